package org.evertill.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Columns whose values together no two living rows should share.
 *
 * @param name as {@link Unique} says
 * @param columns in declaration order, at least one
 */
public record UniqueClaim(String name, List<String> columns) {

    public UniqueClaim {
        columns = List.copyOf(columns);
    }

    static List<UniqueClaim> of(List<Field> fields) {
        var columns = new LinkedHashMap<String, List<String>>();
        for (Field field : fields) {
            field.claim()
                    .ifPresent(name -> columns.computeIfAbsent(name, n -> new ArrayList<>())
                            .addAll(field.columnNames()));
        }
        return columns.entrySet().stream()
                .map(e -> new UniqueClaim(e.getKey(), e.getValue()))
                .toList();
    }

    /** What a row claims, as canonical JSON; empty when it leaves one of the columns empty. */
    public Optional<String> valueOf(Row row) {
        if (columns.stream().anyMatch(c -> row.get(c) == null)) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        CanonicalJson.write(text, columns.stream().map(row::get).toList());
        return Optional.of(text.toString());
    }
}
