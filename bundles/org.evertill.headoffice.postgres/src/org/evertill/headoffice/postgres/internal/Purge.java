package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.evertill.sync.merge.RowKey;

/**
 * Takes out of the feed of one scope what all active tills have: deleted rows, which are buried, and word of rows that moved
 * away. Living rows stay for ever, so a load from nothing is whole without any of it. One slice is one transaction, under the
 * scope's lock.
 */
final class Purge {

    /** Entries in one transaction: a push that comes to the scope waits for it at most. */
    static final int SLICE = 500;

    private static final String DEAD = "SELECT table_name, entity_id, seq FROM row_meta WHERE deleted"
            + " AND conflicts IS NULL AND scope = ? AND seq <= ? AND table_name = ANY (?) ORDER BY seq LIMIT " + SLICE;

    private static final String LEFT =
            "SELECT seq FROM row_left WHERE scope = ? AND seq <= ? ORDER BY seq LIMIT " + SLICE;

    private final Tables tables;

    Purge(Tables tables) {
        this.tables = tables;
    }

    /** How many entries of each kind. */
    record Gone(long dead, long left) {

        /** Whether there may be more. */
        boolean isFull() {
            return dead >= SLICE || left >= SLICE;
        }
    }

    /** The scopes in which anything might be taken out. */
    static List<String> scopes(Connection connection) throws SQLException {
        var scopes = new ArrayList<String>();
        Scan.each(
                connection,
                "SELECT DISTINCT scope FROM row_meta WHERE deleted AND conflicts IS NULL"
                        + " UNION SELECT DISTINCT scope FROM row_left ORDER BY 1",
                row -> scopes.add(row.getString(1)));
        return scopes;
    }

    /** How much all slices would take out. */
    static Gone due(Connection connection, String scope, Instant activeSince) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT (SELECT count(*) FROM row_meta WHERE deleted AND conflicts IS NULL AND scope = ? AND seq <= ?),"
                        + " (SELECT count(*) FROM row_left WHERE scope = ? AND seq <= ?)")) {
            long lowest = TillCursors.lowest(connection, scope, activeSince);
            bind(query, scope, lowest);
            query.setString(3, scope);
            query.setLong(4, lowest);
            try (var row = query.executeQuery()) {
                row.next();
                return new Gone(row.getLong(1), row.getLong(2));
            }
        }
    }

    /** Takes a slice out. */
    Gone slice(Connection connection, String scope, Instant activeSince) throws SQLException {
        ScopeHeads.lock(connection, new TreeSet<>(List.of(scope)));
        long lowest = TillCursors.lowest(connection, scope, activeSince);
        var dead = dead(connection, scope, lowest);
        var left = left(connection, scope, lowest);
        if (!dead.isEmpty()) {
            Graves.bury(connection, tables, scope, dead);
        }
        if (!left.isEmpty()) {
            try (var delete = connection.prepareStatement("DELETE FROM row_left WHERE scope = ? AND seq = ANY (?)")) {
                delete.setString(1, scope);
                Sql.longs(delete, 2, left);
                delete.executeUpdate();
            }
        }
        raiseFloor(connection, scope, dead, left);
        return new Gone(dead.size(), left.size());
    }

    private static void raiseFloor(Connection connection, String scope, List<Graves.Dead> dead, List<Long> left)
            throws SQLException {
        long highest = Math.max(dead.isEmpty() ? 0 : dead.getLast().seq(), left.isEmpty() ? 0 : left.getLast());
        if (highest > 0) {
            try (var update = connection.prepareStatement("UPDATE scope SET floor = greatest(floor, ?) WHERE id = ?")) {
                update.setLong(1, highest);
                update.setString(2, scope);
                update.executeUpdate();
            }
        }
    }

    /** Of entities that this server knows: of others it could not keep the rows. */
    private List<Graves.Dead> dead(Connection connection, String scope, long lowest) throws SQLException {
        var dead = new ArrayList<Graves.Dead>();
        try (var query = connection.prepareStatement(DEAD)) {
            bind(query, scope, lowest);
            Sql.texts(query, 3, tables.all().stream().map(Table::name).toList());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    dead.add(new Graves.Dead(new RowKey(rows.getString(1), rows.getString(2)), rows.getLong(3)));
                }
            }
        }
        return dead;
    }

    private static List<Long> left(Connection connection, String scope, long lowest) throws SQLException {
        var left = new ArrayList<Long>();
        try (var query = connection.prepareStatement(LEFT)) {
            bind(query, scope, lowest);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    left.add(rows.getLong(1));
                }
            }
        }
        return left;
    }

    private static void bind(PreparedStatement query, String scope, long lowest) throws SQLException {
        query.setString(1, scope);
        query.setLong(2, lowest);
    }
}
