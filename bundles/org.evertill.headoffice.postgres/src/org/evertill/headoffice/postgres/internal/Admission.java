package org.evertill.headoffice.postgres.internal;

import java.util.Optional;
import org.evertill.entity.Row;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Operation;
import org.jspecify.annotations.Nullable;

/** What an operation must be before the merge looks at it: about a row that its author may write and we can hold. */
final class Admission {

    private static final int MAX_ID_LENGTH = 64;

    private Admission() {}

    /**
     * Why an operation is not admitted.
     *
     * @param rowScope the scope the row is in already, null for a new row
     */
    static Optional<Problem> problemOf(Operation op, Author author, Tables tables, @Nullable String rowScope) {
        if (!isIdentifier(op.entityId())) {
            return refused(op, "entity.invalid", "The operation names its row by a text that is no identifier.");
        }
        if (!author.mayWrite(op.scope()) || rowScope != null && !author.mayWrite(rowScope)) {
            return refused(
                    op,
                    "sync.foreign-scope",
                    "The operation changes a row that is not this till's to change."
                            + " Look where the till is enrolled.");
        }
        if (rowScope != null && !rowScope.equals(op.scope())) {
            return Optional.of(moved(op));
        }
        var table = tables.find(op.table());
        return table.isPresent() && holdsNul(op.after(), table.get())
                ? refused(op, "entity.invalid", "A text of the operation contains the character NUL.")
                : Optional.empty();
    }

    /** Rows keep their scope for life, since those who see only one of two scopes would see it die or appear. */
    static Problem moved(Operation op) {
        return about(
                op,
                "sync.scope-moved",
                "The operation would move a row to another store or month."
                        + " Delete the row, and make a new one there.");
    }

    /** Whether a text can name a row. */
    static boolean isIdentifier(String text) {
        return !text.isBlank() && text.length() <= MAX_ID_LENGTH && text.indexOf('\u0000') < 0;
    }

    /** In columns that a newer till knows; those that we know are checked against their description. */
    private static boolean holdsNul(Row row, Table table) {
        return row.values().entrySet().stream()
                .anyMatch(e -> e.getValue() instanceof String text
                        && (text.indexOf('\u0000') >= 0 || e.getKey().indexOf('\u0000') >= 0)
                        && !table.columnNames().contains(e.getKey()));
    }

    private static Optional<Problem> refused(Operation op, String code, String message) {
        return Optional.of(about(op, code, message));
    }

    private static Problem about(Operation op, String code, String message) {
        return Problem.of(code, message).with("seq", op.seq());
    }
}
