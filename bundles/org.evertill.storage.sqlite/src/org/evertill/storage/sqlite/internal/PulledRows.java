package org.evertill.storage.sqlite.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.sync.merge.Replay;
import org.jspecify.annotations.Nullable;

/**
 * Statements that turn rows of head office, kept as JSON, into rows of their entity's table. SQLite reads the JSON
 * itself, so that a first load of a whole catalogue streams through one statement.
 */
final class PulledRows {

    private PulledRows() {}

    /**
     * Inserts or replaces the rows of a table with the columns {@code entity_id, scope, version, deleted, row}.
     *
     * @param source its name, aliased as {@code s}
     * @param condition which of its rows, with one argument at the end: now, as text, goes first
     */
    static String upsert(EntityTable<?> table, String source, String condition) {
        return "INSERT INTO " + table.table() + " (" + table.columnList() + ") SELECT "
                + table.type().columns().stream()
                        .map(column -> value(table, column))
                        .collect(Collectors.joining(", "))
                + ", "
                + Bookkeeping.COLUMNS.stream()
                        .map(column -> bookkeeping(table, column))
                        .collect(Collectors.joining(", "))
                + " FROM " + source + " s WHERE " + condition + " " + table.onConflict();
    }

    /**
     * The same for rows whose texts are sealed, as those of an unknown table are, whatever is in them: they are opened, and
     * sealed for the entity's table, one by one.
     *
     * @param source as above; what is read may not be the entity's own table
     * @param condition which of its rows, with the table's name as its one argument
     */
    static void upsertSealed(
            Session session, EntityTable<?> table, String source, String condition, @Nullable String now) {
        session.forEach(
                "SELECT s.entity_id, s.scope, s.version, s.deleted, s.row FROM " + source + " s WHERE " + condition,
                List.of(table.table()),
                row -> {
                    String id = row.getString(1);
                    var state = new Replay.State(values(session, table, id, row.getString(5)), row.getInt(4) != 0);
                    return table.ofHeadOffice(id, row.getString(2), row.getLong(3), state, now);
                },
                image -> table.upsert(session, image));
    }

    /** What was staged before there were keys is in clear. */
    private static Row values(Session session, EntityTable<?> table, String id, String text) {
        return Vault.looksSealed(text)
                ? RowJson.parse(session.vault().open(table.table(), Vault.ROW, id, text))
                : RowJson.parse(text);
    }

    private static String value(EntityTable<?> table, Column column) {
        return column.name().equals(table.idColumn())
                ? "s.entity_id"
                : "json_extract(s.row, '$." + column.name() + "')";
    }

    private static String bookkeeping(EntityTable<?> table, String column) {
        return switch (column) {
            case Bookkeeping.SCOPE -> "s.scope";
            case Bookkeeping.SYNC_STATUS -> "'" + OperationLog.SYNCED + "'";
            case Bookkeeping.LAST_SYNCED -> "?1";
            case Bookkeeping.VERSION_VECTOR -> "'{\"hq\":' || s.version || '}'";
            case Bookkeeping.IS_DELETED -> "s.deleted";
            case Bookkeeping.EXTRA -> "nullif(json_remove(s.row, " + knownPaths(table) + "), '{}')";
            default -> throw new IllegalStateException("bookkeeping has a new column: " + column);
        };
    }

    private static String knownPaths(EntityTable<?> table) {
        return table.type().columns().stream()
                .map(column -> "'$." + column.name() + "'")
                .collect(Collectors.joining(", "));
    }
}
