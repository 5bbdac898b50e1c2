package org.evertill.fiscal.dsfinvk.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evertill.file.Csv;

/** The files of an export while they are written, row by row: with semicolons, and exact, since the edition prescribes their contents. */
final class Sheets implements AutoCloseable {

    private static final char SEPARATOR = ';';

    private record Sheet(Table table, Csv csv) {}

    private final Map<String, Sheet> sheets = new LinkedHashMap<>();

    Sheets(Path directory) throws IOException {
        try {
            for (Table table : Table.ALL) {
                var csv = Csv.exact(directory.resolve(table.file()), SEPARATOR);
                sheets.put(table.file(), new Sheet(table, csv));
                csv.add(table.header());
            }
        } catch (IOException | UncheckedIOException e) {
            close();
            throw e;
        }
    }

    /** Adds a row to a file; values by column, in any order. */
    void add(String file, Map<String, ?> values) {
        var sheet = sheets.get(file);
        if (sheet == null) {
            throw new IllegalArgumentException("no file " + file);
        }
        sheet.csv().add(sheet.table().row(values));
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (Sheet sheet : sheets.values()) {
            try {
                sheet.csv().close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
