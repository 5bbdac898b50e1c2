package org.evertill.storage.sqlite.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Replay;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/**
 * Checks that every row with operations of its own is the replay of them: on head office's image in the shadow, or on
 * nothing. It finds a row's operations by their contexts, each naming the one before, which is another way than the
 * pull's.
 */
final class ReplayCheck {

    /** Operations on one row that are followed back at most. */
    private static final int MAX_CHAIN = 100_000;

    private final Session session;
    private final EntityTable<?> table;
    private final String replica;
    private final Findings findings;
    private final long compacted;

    ReplayCheck(Session session, EntityTable<?> table, String replica, Findings findings) {
        this.session = session;
        this.table = table;
        this.replica = replica;
        this.findings = findings;
        this.compacted = LogBase.read(session).seq();
    }

    private record Base(Replay.State state, long afterSeq, boolean shadowed) {}

    void check() {
        String condition = " WHERE instr(version_vector, ?) > 0";
        String mark = '"' + replica + '"';
        long total = session.number("SELECT count(*) FROM " + table.table() + condition, mark);
        findings.begin("replaying the pending rows of " + table.table(), total);
        findings.count("replayed." + table.table(), total);
        try {
            session.forEach(table.select() + condition, List.of(mark), table.image(session), this::checkReadable);
        } catch (ProblemException | IllegalArgumentException e) {
            findings.add(
                    "row.unreadable",
                    "A row of " + table.table() + " cannot be read; those after it were not checked.");
        }
    }

    private void checkReadable(EntityTable.Image image) {
        try {
            check(image);
        } catch (ProblemException | IllegalArgumentException e) {
            findings.add(
                    "row.no-history",
                    "The operations of the row " + table.table() + " "
                            + image.row().text(table.idColumn()) + " cannot be read.");
        }
        findings.advance();
    }

    private void check(EntityTable.Image image) {
        String id = String.valueOf(image.row().text(table.idColumn()));
        Base base = base(id);
        if (beginsInBase(image, base)) {
            return;
        }
        Optional<Deque<Operation>> operations = operations(image, id, base);
        if (operations.isEmpty()) {
            findings.add(
                    "row.no-history",
                    "The row " + table.table() + " " + id + " names an operation that the log does not have for it.");
            return;
        }
        Replay.State state = base.state();
        for (Operation operation : operations.get()) {
            state = Replay.after(table.type(), state, operation);
        }
        if (state.deleted() != image.deleted()
                || !state.row().agrees(image.row(), table.type().columnNames())) {
            findings.add(
                    "row.not-replayed",
                    "The row " + table.table() + " " + id + " is not what its operations make of it.");
        }
    }

    /**
     * Whether some of the row's operations have been taken out of the log: then head office has them in a cut that came,
     * but its row did not come with it, which is so for one that it has set aside or that this till does not see.
     */
    private boolean beginsInBase(EntityTable.Image image, Base base) {
        long seq = image.vector().get(replica);
        for (int steps = 0; seq > Math.max(base.afterSeq(), compacted) && steps < MAX_CHAIN; steps++) {
            var operation = OperationLog.find(session, seq);
            boolean begins = operation.isEmpty() || operation.get().kind() == OperationKind.INSERT && !base.shadowed();
            seq = begins ? 0 : operation.get().context().get(replica);
        }
        return seq > base.afterSeq();
    }

    private Base base(String id) {
        return session.first(
                        "SELECT row, deleted, after_seq FROM shadow WHERE table_name = ? AND entity_id = ?",
                        List.of(table.table(), id),
                        row -> new Base(
                                new Replay.State(table.parsed(session, id, row.getString(1)), row.getInt(2) != 0),
                                row.getLong(3),
                                true))
                .orElse(new Base(Replay.State.NOTHING, 0, false));
    }

    /** The operations to replay, oldest first; empty when one is not there or belongs to another row. */
    private Optional<Deque<Operation>> operations(EntityTable.Image image, String id, Base base) {
        var chain = new ArrayDeque<Operation>();
        long seq = image.vector().get(replica);
        while (seq > base.afterSeq() && chain.size() < MAX_CHAIN) {
            Optional<Operation> found = OperationLog.find(session, seq)
                    .filter(op ->
                            op.table().equals(table.table()) && op.entityId().equals(id));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Operation operation = found.get();
            chain.addFirst(operation);
            boolean begins = operation.kind() == OperationKind.INSERT && !base.shadowed();
            seq = begins ? 0 : operation.context().get(replica);
        }
        return Optional.of(chain);
    }
}
