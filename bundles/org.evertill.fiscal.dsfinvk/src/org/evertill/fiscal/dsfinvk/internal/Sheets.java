package org.evertill.fiscal.dsfinvk.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files of an export while they are written, row by row: UTF-8, semicolons, quotation marks where they are needed, CR LF. */
final class Sheets implements AutoCloseable {

    private static final String LINE_END = "\r\n";

    private record Sheet(Table table, BufferedWriter writer) {}

    private final Map<String, Sheet> sheets = new LinkedHashMap<>();

    Sheets(Path directory) throws IOException {
        try {
            for (Table table : Table.ALL) {
                var writer = Files.newBufferedWriter(directory.resolve(table.file()), StandardCharsets.UTF_8);
                sheets.put(table.file(), new Sheet(table, writer));
                line(writer, table.header());
            }
        } catch (IOException e) {
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
        try {
            line(sheet.writer(), sheet.table().row(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(BufferedWriter writer, List<String> fields) throws IOException {
        writer.write(fields.stream().map(Sheets::quoted).collect(Collectors.joining(";")));
        writer.write(LINE_END);
    }

    private static String quoted(String field) {
        boolean isPlain = field.chars().noneMatch(c -> c == ';' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (Sheet sheet : sheets.values()) {
            try {
                sheet.writer().close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
