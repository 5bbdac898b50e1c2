package org.evertill.entity;

import java.util.ArrayList;
import java.util.List;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Problem;

/** Validation of a complete row against its description. */
final class RowCheck {

    private static final int MAX_ID_LENGTH = 64;

    private RowCheck() {}

    static List<Problem> problemsOf(EntityType<?> type, Row row) {
        var problems = problemsOf(type, row, type.columns());
        return problems.isEmpty() ? problemsOfRecord(type, row) : problems;
    }

    /** What the columns one by one do not show: an unknown constant or currency, a record's own rule. */
    private static List<Problem> problemsOfRecord(EntityType<?> type, Row row) {
        try {
            type.fromRow(row);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(Problem.of(
                            "entity.invalid",
                            "A row of " + type.table() + " is no valid "
                                    + type.recordType().getSimpleName()
                                    + ". Correct its values, for example a currency.")
                    .with("table", type.table()));
        }
    }

    static List<Problem> problemsOfPart(EntityType<?> type, Row row) {
        return problemsOf(
                type,
                row,
                type.columns().stream().filter(c -> row.has(c.name())).toList());
    }

    static List<Problem> problemsOf(EntityType<?> type, Row row, List<Column> columns) {
        var problems = new ArrayList<Problem>();
        for (Column column : columns) {
            check(type, column, row, problems);
        }
        var id = row.get(type.idColumn());
        if (id instanceof String text && (text.isBlank() || text.length() > MAX_ID_LENGTH)) {
            problems.add(problem(
                    type,
                    type.idColumn(),
                    "is no identifier of 1 to 64 characters, for example one of " + Nanoid.LENGTH));
        }
        return List.copyOf(problems);
    }

    private static void check(EntityType<?> type, Column column, Row row, List<Problem> problems) {
        Object value = row.get(column.name());
        if (value == null) {
            if (!column.nullable()) {
                problems.add(problem(type, column.name(), "must not be empty"));
            }
        } else if (!column.type().accepts(value)) {
            problems.add(problem(type, column.name(), "must be of type " + column.type()));
        } else if (column.maxLength() > 0 && ((String) value).length() > column.maxLength()) {
            problems.add(problem(type, column.name(), "must have at most " + column.maxLength() + " characters"));
        } else if (value instanceof String text && !WellFormed.isStorable(text)) {
            problems.add(problem(type, column.name(), "must not contain the character NUL or half a surrogate pair"));
        }
    }

    private static Problem problem(EntityType<?> type, String column, String what) {
        return Problem.of("entity.invalid", type.table() + "." + column + " " + what + ".")
                .with("table", type.table())
                .with("column", column);
    }
}
