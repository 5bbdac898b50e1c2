package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Digest;

/**
 * DIGEST: which rows a till has otherwise than head office, at one cut, and those rows as they were merged. What stands beside the
 * rows is compared, and not the tables, so nothing that somebody put there comes into it. Any thread.
 */
final class Comparisons {

    static final String DIFFERED = "sync.rows-differed";

    private static final Problem BUSY =
            Problem.of("headoffice.busy", "Head office compares rows for another till. It is asked again by itself.");

    private static final String LIVING = "SELECT table_name, entity_id, version, digest FROM row_meta WHERE scope = ?"
            + " AND NOT deleted AND table_name = ANY (?)";

    private static final int FETCH_ROWS = 2_000;

    private final Transactions transactions;
    private final Tables tables;
    private final Pulls pulls;
    private final RowIncidents incidents;
    /** It looks at all rows of a scope. */
    private final Semaphore turn = new Semaphore(1);

    Comparisons(Transactions transactions, Tables tables, Pulls pulls, RowIncidents incidents) {
        this.transactions = transactions;
        this.tables = tables;
        this.pulls = pulls;
        this.incidents = incidents;
    }

    Outcome<Digest.Answer> digest(Caller caller, Digest.Question question) {
        if (!turn.tryAcquire()) {
            return Outcome.failed(BUSY);
        }
        try {
            return transactions.snapshot(connection -> {
                Devices.checkReplica(caller, question.replica());
                long head = head(connection, question.replica(), question.scope());
                return head == question.seq()
                        ? compare(connection, question, head)
                        : new Digest.Answer(head, false, List.of(), List.of());
            });
        } finally {
            turn.release();
        }
    }

    /** Of a scope that the till sees; 0 of others, so that it learns nothing of them. */
    private static long head(Connection connection, String replica, String scope) throws SQLException {
        var reach = Subscriptions.reach(connection, replica).get(scope);
        return reach == null ? 0 : reach.head();
    }

    private Digest.Answer compare(Connection connection, Digest.Question question, long head) throws SQLException {
        var sums = new long[Digest.BUCKETS];
        var counts = new int[Digest.BUCKETS];
        each(connection, question.scope(), line -> {
            int bucket = Digest.bucket(line.table(), line.id());
            sums[bucket] += line.digest();
            counts[bucket]++;
        });
        var differ = new BitSet();
        for (int bucket = 0; bucket < Digest.BUCKETS; bucket++) {
            differ.set(bucket, sums[bucket] != question.buckets().get(bucket));
        }
        var buckets = differ.stream().boxed().toList();
        boolean many = buckets.stream().mapToInt(b -> counts[b]).sum() > Digest.MAX_LINES;
        var lines = new ArrayList<Digest.Line>();
        if (!many && !buckets.isEmpty()) {
            each(connection, question.scope(), line -> {
                if (differ.get(Digest.bucket(line.table(), line.id()))) {
                    lines.add(line);
                }
            });
        }
        return new Digest.Answer(head, many, buckets, lines);
    }

    /** What is done with a row. */
    private interface Step {
        void at(Digest.Line line);
    }

    private void each(Connection connection, String scope, Step step) throws SQLException {
        try (var query = connection.prepareStatement(LIVING)) {
            query.setFetchSize(FETCH_ROWS);
            query.setString(1, scope);
            Sql.texts(query, 2, tables.all().stream().map(Table::name).toList());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    step.at(new Digest.Line(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4)));
                }
            }
        }
    }

    Outcome<Digest.Page> rows(Caller caller, Digest.Fetch fetch) {
        return transactions
                .snapshot(connection -> {
                    Devices.checkReplica(caller, fetch.replica());
                    long head = head(connection, fetch.replica(), fetch.scope());
                    return head == fetch.seq()
                            ? new Digest.Page(head, pulls.named(connection, fetch.scope(), fetch.rows()))
                            : new Digest.Page(head, List.of());
                })
                .then(page -> page.head() == fetch.seq() ? told(fetch, page) : Outcome.ok(page));
    }

    private Outcome<Digest.Page> told(Digest.Fetch fetch, Digest.Page page) {
        if (fetch.differ() == 0) {
            return Outcome.ok(page);
        }
        String source =
                DIFFERED + "|" + fetch.replica() + "|" + fetch.scope() + "|" + fetch.seq() + "|" + fetch.first();
        var problem = Problem.of(
                DIFFERED,
                "Of " + fetch.scope() + " this till had " + fetch.differ()
                        + " rows otherwise than head office, or lacked them, or had others; the first of them is "
                        + fetch.first()
                        + ". They were put right from head office. If it happens again, look at the till's disk.");
        String replica = Replica.name(fetch.replica(), fetch.incarnation());
        return incidents
                .tell(replica, fetch.first().toString(), problem, source)
                .map(told -> page);
    }
}
