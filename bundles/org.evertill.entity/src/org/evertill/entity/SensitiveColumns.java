package org.evertill.entity;

import java.util.Optional;

/** Whether what an entity keeps encrypted can be kept so: what databases have to compare cannot. */
final class SensitiveColumns {

    private SensitiveColumns() {}

    /** What is wrong; empty when nothing is. */
    static Optional<String> wrong(EntityType<?> type) {
        return type.sensitiveColumns().stream()
                .filter(column -> !fits(type, column))
                .map(column -> column.name()
                        + ": only texts are sensitive, and none that rows are searched, ordered or placed by")
                .findFirst();
    }

    private static boolean fits(EntityType<?> type, Column column) {
        boolean placed = column.name().equals(type.idColumn())
                || type.scopeColumns().contains(column.name())
                || type.columns().stream().anyMatch(c -> c.indexedThen().contains(column.name()));
        boolean named = !type.columnNames().contains(column.blindColumn());
        return column.type() == ColumnType.TEXT && !column.searchable() && !placed && named;
    }
}
