package org.evertill.storage.sqlite.internal;

import java.util.stream.Collectors;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;

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
