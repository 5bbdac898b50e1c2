package org.evertill.storage.sqlite;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks through every byte of every file of a directory, as somebody would who has got hold of the disk. */
final class FileBytes {

    private static final List<Charset> FORMS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}){8,}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    private FileBytes() {}

    /** Which of the words stand in a text, as they are, or in JSON, base64 or hexadecimal digits within it. */
    static Set<String> foundIn(String text, List<String> words) {
        var forms = new ArrayList<String>();
        forms.add(text);
        forms.add(ESCAPED.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16)))));
        BASE64.matcher(text).results().forEach(found -> {
            String plain = found.group().replace('-', '+').replace('_', '/');
            String whole = plain.substring(0, plain.length() - (plain.length() % 4 == 1 ? 1 : 0));
            forms.add(new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8));
        });
        HEX.matcher(text)
                .results()
                .forEach(
                        found -> forms.add(new String(HexFormat.of().parseHex(found.group()), StandardCharsets.UTF_8)));
        var found = new TreeSet<String>();
        words.stream()
                .filter(word -> forms.stream().anyMatch(form -> form.contains(word)))
                .forEach(found::add);
        return found;
    }

    /** Every value of every table of a SQLite file, a line for each, as a dump has them. */
    static List<String> dump(Path database) throws SQLException {
        var lines = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                    lines.add("schema: " + rows.getString(2));
                }
            }
            for (String table : tables) {
                try (var rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            lines.add(table + ": " + value(rows.getObject(i)));
                        }
                    }
                }
            }
        }
        return lines;
    }

    private static String value(@Nullable Object value) {
        return value instanceof byte[] bytes
                ? HexFormat.of().formatHex(bytes) + " " + new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(value);
    }

    /** Which of the words stand somewhere, with the name of the file in which they do. */
    static Set<String> found(Path directory, List<String> words) throws IOException {
        var found = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // One character a byte, so that what is searched is the bytes.
                var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                words.stream()
                        .filter(word -> FORMS.stream()
                                .anyMatch(form ->
                                        content.contains(new String(word.getBytes(form), StandardCharsets.ISO_8859_1))))
                        .forEach(word -> found.add(word + " in " + file.getFileName()));
            }
        }
        return found;
    }
}
