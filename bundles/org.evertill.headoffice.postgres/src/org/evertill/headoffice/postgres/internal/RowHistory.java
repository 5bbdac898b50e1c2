package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.evertill.entity.Entity.Nature;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Outcome;
import org.evertill.sync.merge.FieldVersion;
import org.evertill.sync.merge.FieldVersionsJson;
import org.evertill.sync.protocol.CanonicalChange;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.OperationKind;

/**
 * The history of a row, out of the log of operations and the merge's audit. Operations are found by an index that leaves
 * out the facts of a month, which are nearly all there is: such a row is made by one operation, and its entry in the
 * change feed names it.
 */
final class RowHistory {

    /** As the index says it, word for word. */
    private static final String NO_FACT = "o.scope NOT LIKE 'facts:%'";

    private static final String SELECT = """
        SELECT o.arrival, o.replica, o.seq, o.received_at, o.scope, o.kind, o.hlc, o.user_id, o.verdict,
               coalesce(o.reason, '') AS reason, o.body,
               coalesce(r.register_id, '') AS register_id, coalesce(r.store_id, '') AS store_id
          FROM op o LEFT JOIN replica r ON r.id = o.replica
        """;

    static final String BY_ROW = SELECT + " WHERE o.entity_id = ? AND o.table_name = ? AND o.arrival > ? AND " + NO_FACT
            + " ORDER BY o.arrival LIMIT ?";

    private static final String BY_AUTHOR =
            SELECT + " WHERE o.replica = ? AND o.seq = ? AND o.arrival > ? AND o.scope LIKE 'facts:%'";

    private static final int FETCH_ROWS = 20;

    private final Transactions transactions;
    private final Tables tables;

    RowHistory(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    /** What a till may see of it. */
    Outcome<History.Page> seenBy(Caller caller, History.Request request) {
        return transactions.snapshot(connection -> {
            Devices.checkReplica(caller, request.replica());
            var sight = Subscriptions.sight(connection, caller.replica());
            return page(connection, request, sight::sees);
        });
    }

    /** All of it. */
    Outcome<History.Page> whole(String table, String id, long after, int limit) {
        var request = new History.Request("", table, id, after, limit);
        return transactions.snapshot(connection -> page(connection, request, scope -> true));
    }

    private History.Page page(Connection connection, History.Request request, Predicate<String> seen)
            throws SQLException {
        var table = PostgresRowDesk.known(tables, request.table());
        int limit = Math.clamp(request.limit(), 1, History.MAX_ENTRIES);
        var found = new Found(limit);
        if (table.type().nature() == Nature.FACT) {
            made(connection, request, found);
        }
        changed(connection, request, limit, found);
        var visible = found.entries.stream().filter(e -> seen.test(e.scope())).toList();
        var losses = RowLosses.read(connection, request.table(), request.id(), visible, seen);
        return new History.Page(visible.stream().map(losses::with).toList(), found.isFull() ? found.last() : 0);
    }

    private static void changed(Connection connection, History.Request request, int limit, Found found)
            throws SQLException {
        try (var query = connection.prepareStatement(BY_ROW)) {
            query.setString(1, request.id());
            query.setString(2, request.table());
            query.setLong(3, request.after());
            query.setInt(4, limit);
            read(query, found);
        }
    }

    /** The operation that made a fact. */
    private static void made(Connection connection, History.Request request, Found found) throws SQLException {
        var maker = maker(connection, request);
        if (maker.isEmpty()) {
            return;
        }
        try (var query = connection.prepareStatement(BY_AUTHOR)) {
            query.setString(1, maker.get().replica());
            query.setLong(2, maker.get().seq());
            query.setLong(3, request.after());
            read(query, found);
        }
    }

    private static Optional<FieldVersion> maker(Connection connection, History.Request request) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT field_versions FROM row_meta WHERE table_name = ? AND entity_id = ? LIMIT 1")) {
            query.setString(1, request.table());
            query.setString(2, request.id());
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(FieldVersionsJson.parse(rows.getString(1)).first())
                        : Optional.empty();
            }
        }
    }

    private static void read(PreparedStatement query, Found found) throws SQLException {
        query.setFetchSize(FETCH_ROWS);
        try (var rows = query.executeQuery()) {
            while (!found.isFull() && rows.next()) {
                found.take(rows);
            }
        }
    }

    /** A page while it fills, in entries and in bytes. */
    private static final class Found {
        private final int limit;
        private final List<History.Entry> entries = new ArrayList<>();
        private long chars;

        Found(int limit) {
            this.limit = limit;
        }

        boolean isFull() {
            return entries.size() >= limit || chars >= Limits.PAGE_BYTES;
        }

        long last() {
            return entries.getLast().place();
        }

        /** NUL, for which a transaction may have been set aside, is made visible: no message carries it. */
        private static String shown(String json) {
            return json.replace("\\u0000", "\\u2400");
        }

        void take(ResultSet row) throws SQLException {
            String body = shown(row.getString("body"));
            chars += body.length();
            var change = CanonicalChange.of(body);
            entries.add(new History.Entry(
                    row.getLong("arrival"),
                    Sql.instant(row, "received_at"),
                    new History.Author(
                            row.getString("user_id"),
                            row.getString("replica"),
                            row.getString("register_id"),
                            row.getString("store_id")),
                    row.getLong("seq"),
                    OperationKind.valueOf(row.getString("kind")),
                    row.getString("scope"),
                    Hlc.parse(row.getString("hlc")),
                    change.before(),
                    change.after(),
                    row.getString("verdict"),
                    row.getString("reason"),
                    List.of()));
        }
    }
}
