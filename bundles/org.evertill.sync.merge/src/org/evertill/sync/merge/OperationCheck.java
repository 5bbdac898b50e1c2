package org.evertill.sync.merge;

import java.util.List;
import java.util.Optional;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Problem;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/** What an operation must be whatever the row is: permitted for its kind of entity, storable, about its own row. */
final class OperationCheck {

    private OperationCheck() {}

    static Optional<Problem> problemOf(EntityType<?> type, Operation op, Author author) {
        if (type.nature() == Entity.Nature.DERIVED && !isErasure(op, author)) {
            return Optional.of(about(
                    op,
                    "entity.derived",
                    "The operation writes a row that only head office makes. Update the till that sent it."));
        }
        return switch (op.kind()) {
            case INSERT -> ofInsert(type, op);
            case UPDATE -> ofFact(type, op).or(() -> ofRow(type, op, type.problemsOfPart(op.after())));
            case DELETE -> ofFact(type, op);
            case RESOLVE -> ofFact(type, op).or(() -> ofRow(type, op, type.problemsOfPart(op.after())));
        };
    }

    /** Whether head office itself says that a person's data is erased: nobody else can. */
    private static boolean isErasure(Operation op, Author author) {
        return op.table().equals(Erasure.TYPE.table())
                && op.kind() == OperationKind.INSERT
                && author.replica().equals(VersionVector.HEAD_OFFICE);
    }

    private static Optional<Problem> ofInsert(EntityType<?> type, Operation op) {
        // an older author does not know the columns that were added since
        boolean older = op.schemaVersion() < type.version();
        var problems = older ? type.problemsOfPart(op.after()) : type.problemsOf(op.after());
        if (!problems.isEmpty()) {
            return ofRow(type, op, problems);
        }
        if (!op.after().has(type.idColumn())) {
            return invalid(op, "The operation makes a row without an identifier.");
        }
        if (!type.isInScope(op.after(), op.scope())) {
            return invalid(op, "The operation names another scope than its row.");
        }
        return ofRow(type, op, problems);
    }

    private static Optional<Problem> ofFact(EntityType<?> type, Operation op) {
        return type.nature() != Entity.Nature.FACT
                ? Optional.empty()
                : Optional.of(about(
                        op,
                        "entity.fact",
                        "The operation changes a fact, and facts are only reversed. Make a reversing one."));
    }

    private static Optional<Problem> ofRow(EntityType<?> type, Operation op, List<Problem> problems) {
        if (!problems.isEmpty()) {
            return Optional.of(problems.getFirst().with("id", op.entityId()).with("seq", op.seq()));
        }
        return op.after().has(type.idColumn())
                        && !op.entityId().equals(op.after().get(type.idColumn()))
                ? invalid(op, "The operation names another row than the one it holds.")
                : Optional.empty();
    }

    private static Optional<Problem> invalid(Operation op, String message) {
        return Optional.of(about(
                op, "merge.invalid", message + " Nothing can be done at head office; report the till that made it."));
    }

    static Problem about(Operation op, String code, String message) {
        return Problem.of(code, message)
                .with("table", op.table())
                .with("id", op.entityId())
                .with("seq", op.seq());
    }
}
