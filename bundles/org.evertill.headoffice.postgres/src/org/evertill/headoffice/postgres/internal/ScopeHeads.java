package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The heads of scopes, held by this transaction until it ends: whoever takes numbers of a scope commits before the next
 * one takes any, so commit order is number order and a reader's cursor never passes a row.
 */
final class ScopeHeads {

    private final TreeMap<String, Head> heads = new TreeMap<>();

    private ScopeHeads() {}

    private record Head(long seq, long digest, long locked) {}

    /** Locks scopes in ascending order, always all of a transaction's at once, so that no two wait for each other. */
    static ScopeHeads lock(Connection connection, SortedSet<String> scopes) throws SQLException {
        var held = new ScopeHeads();
        if (scopes.isEmpty()) {
            return held;
        }
        held.select(connection, scopes);
        if (held.heads.size() < scopes.size()) {
            insertMissing(connection, scopes);
            held.select(connection, scopes);
        }
        return held;
    }

    /** Whether a scope is locked. */
    boolean holds(String scope) {
        return heads.containsKey(scope);
    }

    /** The next number of a scope; the row's digest goes from one value to another (0 for a row that was not there). */
    long next(String scope, long oldDigest, long newDigest) {
        Head head = heads.get(scope);
        if (head == null) {
            throw new IllegalStateException("the scope is not locked: " + scope);
        }
        heads.put(scope, new Head(head.seq + 1, head.digest - oldDigest + newDigest, head.locked));
        return head.seq + 1;
    }

    /** What {@link #returnTo} brings back, for a part of the transaction that is undone. */
    SortedMap<String, ?> mark() {
        return new TreeMap<>(heads);
    }

    /** Gives back the numbers taken since the mark. */
    void returnTo(SortedMap<String, ?> mark) {
        mark.forEach((scope, head) -> heads.put(scope, (Head) head));
    }

    /**
     * Writes the heads of scopes that have moved back, and says so to every head office on this database at commit.
     *
     * @param author whose changes these are; it need not be told
     */
    void store(Connection connection, String author) throws SQLException {
        var journey = new Journey(connection);
        store(connection, journey, author);
        journey.send();
    }

    /** The same, by the next journey. */
    void store(Connection connection, Journey journey, String author) throws SQLException {
        var moved = new TreeMap<String, Long>();
        var digests = new ArrayList<Long>();
        heads.forEach((scope, head) -> {
            if (head.seq != head.locked) {
                moved.put(scope, head.seq);
                digests.add(head.digest);
            }
        });
        if (moved.isEmpty()) {
            return;
        }
        journey.execute(
                "UPDATE scope SET head = h.head, digest = h.digest"
                        + " FROM unnest(?::text[], ?::bigint[], ?::bigint[]) AS h (id, head, digest)"
                        + " WHERE scope.id = h.id",
                Sql.texts(connection, moved.keySet()),
                Sql.longs(connection, moved.values()),
                Sql.longs(connection, digests));
        journey.execute(PokeNotice.SEND, Sql.texts(connection, PokeNotice.payloads(author, moved)));
    }

    private void select(Connection connection, SortedSet<String> scopes) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT id, head, digest FROM scope WHERE id = ANY (?) ORDER BY id FOR UPDATE")) {
            Sql.texts(query, 1, scopes);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    heads.put(rows.getString(1), new Head(rows.getLong(2), rows.getLong(3), rows.getLong(2)));
                }
            }
        }
    }

    private static void insertMissing(Connection connection, SortedSet<String> scopes) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO scope (id, head) SELECT s.id, (h.epoch - 1)::bigint << 28"
                        + " FROM unnest(?::text[]) AS s (id), head_office h ORDER BY s.id ON CONFLICT DO NOTHING")) {
            Sql.texts(insert, 1, scopes);
            insert.executeUpdate();
        }
    }
}
