package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.entity.ScopeName;
import org.evertill.sync.protocol.Pull;

/** Which scopes a till sees; the server's knowledge, never the client's claim. */
final class Subscriptions {

    /** The months of a store stand between its prefix and the prefix with a colon, which sorts behind every digit. */
    private static final String SCOPES = """
        SELECT u.scope, coalesce(s.head, 0), coalesce(s.floor, 0), coalesce(s.digest, 0)
          FROM subscription u LEFT JOIN scope s ON s.id = u.scope
         WHERE u.replica = ? AND NOT u.every_month
        UNION
        SELECT s.id, s.head, s.floor, s.digest
          FROM subscription u
          JOIN scope s ON s.id ~>~ u.scope AND s.id ~<~ (u.scope || ':') AND length(s.id) = length(u.scope) + 7
         WHERE u.replica = ? AND u.every_month
        """;

    /** Without the months that tills do not keep. */
    private static final String HEADS =
            SCOPES + " AND right(s.id, 7) COLLATE \"C\" >= (SELECT facts_from FROM head_office)";

    private Subscriptions() {}

    /**
     * What one till sees, as it was when it was read.
     *
     * @param scopes by their names
     * @param everyMonth what stands before the months of scopes that it sees all of
     */
    record Sight(Set<String> scopes, Set<String> everyMonth) {

        boolean sees(String scope) {
            return scopes.contains(scope) || everyMonth.contains(ScopeName.withoutMonth(scope));
        }
    }

    static Sight sight(Connection connection, String replica) throws SQLException {
        var scopes = new HashSet<String>();
        var everyMonth = new HashSet<String>();
        try (var query = connection.prepareStatement("SELECT scope, every_month FROM subscription WHERE replica = ?")) {
            query.setString(1, replica);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    (rows.getBoolean(2) ? everyMonth : scopes).add(rows.getString(1));
                }
            }
        }
        return new Sight(scopes, everyMonth);
    }

    /** Of every scope that the till keeps. */
    static SortedMap<String, Pull.Reach> reach(Connection connection, String replica) throws SQLException {
        return reach(connection, replica, HEADS);
    }

    /** The head of every scope that the till keeps, 0 for one in which nothing is yet. */
    static SortedMap<String, Long> heads(Connection connection, String replica) throws SQLException {
        var heads = new TreeMap<String, Long>();
        reach(connection, replica).forEach((scope, reach) -> heads.put(scope, reach.head()));
        return heads;
    }

    /** Every scope the till may read, older months than it keeps among them. */
    static Set<String> scopes(Connection connection, String replica) throws SQLException {
        return reach(connection, replica, SCOPES).keySet();
    }

    private static SortedMap<String, Pull.Reach> reach(Connection connection, String replica, String sql)
            throws SQLException {
        var heads = new TreeMap<String, Pull.Reach>();
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, replica);
            query.setString(2, replica);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    heads.put(rows.getString(1), new Pull.Reach(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
                }
            }
        }
        return heads;
    }

    /** Subscribes a new till to what its place sees. */
    static void add(Connection connection, String replica, String storeId, String registerId) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO subscription (replica, scope, every_month) VALUES (?, ?, FALSE), (?, ?, FALSE),"
                        + " (?, ?, FALSE), (?, ?, TRUE)")) {
            var scopes = List.of(
                    ScopeName.CHAIN,
                    ScopeName.store(storeId),
                    ScopeName.register(registerId),
                    ScopeName.factsOf(storeId));
            for (int i = 0; i < scopes.size(); i++) {
                insert.setString(2 * i + 1, replica);
                insert.setString(2 * i + 2, scopes.get(i));
            }
            insert.executeUpdate();
        }
    }
}
