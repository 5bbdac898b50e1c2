package org.evertill.storage.sqlite.internal;

import java.util.List;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.EntityType;
import org.evertill.kernel.VersionVector;

/**
 * Scopes that a till loads from nothing, because head office does not have all any more that happened since the till was
 * there last: what the load does not name was deleted meanwhile, or went elsewhere. All that is visible stays as it is until
 * the cut with the load; what this till has entered stays beyond it. Inside a transaction, with the guard open.
 */
final class Reloads {

    /** What the load names; its last word about a row that left again is the business of {@link Departures}. */
    private static final String NAMED = "(SELECT entity_id FROM pull_stage WHERE table_name = ?1 AND scope = ?2)";

    /** Head office has not spoken of it in any cut. */
    private static final String UNSEEN = "instr(t.version_vector, '\"" + VersionVector.HEAD_OFFICE + "\"') = 0";

    private static final String MADE_HERE =
            "SELECT 1 FROM sync_log o WHERE o.entity_id = t.%s AND o.table_name = ?1 AND o.operation = 'INSERT'";

    private static final String IS_ASIDE = "EXISTS (SELECT 1 FROM sync_incidents i WHERE i.kind = 'QUARANTINE'"
            + " AND i.status = 'OPEN' AND " + Branches.IS_OWN
            + " AND o.seq BETWEEN i.first_seq AND i.last_seq)";

    /**
     * What this till made, head office took and no cut brought, with operations that are pending: it goes with the last of
     * them.
     */
    private static final String GOING = "SELECT t.%1$s, t.scope, 1 FROM %2$s t WHERE " + UNSEEN
            + " AND t.%1$s NOT IN " + NAMED
            + " AND EXISTS (SELECT 1 FROM temp.pending_op p WHERE p.table_name = ?1 AND p.entity_id = t.%1$s)"
            + " AND EXISTS (" + MADE_HERE.replace("%s", "%1$s") + " AND o.seq <= ?3 AND NOT " + IS_ASIDE + ")"
            + " AND NOT EXISTS (SELECT 1 FROM shadow h WHERE h.table_name = ?1 AND h.entity_id = t.%1$s)";

    /**
     * Operations that no cut contains yet, and what made a row of which head office knows nothing because it is set aside. The
     * incidents are those of the cut; what this till was told when it pushed may have been lost.
     */
    private static final String OWN = "(SELECT 1 FROM sync_log o WHERE o.entity_id = t.%s AND o.table_name = ?1"
            + " AND (o.seq > ?3 OR o.operation = 'INSERT' AND " + UNSEEN + " AND " + IS_ASIDE + "))";

    private Reloads() {}

    /** Notes that a scope begins from nothing. */
    static void begin(Session session, Tables tables, String scope, long floor) {
        session.update("DELETE FROM pull_stage WHERE scope = ?", scope);
        session.update("DELETE FROM pull_cursor WHERE scope = ?", scope);
        session.update("DELETE FROM sync_cursor WHERE scope = ?", scope);
        session.update(
                "INSERT INTO pull_load (scope, floor) VALUES (?, ?) ON CONFLICT (scope) DO UPDATE SET floor ="
                        + " excluded.floor",
                scope,
                floor);
        // What these counted for somewhere else is not known any more.
        session.update("UPDATE sync_cursor SET digest = NULL WHERE scope IN (SELECT of_scope FROM early_row)");
        // What landed early before now is in the load, if it is still there; what lands from now on may not be.
        for (EntityType<?> type : tables.types()) {
            EntityTable<?> table = tables.of(type);
            session.update(
                    "DELETE FROM early_row WHERE table_name = ?1 AND entity_id IN (SELECT t." + table.idColumn()
                            + " FROM "
                            + table.table() + " t JOIN early_row e ON e.table_name = ?1 AND e.entity_id = t."
                            + table.idColumn() + " WHERE t.scope = ?2)",
                    table.table(),
                    scope);
        }
    }

    /** After the rows of the cut were put in place; gives whether anything was loaded. */
    static boolean end(Session session, Tables tables, long ackedSeq) {
        var scopes = session.list("SELECT scope FROM pull_load", List.of(), row -> row.getString(1));
        for (String scope : scopes) {
            // A fact is never deleted, and one that head office does not have has happened all the same.
            tables.types().stream()
                    .filter(type -> type.nature() == Nature.FACT)
                    .forEach(type -> keep(session, tables.of(type), scope, ackedSeq));
            tables.types().stream()
                    .filter(type -> type.nature() != Nature.FACT)
                    .forEach(type -> end(session, tables.of(type), scope, ackedSeq));
            session.update(
                    "DELETE FROM unknown_row AS u WHERE scope = ?1 AND NOT EXISTS (SELECT 1 FROM pull_stage s"
                            + " WHERE s.table_name = u.table_name AND s.entity_id = u.entity_id AND s.scope = ?1)",
                    scope);
        }
        session.update("DELETE FROM pull_load");
        return !scopes.isEmpty();
    }

    /** Takes note of facts that head office had and has no more. */
    private static void keep(Session session, EntityTable<?> table, String scope, long ackedSeq) {
        String id = table.idColumn();
        session.update(
                "INSERT INTO only_here (table_name, entity_id) SELECT ?1, t." + id + " FROM " + table.table()
                        + " t WHERE t.scope = ?2 AND NOT (" + UNSEEN + ") AND t." + id + " NOT IN " + NAMED
                        + " AND NOT EXISTS " + OWN.formatted(id) + " ON CONFLICT DO NOTHING",
                table.table(),
                scope,
                ackedSeq);
    }

    private static void end(Session session, EntityTable<?> table, String scope, long ackedSeq) {
        String id = table.idColumn();
        session.list(GOING.formatted(id, table.table()), List.of(table.table(), scope, ackedSeq), Departures.Left::of)
                .forEach(left -> Departures.keepImage(session, table, left, ackedSeq));
        session.update(
                "UPDATE shadow SET gone = 1 WHERE table_name = ?1 AND scope = ?2 AND entity_id NOT IN " + NAMED,
                table.table(),
                scope);
        session.update(
                "DELETE FROM " + table.table() + " AS t WHERE (t.scope = ?2 OR " + UNSEEN + ") AND t." + id + " NOT IN "
                        + NAMED
                        + " AND NOT EXISTS " + OWN.formatted(id)
                        + " AND NOT EXISTS (SELECT 1 FROM shadow h WHERE h.table_name = ?1 AND h.entity_id = t." + id
                        + ") AND NOT EXISTS (SELECT 1 FROM early_row e WHERE e.table_name = ?1 AND e.entity_id = t."
                        + id
                        + ")",
                table.table(),
                scope,
                ackedSeq);
    }
}
