package org.evertill.storage.sqlite.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.entity.ColumnType;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.EntityType;
import org.evertill.entity.RowJson;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Epoch;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Salvage;

/**
 * Master data as head office had it, which the first cut of another epoch replaces or takes away: what head office may have lost. Whether
 * it has, it knows itself. What this till has put on top comes again as operations. Kept in the transaction of that cut, and for a while
 * after it was offered, since head office may be put back once more. Inside a transaction; what writes, with the guard open.
 */
final class KeptEdits {

    private static final String VERSION =
            "coalesce(json_extract(%s.version_vector, '$." + VersionVector.HEAD_OFFICE + "'), 0)";

    private static final String BROUGHT =
            "(SELECT s.entity_id FROM pull_stage s%s WHERE s.table_name = ?1 AND s.gone = 0%s)";

    /**
     * Rows of scopes that are loaded from nothing, because something in them was lost: those that the load does not name, and those of which
     * it has an older version than this till, or one that was given after the epoch whose last number is argument 2.
     */
    private static final String MAY_BE_LOST = " t.scope IN (SELECT scope FROM pull_load) AND (t.%1$s NOT IN "
            + BROUGHT.formatted("", "") + " OR t.%1$s IN "
            + BROUGHT.formatted(" JOIN %2$s u ON u.%1$s = s.entity_id", "%4$s AND (s.version < %3$s OR s.version > ?2)")
            + ")";

    private static final String KEEP = "INSERT INTO kept_edit (table_name, entity_id, version, scope, deleted, row) %s"
            + " ON CONFLICT (table_name, entity_id, version) DO UPDATE SET offered_at = NULL";

    private KeptEdits() {}

    /** Before a cut is put in place. */
    static void keep(Session session, Tables tables) {
        long before = session.number("SELECT CASE WHEN cut_epoch < epoch THEN cut_epoch ELSE 0 END FROM replica_state");
        if (before == 0 || session.number("SELECT EXISTS (SELECT 1 FROM pull_load)") == 0) {
            return;
        }
        long last = Epoch.before((int) before + 1);
        for (EntityType<?> type : tables.types()) {
            if (type.nature() == Nature.MASTER) {
                keepRows(session, tables.of(type), last);
                keepShadows(session, type.table(), last);
            }
        }
    }

    private static void keepRows(Session session, EntityTable<?> table, long last) {
        String id = table.idColumn();
        session.forEach(
                table.select() + " AS t WHERE " + VERSION.formatted("t") + " > 0 AND NOT EXISTS (SELECT 1 FROM shadow h"
                        + " WHERE h.table_name = ?1 AND h.entity_id = t." + id + ") AND"
                        + MAY_BE_LOST.formatted(id, table.table(), VERSION.formatted("u"), ""),
                List.of(table.table(), last),
                row -> CountedRows.readable(session, table, row),
                found -> found.ifPresent(image -> keep(session, table, image)));
    }

    private static void keep(Session session, EntityTable<?> table, EntityTable.Image image) {
        String id = String.valueOf(image.row().text(table.idColumn()));
        session.update(
                KEEP.formatted("VALUES (?, ?, ?, ?, ?, ?)"),
                table.table(),
                id,
                image.vector().get(VersionVector.HEAD_OFFICE),
                image.scope(),
                image.deleted(),
                table.text(session, id, image.whole()));
    }

    private static void keepShadows(Session session, String table, long last) {
        session.update(
                KEEP.formatted("SELECT t.table_name, t.entity_id, t.version, t.scope, t.deleted, t.row FROM shadow t"
                        + " WHERE t.table_name = ?1 AND t.gone = 0 AND"
                        + MAY_BE_LOST.formatted("entity_id", "shadow", "u.version", " AND u.table_name = ?1")),
                table,
                last);
    }

    /** Another epoch may have lost what was offered in one before. */
    static void offerAgain(Session session) {
        session.update("UPDATE kept_edit SET offered_at = NULL");
    }

    /** Those that were not offered, so many and so large as one request takes. */
    static List<Salvage.Edit> toOffer(Session session) {
        var edits = new ArrayList<Salvage.Edit>();
        var chars = new long[1];
        session.forEach(
                "SELECT table_name, entity_id, scope, version, deleted, row FROM kept_edit WHERE offered_at IS NULL"
                        + " ORDER BY table_name, entity_id, version LIMIT " + Salvage.MAX_ROWS,
                List.of(),
                row -> {
                    if (chars[0] >= Limits.PAGE_BYTES) {
                        return Optional.<Salvage.Edit>empty();
                    }
                    chars[0] += row.getString(6).length();
                    return edit(session, row);
                },
                found -> found.ifPresent(edits::add));
        return edits;
    }

    /** One that cannot be read any more is as good as lost. */
    private static Optional<Salvage.Edit> edit(Session session, ResultSet row) throws SQLException {
        String table = row.getString(1);
        String id = row.getString(2);
        try {
            var values = RowJson.parse(session.vault().openAbout(table, Vault.ROW, id, row.getString(6)));
            return Optional.of(
                    new Salvage.Edit(table, id, row.getString(3), row.getLong(4), row.getInt(5) != 0, values));
        } catch (ProblemException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Head office has them now, or has no need of them. */
    static void offered(Session session, List<Salvage.Edit> edits, Instant now) {
        edits.forEach(edit -> session.update(
                "UPDATE kept_edit SET offered_at = ? WHERE table_name = ? AND entity_id = ? AND version = ?",
                ColumnType.text(now),
                edit.table(),
                edit.id(),
                edit.version()));
    }

    /** Those that were offered as long ago as operations are kept. */
    static void letGo(Session session, Instant now) {
        session.update("DELETE FROM kept_edit WHERE offered_at < ?", ColumnType.text(now.minus(LogCompaction.KEEP)));
    }

    /** Those of a row, of which nothing may come back; gives whether there were any. */
    static boolean drop(Session session, String table, String id) {
        return session.update("DELETE FROM kept_edit WHERE table_name = ? AND entity_id = ?", table, id) > 0;
    }
}
