package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.headoffice.OperationsDesk;
import org.evertill.kernel.Outcome;

/** How head office and its tills are, in plain SQL. */
final class Operations implements OperationsDesk {

    /** Arguments: 1 from when on a till counts as connected, 2 up to when as silent. */
    private static final String OVERVIEW = """
        SELECT h.chain_name, h.epoch, pg_database_size(current_database()),
               coalesce((SELECT head FROM scope WHERE id = 'chain'), 0), (SELECT count(*) FROM scope),
               (SELECT coalesce(sum(last_seq), 0) FROM replica WHERE store_id IS NOT NULL),
               (SELECT count(*) FROM sync_conflicts WHERE status = 'OPEN' AND NOT is_deleted),
               (SELECT count(*) FROM sync_incidents WHERE status = 'OPEN' AND kind = 'QUARANTINE' AND NOT is_deleted),
               (SELECT count(*) FROM sync_incidents WHERE status = 'OPEN' AND kind <> 'QUARANTINE' AND NOT is_deleted),
               a.*, d.*
          FROM head_office h CROSS JOIN (
               SELECT count(*), coalesce(sum(operations), 0) FROM apart_till WHERE operations > 0) AS a (apart_tills, apart)
         CROSS JOIN (
               SELECT count(*) FILTER (WHERE revoked_at IS NULL),
                      count(*) FILTER (WHERE revoked_at IS NULL AND last_seen >= ?),
                      count(*) FILTER (WHERE revoked_at IS NOT NULL),
                      min(coalesce(last_seen, enrolled_at)) FILTER (WHERE revoked_at IS NULL),
                      coalesce(sum(pending_reported) FILTER (WHERE revoked_at IS NULL), 0),
                      count(*) FILTER (WHERE revoked_at IS NULL AND coalesce(last_seen, enrolled_at) < ?)
                 FROM device) AS d (tills, connected, shut_out, longest, pending, silent)
        """;

    private static final String SILENT = """
        SELECT r.register_id FROM device d JOIN replica r ON r.id = d.replica
         WHERE d.revoked_at IS NULL AND coalesce(d.last_seen, d.enrolled_at) < ?
         ORDER BY coalesce(d.last_seen, d.enrolled_at), r.register_id LIMIT 20
        """;

    /** Rows, not differences of numbers: those jump when an epoch begins. */
    private static final String LAGS = """
        SELECT t.replica, t.noted_at, sum(b.behind)
          FROM till_cursor t
          CROSS JOIN LATERAL unnest(t.scopes, t.seqs) AS c (scope, seq)
          CROSS JOIN LATERAL (SELECT count(*) FROM (
              SELECT FROM row_meta m WHERE m.scope = c.scope AND m.seq > c.seq LIMIT 10000) AS m) AS b (behind)
         GROUP BY t.replica, t.noted_at
        """;

    private final Transactions transactions;

    Operations(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Outcome<Overview> overview(Instant now, Duration silentAfter) {
        return transactions.snapshot(connection -> {
            Instant silentBefore = now.minus(silentAfter);
            try (var query = connection.prepareStatement(OVERVIEW)) {
                Sql.instant(query, 1, now.minus(CONNECTED));
                Sql.instant(query, 2, silentBefore);
                try (var row = query.executeQuery()) {
                    row.next();
                    return overview(row, silent(connection, silentBefore));
                }
            }
        });
    }

    private static Overview overview(ResultSet row, List<String> silent) throws SQLException {
        return new Overview(
                row.getString("chain_name"),
                row.getInt("epoch"),
                row.getLong(4),
                row.getLong(5),
                row.getLong("tills"),
                row.getLong("connected"),
                row.getLong("shut_out"),
                Sql.instant(row, "longest"),
                silent,
                row.getLong("silent"),
                row.getLong("pending"),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong("apart_tills"),
                row.getLong("apart"),
                row.getLong(3));
    }

    private static List<String> silent(Connection connection, Instant before) throws SQLException {
        var registers = new ArrayList<String>();
        try (var query = connection.prepareStatement(SILENT)) {
            Sql.instant(query, 1, before);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    registers.add(rows.getString(1));
                }
            }
        }
        return registers;
    }

    @Override
    public Outcome<SortedMap<String, Lag>> lags() {
        return transactions.snapshot(connection -> {
            var lags = new TreeMap<String, Lag>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(LAGS)) {
                while (rows.next()) {
                    Instant noted = Sql.instant(rows, "noted_at").orElseThrow();
                    lags.put(rows.getString(1), new Lag(Math.min(MAX_BEHIND, rows.getLong(3)), noted));
                }
            }
            return lags;
        });
    }
}
