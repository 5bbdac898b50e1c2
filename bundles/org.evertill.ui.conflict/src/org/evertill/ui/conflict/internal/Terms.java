package org.evertill.ui.conflict.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.entity.Column;
import org.evertill.entity.ColumnType;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.sync.merge.Conflict;

/**
 * What can be decided about a conflict.
 *
 * @param typed the column for which a value can be typed, if there is one
 */
record Terms(Kind kind, Optional<Column> typed) {

    private static final String REFERENCE = "_id";

    /** What came apart. */
    enum Kind {
        /** Fields of one row: one of the values stands. */
        FIELDS,
        /** One deleted a row that another changed. */
        LIFE,
        /** Several rows have a value that only one should have; the others give it back with all they are. */
        CODE,
        /** The same, of rows that are more than the value. */
        CLAIM
    }

    static Terms of(Conflict conflict, EntityType<?> type) {
        String group = conflict.fieldGroup();
        if (group.equals(FieldGroup.LIFE)) {
            return new Terms(Kind.LIFE, Optional.empty());
        }
        if (!group.startsWith(FieldGroup.UNIQUE)) {
            var columns = type.groups().stream()
                    .filter(g -> g.name().equals(group))
                    .flatMap(g -> g.columns().stream())
                    .toList();
            return new Terms(Kind.FIELDS, onlyText(type, columns));
        }
        String name = group.substring(FieldGroup.UNIQUE.length());
        var claimed = type.claims().stream()
                .filter(claim -> claim.name().equals(name))
                .flatMap(claim -> claim.columns().stream())
                .toList();
        var free = claimed.stream()
                .filter(column -> !type.scopeColumns().contains(column))
                .toList();
        var typed = conflict.values().size() == 2 ? onlyText(type, free) : Optional.<Column>empty();
        return new Terms(isOnlyTheClaim(type, claimed) ? Kind.CODE : Kind.CLAIM, typed);
    }

    /** Whether one of several rows keeps its value. */
    boolean isClaim() {
        return kind == Kind.CODE || kind == Kind.CLAIM;
    }

    private static Optional<Column> onlyText(EntityType<?> type, List<String> columns) {
        if (columns.size() != 1) {
            return Optional.empty();
        }
        return type.columns().stream()
                .filter(column -> column.name().equals(columns.getFirst()))
                .filter(column -> column.type() == ColumnType.TEXT && !column.sensitive())
                .filter(column -> !isReference(column))
                .findFirst();
    }

    /** A row that says whose the value is, like a barcode of a product, and at most adds to it what may be left empty. */
    private static boolean isOnlyTheClaim(EntityType<?> type, List<String> claimed) {
        var others = type.columns().stream()
                .filter(column -> !claimed.contains(column.name()))
                .filter(column -> !column.name().equals(type.idColumn()))
                .toList();
        return others.stream().anyMatch(column -> isReference(column) && !column.nullable())
                && others.stream().allMatch(column -> isReference(column) || column.nullable());
    }

    private static boolean isReference(Column column) {
        return column.name().endsWith(REFERENCE);
    }
}
