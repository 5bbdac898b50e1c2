package org.evertill.sync.merge;

import java.util.Optional;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.entity.WellFormed;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Operation;
import org.jspecify.annotations.Nullable;

/** What an operation must be before the merge looks at it: about a row that its author may write and head office can hold. */
final class Admission {

    private Admission() {}

    /**
     * Why an operation is not admitted.
     *
     * @param rowScope the scope the row is in already, null for a new row
     */
    static Optional<Problem> problemOf(
            Operation op, Author author, Optional<EntityType<?>> type, @Nullable String rowScope) {
        if (!RowKey.isIdentifier(op.entityId())) {
            return refused(op, "entity.invalid", "The operation names its row by a text that is no identifier.");
        }
        if (!author.mayWrite(op.scope()) || rowScope != null && !author.mayWrite(rowScope)) {
            return refused(
                    op,
                    "sync.foreign-scope",
                    "The operation changes a row that is not this till's to change."
                            + " Look where the till is enrolled, and whether the row has moved to another store.");
        }
        return type.isPresent() && holdsUnstorable(op.after(), type.get())
                ? refused(op, "entity.invalid", "A text of the operation contains NUL or half a character.")
                : Optional.empty();
    }

    /** What an operation makes of its row belongs to neither the scope where the row is nor the one that it names. */
    static Problem astray(Operation op) {
        return about(
                op,
                "sync.scope-moved",
                "The operation would bring a row to another store than the one it names."
                        + " Look at the row as it is now, and move it again.");
    }

    /** In columns that a newer till knows; those that we know are checked against their description. */
    private static boolean holdsUnstorable(Row row, EntityType<?> type) {
        return row.values().entrySet().stream()
                .filter(e -> !type.columnNames().contains(e.getKey()))
                .anyMatch(e -> !WellFormed.isStorable(e.getKey())
                        || e.getValue() instanceof String text && !WellFormed.isStorable(text));
    }

    private static Optional<Problem> refused(Operation op, String code, String message) {
        return Optional.of(about(op, code, message));
    }

    private static Problem about(Operation op, String code, String message) {
        return Problem.of(code, message).with("seq", op.seq());
    }
}
