package org.evertill.sync.merge;

import java.util.Optional;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Operation;
import org.jspecify.annotations.Nullable;

/** Whether an operation took a counter below what it should not fall below: several did who did not know of each other. Pure. */
final class Overdraft {

    private Overdraft() {}

    static Optional<Problem> of(EntityType<?> type, Operation op, @Nullable StoredRow before, StoredRow after) {
        var row = after.state().row();
        return type.least().keySet().stream()
                .sorted()
                .filter(column -> isBelow(
                        type,
                        column,
                        before == null ? Row.EMPTY : before.state().row(),
                        row))
                .findFirst()
                .map(column -> problem(op, column, row));
    }

    private static boolean isBelow(EntityType<?> type, String column, Row before, Row after) {
        long least = type.least().get(column);
        return after.get(column) instanceof Long now
                && now < least
                && (!(before.get(column) instanceof Long was) || now < was);
    }

    private static Problem problem(Operation op, String column, Row row) {
        return Problem.of(
                        "sync.overdrawn",
                        "With this, " + column + " of " + op.table() + " " + op.entityId() + " is "
                                + row.get(column) + ", less than it may be: more was taken than there was, at tills"
                                + " that did not know of each other. It counts all the same; look whether it is to be"
                                + " put right.")
                .with("table", op.table())
                .with("id", op.entityId());
    }
}
