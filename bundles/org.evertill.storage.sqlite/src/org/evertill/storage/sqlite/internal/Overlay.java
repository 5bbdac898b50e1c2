package org.evertill.storage.sqlite.internal;

import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Replay;
import org.evertill.sync.protocol.Operation;

/**
 * Makes every row that has a shadow visible again: the shadow's image with the operations beyond the cut on top. A row that
 * has left this till's scopes goes with its last pending operation.
 */
final class Overlay {

    private final Session session;
    private final Tables tables;
    private final long ackedSeq;
    private final String now;

    Overlay(Session session, Tables tables, long ackedSeq, String now) {
        this.session = session;
        this.tables = tables;
        this.ackedSeq = ackedSeq;
        this.now = now;
    }

    private record Shadow(String id, String scope, long version, boolean gone, Replay.State state) {}

    void replay() {
        for (EntityType<?> type : tables.types()) {
            EntityTable<?> table = tables.of(type);
            String after = "";
            // Page by page, because replaying changes the table that is read.
            for (List<Shadow> page = page(table, after); !page.isEmpty(); page = page(table, after)) {
                page.forEach(shadow -> replay(table, shadow));
                after = page.getLast().id();
            }
        }
    }

    private List<Shadow> page(EntityTable<?> table, String after) {
        return session.list(
                "SELECT entity_id, scope, version, deleted, row, gone FROM shadow WHERE table_name = ? AND entity_id >"
                        + " ? ORDER BY entity_id LIMIT 500",
                List.of(table.table(), after),
                row -> new Shadow(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getInt(6) != 0,
                        new Replay.State(
                                table.parsed(session, row.getString(1), row.getString(5)), row.getInt(4) != 0)));
    }

    private void replay(EntityTable<?> table, Shadow shadow) {
        // An image that landed early holds operations that this cut does not.
        List<Long> pending = session.list(
                "SELECT p.seq FROM temp.pending_op p JOIN shadow s USING (table_name, entity_id)"
                        + " WHERE p.table_name = ? AND p.entity_id = ? AND p.seq > s.after_seq ORDER BY p.seq",
                List.of(table.table(), shadow.id()),
                row -> row.getLong(1));
        var state = shadow.state();
        String scope = shadow.scope();
        for (long seq : pending) {
            Operation operation = operation(seq);
            state = Replay.after(table.type(), state, operation);
            scope = operation.scope();
        }
        var vector = VersionVector.ofHeadOffice(shadow.version());
        if (pending.isEmpty()) {
            if (shadow.gone()) {
                table.remove(session, shadow.id());
            } else {
                table.upsert(session, image(table, shadow.id(), scope, state, vector));
            }
            session.update("DELETE FROM shadow WHERE table_name = ? AND entity_id = ?", table.table(), shadow.id());
        } else {
            var own = vector.with(replica(), pending.getLast());
            table.upsert(session, image(table, shadow.id(), scope, state, own));
            session.update(
                    "UPDATE shadow SET after_seq = max(after_seq, ?) WHERE table_name = ? AND entity_id = ?",
                    ackedSeq,
                    table.table(),
                    shadow.id());
        }
    }

    private EntityTable.Image image(
            EntityTable<?> table, String id, String scope, Replay.State state, VersionVector vector) {
        var known = table.type().columnNames();
        Row unknown = state.row().without(known);
        return new EntityTable.Image(
                state.row().only(known).with(table.idColumn(), id),
                scope,
                vector.counters().size() > 1 ? OperationLog.PENDING : OperationLog.SYNCED,
                now,
                vector,
                state.deleted(),
                unknown.isEmpty() ? null : RowJson.write(unknown));
    }

    private Operation operation(long seq) {
        return OperationLog.find(session, seq)
                .orElseThrow(() -> new ProblemException(SqlProblems.damaged("the log lacks operation " + seq)));
    }

    private String replica() {
        return Identities.read(session).orElseThrow().replica();
    }
}
