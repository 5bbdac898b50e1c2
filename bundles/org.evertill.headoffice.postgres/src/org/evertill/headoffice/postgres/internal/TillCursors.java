package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far tills are in their scopes, as they said when they last pulled: what all active ones have is not needed in the feed
 * any more. Noted seldom, because being behind the truth does no harm. Any thread.
 */
final class TillCursors {

    private static final Duration STEP = Duration.ofHours(1);

    /** The lowest cursor of an active till in a scope; empty when none has it. Argument 1: active since, 2: the scope. */
    private static final String LOWEST = """
        SELECT min(c.seq)
          FROM till_cursor t
          JOIN device d ON d.replica = t.replica
          CROSS JOIN LATERAL unnest(t.scopes, t.seqs) AS c (scope, seq)
         WHERE d.revoked_at IS NULL AND coalesce(d.last_seen, d.enrolled_at) >= ? AND c.scope = ?
        """;

    private final Transactions transactions;
    private final Clock clock;
    /** As many as there are tills. */
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();

    TillCursors(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes notice of what a till says, unless it has just said so. That it cannot be written down is no reason to refuse
     * anything.
     *
     * @param cursors of every scope that it sees
     */
    void note(String replica, SortedMap<String, Long> cursors) {
        Instant now = clock.instant();
        var last = noted.get(replica);
        if (last != null && last.plus(STEP).isAfter(now)) {
            return;
        }
        if (transactions
                .write(connection -> write(connection, replica, cursors, now))
                .isOk()) {
            noted.put(replica, now);
        }
    }

    private static boolean write(Connection connection, String replica, SortedMap<String, Long> cursors, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO till_cursor (replica, noted_at, scopes, seqs)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT (replica) DO UPDATE SET noted_at = excluded.noted_at,"
                + " scopes = excluded.scopes, seqs = excluded.seqs")) {
            insert.setString(1, replica);
            Sql.instant(insert, 2, now);
            Sql.texts(insert, 3, cursors.keySet());
            Sql.longs(insert, 4, List.copyOf(cursors.values()));
            insert.executeUpdate();
        }
        return true;
    }

    /** Up to which number all tills heard of since then have a scope; without any such till, all of it. */
    static long lowest(Connection connection, String scope, Instant activeSince) throws SQLException {
        try (var query = connection.prepareStatement(LOWEST)) {
            Sql.instant(query, 1, activeSince);
            query.setString(2, scope);
            try (var row = query.executeQuery()) {
                row.next();
                long lowest = row.getLong(1);
                return row.wasNull() ? Long.MAX_VALUE : lowest;
            }
        }
    }
}
