package org.evertill.fiscal.dsfinvk.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of the DSFinV-K.
 *
 * @param name by which the DSFinV-K speaks of it
 */
record Table(String file, String name, List<Column> columns) {

    private static final Stream<String> KEY = Stream.of("Z_KASSE_ID:50*", "Z_ERSTELLUNG:30*", "Z_NR:n0*");

    /** All, in the order of the published index.xml. */
    static final List<Table> ALL = all();

    private static List<Table> all() {
        var key = KEY.map(Column::of).toList();
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Table.class.getResourceAsStream("tables.txt")), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> of(line, key))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table of(String line, List<Column> key) {
        var words = line.split(" ");
        return new Table(
                words[0],
                words[1],
                Stream.concat(key.stream(), Arrays.stream(words).skip(2).map(Column::of))
                        .toList());
    }

    /** The names of the columns. */
    List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    /** A row; empty where there is no value. A column that the file does not have is a programmer's error. */
    List<String> row(Map<String, ?> values) {
        var unknown = values.keySet().stream()
                .filter(name ->
                        columns.stream().noneMatch(column -> column.name().equals(name)))
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(file + " has no column " + unknown);
        }
        return columns.stream()
                .map(column -> {
                    var value = values.get(column.name());
                    return value == null ? "" : column.text(value);
                })
                .toList();
    }
}
