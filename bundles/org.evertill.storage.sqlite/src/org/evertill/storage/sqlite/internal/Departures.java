package org.evertill.storage.sqlite.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Replay;
import org.evertill.sync.protocol.Operation;

/**
 * Takes rows away that have left their scope for one that this till does not see. A row goes only if it is still in the scope
 * that it left: when it came back, or moved to a scope that this till sees too, another entry of the cut says where it is. What
 * has pending operations stays visible until they are at head office. Inside the transaction of a cut, with the guard open.
 */
final class Departures {

    /** Per row and scope what the stage says last, and of that only what left; the table's name is argument 1. */
    private static final String LEFT = "(SELECT entity_id, scope FROM"
            + " (SELECT entity_id, scope, gone, max(n) FROM pull_stage WHERE table_name = ?1 GROUP BY entity_id, scope)"
            + " WHERE gone = 1)";

    /**
     * Rows that left any scope and are in none that the cut names: one that landed early where this till does not see it. A cut
     * names every scope that the till sees.
     */
    private static final String STRAYED =
            "t.%1$s IN (SELECT entity_id FROM pull_stage WHERE table_name = ?1 AND gone = 1)"
                    + " AND t.%1$s NOT IN (SELECT entity_id FROM pull_stage WHERE table_name = ?1 AND gone = 0)"
                    + " AND t.scope NOT IN (SELECT scope FROM pull_cursor)";

    /** What left of this till's own rows before any cut brought them, and has pending operations; of one table, argument 1. */
    private static final String UNSEEN = "SELECT l.entity_id, l.scope, l.version FROM"
            + " (SELECT entity_id, scope, version, gone, max(n) FROM pull_stage WHERE table_name = ?1"
            + " GROUP BY entity_id, scope) l WHERE l.gone = 1"
            + " AND EXISTS (SELECT 1 FROM temp.pending_op p WHERE p.table_name = ?1 AND p.entity_id = l.entity_id)"
            + " AND NOT EXISTS (SELECT 1 FROM shadow h WHERE h.table_name = ?1 AND h.entity_id = l.entity_id)";

    private Departures() {}

    /** The tables of which rows left. */
    static List<String> tables(Session session) {
        return session.list(
                "SELECT DISTINCT table_name FROM pull_stage WHERE gone = 1", List.of(), row -> row.getString(1));
    }

    /** Whether conflicts or incidents are among them. */
    static boolean haveDerived(Session session) {
        return session.number("SELECT EXISTS (SELECT 1 FROM pull_stage WHERE gone = 1 AND table_name IN ('"
                        + Conflict.TYPE.table() + "', '" + Incident.TYPE.table() + "'))")
                != 0;
    }

    /** After the rows that are there were put in place. */
    static void apply(Session session, EntityTable<?> table, long ackedSeq) {
        session.list(UNSEEN, List.of(table.table()), Left::of)
                .forEach(left -> keepImage(session, table, left, ackedSeq));
        session.update(
                "UPDATE shadow SET gone = 1 WHERE table_name = ?1 AND (entity_id, scope) IN " + LEFT, table.table());
        session.update(
                "DELETE FROM " + table.table() + " AS t WHERE ((t." + table.idColumn() + ", t.scope) IN " + LEFT
                        + " OR "
                        + STRAYED.formatted(table.idColumn())
                        + ") AND NOT EXISTS (SELECT 1 FROM shadow h WHERE h.table_name = ?1 AND h.entity_id = t."
                        + table.idColumn() + ")",
                table.table());
    }

    /** A row that left, or that a load of its scope does not name. */
    record Left(String id, String scope, long version) {

        static Left of(ResultSet row) throws SQLException {
            return new Left(row.getString(1), row.getString(2), row.getLong(3));
        }
    }

    /** What this till had made of the row is all it can know of it; the image goes with the last pending operation. */
    static void keepImage(Session session, EntityTable<?> table, Left left, long ackedSeq) {
        var state = Replay.State.NOTHING;
        for (Operation op : session.list(
                OperationLog.select() + "WHERE table_name = ? AND entity_id = ? AND seq <= ? ORDER BY seq",
                List.of(table.table(), left.id(), ackedSeq),
                OperationLog.in(session))) {
            state = Replay.after(table.type(), state, op);
        }
        session.update(
                "INSERT INTO shadow (table_name, entity_id, scope, version, deleted, row, after_seq, gone)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
                table.table(),
                left.id(),
                left.scope(),
                left.version(),
                state.deleted(),
                table.text(session, left.id(), state.row()),
                ackedSeq);
    }

    /** Of a table that this till does not have. */
    static void applyUnknown(Session session, String table) {
        session.update("DELETE FROM unknown_row WHERE table_name = ?1 AND (entity_id, scope) IN " + LEFT, table);
    }
}
