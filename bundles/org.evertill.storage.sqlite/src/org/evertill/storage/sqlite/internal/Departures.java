package org.evertill.storage.sqlite.internal;

import java.util.List;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;

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
    static void apply(Session session, EntityTable<?> table) {
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

    /** Of a table that this till does not have. */
    static void applyUnknown(Session session, String table) {
        session.update("DELETE FROM unknown_row WHERE table_name = ?1 AND (entity_id, scope) IN " + LEFT, table);
    }
}
