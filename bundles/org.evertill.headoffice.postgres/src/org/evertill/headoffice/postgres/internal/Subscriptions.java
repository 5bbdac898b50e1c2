package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which scopes a till sees; the server's knowledge, never the client's claim. */
final class Subscriptions {

    /** The months of a store stand between its prefix and the prefix with a colon, which sorts behind every digit. */
    private static final String HEADS = """
            SELECT u.scope, coalesce(s.head, 0)
              FROM subscription u LEFT JOIN scope s ON s.id = u.scope
             WHERE u.replica = ? AND NOT u.every_month
            UNION
            SELECT s.id, s.head
              FROM subscription u
              JOIN scope s ON s.id ~>~ u.scope AND s.id ~<~ (u.scope || ':') AND length(s.id) = length(u.scope) + 7
             WHERE u.replica = ? AND u.every_month
            """;

    private Subscriptions() {}

    /** The head of every scope the till sees, 0 for one in which nothing is yet. */
    static SortedMap<String, Long> heads(Connection connection, String replica) throws SQLException {
        var heads = new TreeMap<String, Long>();
        try (var query = connection.prepareStatement(HEADS)) {
            query.setString(1, replica);
            query.setString(2, replica);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    heads.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return heads;
    }

    /** Subscribes a new till to what its place sees. */
    static void add(Connection connection, String replica, String storeId, String registerId) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO subscription (replica, scope, every_month) VALUES (?, 'chain', FALSE), (?, ?, FALSE),"
                        + " (?, ?, FALSE), (?, ?, TRUE)")) {
            insert.setString(1, replica);
            insert.setString(2, replica);
            insert.setString(3, "store:" + storeId);
            insert.setString(4, replica);
            insert.setString(5, "register:" + registerId);
            insert.setString(6, replica);
            insert.setString(7, "facts:" + storeId + ":");
            insert.executeUpdate();
        }
    }
}
