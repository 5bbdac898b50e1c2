package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
 * The history of a row, out of the log of operations and the merge's audit. Operations are found by indexes that leave out
 * what makes a row in a scope of facts, which is nearly all there is: a row's entry in the change feed names what made it.
 */
final class RowHistory {

    /** Each condition stands word for word in an index, but the last, whose operations are named by their authors. */
    static final String BY_ROW = """
        SELECT o.arrival, o.replica, o.seq, o.received_at, o.scope, o.kind, o.hlc, o.user_id, o.verdict,
               coalesce(o.reason, '') AS reason, o.body,
               coalesce(r.register_id, '') AS register_id, coalesce(r.store_id, '') AS store_id
          FROM (SELECT * FROM op WHERE entity_id = ? AND table_name = ? AND arrival > ? AND scope NOT LIKE 'facts:%'
                UNION ALL
                SELECT * FROM op WHERE entity_id = ? AND table_name = ? AND arrival > ? AND scope LIKE 'facts:%'
                   AND kind <> 'INSERT'
                UNION ALL
                SELECT made.* FROM unnest(?::text[], ?::bigint[]) AS m (replica, seq)
                  JOIN op made ON made.replica = m.replica AND made.seq = m.seq
                 WHERE made.arrival > ? AND made.scope LIKE 'facts:%' AND made.kind = 'INSERT') o
          LEFT JOIN replica r ON r.id = o.replica
         ORDER BY o.arrival LIMIT ?
        """;

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
        PostgresRowDesk.known(tables, request.table());
        int limit = Math.clamp(request.limit(), 1, History.MAX_ENTRIES);
        var found = new Found(limit);
        read(connection, request, makers(connection, request), limit, found);
        var visible = found.entries.stream().filter(e -> seen.test(e.scope())).toList();
        var losses = RowLosses.read(connection, request.table(), request.id(), visible, seen);
        return new History.Page(visible.stream().map(losses::with).toList(), found.isFull() ? found.last() : 0);
    }

    /** Who wrote what the row has now; what made it is among that. */
    private static Set<FieldVersion> makers(Connection connection, History.Request request) throws SQLException {
        var makers = new LinkedHashSet<FieldVersion>();
        try (var query = connection.prepareStatement(
                "SELECT field_versions FROM row_meta WHERE table_name = ? AND entity_id = ? LIMIT 1")) {
            query.setString(1, request.table());
            query.setString(2, request.id());
            try (var rows = query.executeQuery()) {
                if (rows.next()) {
                    var versions = FieldVersionsJson.parse(rows.getString(1));
                    makers.add(versions.first());
                    makers.addAll(versions.later().values());
                }
            }
        }
        return makers;
    }

    private static void read(
            Connection connection, History.Request request, Set<FieldVersion> makers, int limit, Found found)
            throws SQLException {
        try (var query = connection.prepareStatement(BY_ROW)) {
            for (int branch : new int[] {1, 4}) {
                query.setString(branch, request.id());
                query.setString(branch + 1, request.table());
                query.setLong(branch + 2, request.after());
            }
            Sql.texts(query, 7, makers.stream().map(FieldVersion::replica).toList());
            Sql.longs(query, 8, makers.stream().map(FieldVersion::seq).toList());
            query.setLong(9, request.after());
            query.setInt(10, limit);
            query.setFetchSize(FETCH_ROWS);
            try (var rows = query.executeQuery()) {
                while (!found.isFull() && rows.next()) {
                    found.take(rows);
                }
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
