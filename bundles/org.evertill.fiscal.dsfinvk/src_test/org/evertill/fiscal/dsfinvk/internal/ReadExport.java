package org.evertill.fiscal.dsfinvk.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads an export as somebody would who knows nothing of how it was made. */
record ReadExport(Path directory) {

    List<Map<String, String>> rows(String file) {
        try {
            var lines = Files.readString(directory.resolve(file)).split("\r\n");
            var header = fields(lines[0]);
            var rows = new ArrayList<Map<String, String>>();
            for (int i = 1; i < lines.length; i++) {
                var fields = fields(lines[i]);
                var row = new HashMap<String, String>();
                for (int column = 0; column < header.size(); column++) {
                    row.put(header.get(column), fields.get(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> values(String file, String column) {
        return rows(file).stream().map(row -> row.get(column)).toList();
    }

    /** The sum of a column, in minor units, over some rows. */
    long sum(String file, String column, Predicate<Map<String, String>> which) {
        return rows(file).stream()
                .filter(which)
                .map(row -> new BigDecimal(row.get(column).replace(',', '.')))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(2)
                .longValueExact();
    }

    long sum(String file, String column) {
        return sum(file, column, row -> true);
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean isDoubled = isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (isDoubled) {
                    field.append(c);
                    i++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else if (c == ';' && !isQuoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
