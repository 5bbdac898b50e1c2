package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.protocol.Rows;

/** Which changes of single rows were done already, for as long as a till may ask again. */
final class RowRequests {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int PURGED_AT_ONCE = 100;

    private RowRequests() {}

    /**
     * Notes a request, as a part of the transaction that does it; waits for one with the same identifier that is under
     * way.
     *
     * @return false when it was done before
     * @throws ProblemException {@code sync.request-reused} when its identifier belongs to a request about another row
     */
    static boolean claim(Connection connection, Rows.Write request, Instant now) throws SQLException {
        purge(connection, now.minus(KEPT));
        try (var insert = connection.prepareStatement("INSERT INTO row_request (replica, id, table_name, entity_id,"
                + " made_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, request.replica());
            insert.setString(2, request.requestId());
            insert.setString(3, request.table());
            insert.setString(4, request.id());
            Sql.instant(insert, 5, now);
            if (insert.executeUpdate() == 1) {
                return true;
            }
        }
        checkSame(connection, request);
        return false;
    }

    private static void checkSame(Connection connection, Rows.Write request) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT 1 FROM row_request WHERE replica = ? AND id = ? AND table_name = ? AND entity_id = ?")) {
            query.setString(1, request.replica());
            query.setString(2, request.requestId());
            query.setString(3, request.table());
            query.setString(4, request.id());
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new ProblemException(Problem.of(
                            "sync.request-reused",
                            "A change was sent under the identifier of another one. Nothing was changed by it;"
                                    + " report it."));
                }
            }
        }
    }

    /** A few at a time, so that no till waits for the purge of a busy day. */
    private static void purge(Connection connection, Instant before) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM row_request WHERE ctid = ANY (ARRAY(SELECT ctid"
                + " FROM row_request WHERE made_at < ? LIMIT " + PURGED_AT_ONCE + " FOR UPDATE SKIP LOCKED))")) {
            Sql.instant(delete, 1, before);
            delete.executeUpdate();
        }
    }
}
