package org.evertill.fiscal.reference.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.evertill.file.Csv;

/** The chain as CSV and as JSON, with all that is needed to check it without Evertill; docs/fiscal.md says how. */
final class ChainExport {

    private ChainExport() {}

    static List<Path> write(List<ChainLine> lines, Keys keys, Path directory)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(directory);
        var csv = directory.resolve("fiscal-records.csv");
        var json = directory.resolve("fiscal-records.json");
        csv(lines, csv);
        Files.write(json, json(lines, keys));
        return List.of(csv, json);
    }

    /** Exact: who checks the hashes needs every field as it was signed. */
    private static void csv(List<ChainLine> lines, Path file) throws IOException {
        try (var csv = Csv.exact(file, ',')) {
            csv.add(ChainLine.NAMES);
            lines.forEach(line -> csv.add(line.values()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> json(List<ChainLine> lines, Keys keys) throws GeneralSecurityException {
        var rows = new ArrayList<String>();
        rows.add("{\"serial\":" + text(keys.serial()) + ",\"algorithm\":" + text(Keys.ALGORITHM) + ",\"public_key\":"
                + text(keys.publicKey()) + ",\"records\":[");
        for (int i = 0; i < lines.size(); i++) {
            rows.add(row(lines.get(i)) + (i + 1 < lines.size() ? "," : ""));
        }
        rows.add("]}");
        return rows;
    }

    private static String row(ChainLine line) {
        var values = line.values();
        var row = new StringJoiner(",", "{", "}");
        for (int i = 0; i < values.size(); i++) {
            String value = i == 0 ? values.get(i) : text(values.get(i));
            row.add(text(ChainLine.NAMES.get(i)) + ":" + value);
        }
        return row.toString();
    }

    /** A record has no control characters. */
    private static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
