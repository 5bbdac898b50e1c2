package org.evertill.storage.sqlite.internal;

import java.util.List;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;

/** What a newer head office sent before this till knew what it is, and what becomes of it after an upgrade. */
final class UnknownData {

    private static final String DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";
    private static final String TIME = "T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

    private UnknownData() {}

    /** Keeps staged rows of a table that this till does not have; a later one of the same row replaces it. */
    static void keep(Session session, String table) {
        session.update(
                "INSERT INTO unknown_row (table_name, entity_id, scope, seq, version, deleted, row)"
                        + " SELECT table_name, entity_id, scope, seq, version, deleted, row FROM pull_stage"
                        + " WHERE table_name = ? AND gone = 0 ORDER BY n"
                        + " ON CONFLICT (table_name, entity_id) DO UPDATE SET scope = excluded.scope,"
                        + " seq = excluded.seq, version = excluded.version, deleted = excluded.deleted,"
                        + " row = excluded.row",
                table);
    }

    /** Gives the kept rows of a table that is known now their place. */
    static void bringToLife(Session session, EntityTable<?> table) {
        PulledRows.upsertSealed(session, table, "unknown_row", "s.table_name = ?1 ORDER BY s.entity_id", null);
        session.update("DELETE FROM unknown_row WHERE table_name = ?", table.table());
    }

    /** Moves the values of a column that is known now out of what was unknown. One of another type stays there, as at head office. */
    static void bringToLife(Session session, EntityTable<?> table, Column column) {
        if (table.isSealed()) {
            bringToLifeSealed(session, table, column);
        } else {
            bringToLifeInClear(session, table.table(), column);
        }
    }

    private record Extra(String id, String kept) {}

    private static void bringToLifeSealed(Session session, EntityTable<?> table, Column column) {
        var extras = session.list(
                "SELECT " + table.idColumn() + ", extra FROM " + table.table() + " WHERE extra IS NOT NULL",
                List.of(),
                row -> new Extra(row.getString(1), row.getString(2)));
        for (Extra extra : extras) {
            // It may stand there in clear, from before there was something sensitive in the table.
            String text = session.vault()
                    .opened(table.table(), Bookkeeping.EXTRA, extra.id(), extra.kept())
                    .orElse(extra.kept());
            Row unknown = RowJson.parse(text);
            Object value = unknown.get(column.name());
            if (unknown.has(column.name()) && (value == null || column.type().accepts(value))) {
                table.bringToLife(session, extra.id(), column, unknown);
            }
        }
    }

    private static void bringToLifeInClear(Session session, String table, Column column) {
        String path = "'$." + column.name() + "'";
        session.update("UPDATE " + table + " SET " + column.name() + " = json_extract(extra, " + path + "),"
                + " extra = nullif(json_remove(extra, " + path + "), '{}')"
                + " WHERE extra IS NOT NULL AND (json_type(extra, " + path + ") = 'null' OR " + fits(column, path)
                + ")");
    }

    private static String fits(Column column, String path) {
        String type = "json_type(extra, " + path + ")";
        return switch (column.type()) {
            case TEXT -> type + " = 'text'";
            case INTEGER -> type + " = 'integer'";
            case BOOLEAN -> type + " IN ('true', 'false')";
            case DATE -> type + " = 'text' AND json_extract(extra, " + path + ") GLOB '" + DAY + "'";
            case INSTANT -> type + " = 'text' AND json_extract(extra, " + path + ") GLOB '" + DAY + TIME + "'";
        };
    }
}
