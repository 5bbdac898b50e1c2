package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.entity.WellFormed;
import org.evertill.headoffice.ApartDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people decide about operations that are kept apart. */
final class PostgresApartDesk implements ApartDesk {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresApartDesk.class);

    private static final String TILLS = """
        SELECT t.replica, r.register_id, t.operations, t.bytes, t.since, t.last_at, t.closed_at IS NOT NULL AS closed,
               coalesce(o.sales, 0) AS sales, coalesce(o.first_seq, 0) AS first_seq, coalesce(o.last_seq, 0) AS last_seq
          FROM apart_till t JOIN replica r ON r.id = t.replica
          LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE table_name = 'sales') AS sales, min(seq) AS first_seq,
                                    max(seq) AS last_seq FROM apart_op WHERE till = t.replica) o ON TRUE
         WHERE t.operations > 0 OR t.closed_at IS NOT NULL
         ORDER BY r.register_id, t.replica
        """;

    private static final String NOTE = """
        INSERT INTO apart_decision (replica, verdict, decided_at, decided_by, operations, first_seq, last_seq)
            SELECT t.replica, ?, ?, ?, t.operations, coalesce(min(o.seq), 0), coalesce(max(o.seq), 0)
              FROM apart_till t LEFT JOIN apart_op o ON o.till = t.replica WHERE t.replica = ?
             GROUP BY t.replica, t.operations
            RETURNING id
        """;

    private static final String ADD = "UPDATE apart_decision SET operations = operations + ?, known = known + ?,"
            + " set_aside = set_aside + ?, last_seq = ? WHERE id = ?";

    private static final String DECISIONS = "SELECT * FROM apart_decision";

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Releases releases;
    private final News news;
    private final ApartTaking taking;

    PostgresApartDesk(Transactions transactions, OpPartitions partitions, Pushes pushes, Releases releases, News news) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.releases = releases;
        this.news = news;
        this.taking = new ApartTaking(pushes);
    }

    @Override
    public List<KeptApart> tills() {
        return transactions.snapshot(PostgresApartDesk::tills).orThrow();
    }

    private static List<KeptApart> tills(Connection connection) throws SQLException {
        var tills = new ArrayList<KeptApart>();
        Scan.each(connection, TILLS, row -> {
            var lastAt = Sql.instant(row, "last_at");
            tills.add(new KeptApart(
                    row.getString("replica"),
                    row.getString("register_id"),
                    row.getLong("operations"),
                    row.getLong("sales"),
                    row.getLong("bytes"),
                    row.getLong("first_seq"),
                    row.getLong("last_seq"),
                    Sql.instant(row, "since"),
                    lastAt,
                    lastAt.map(at -> at.plus(KEPT)),
                    row.getBoolean("closed")));
        });
        return tills;
    }

    @Override
    public List<Decision> decisions() {
        return transactions
                .snapshot(connection -> {
                    var decisions = new ArrayList<Decision>();
                    Scan.each(connection, DECISIONS + " ORDER BY id", row -> decisions.add(decision(row)));
                    return decisions;
                })
                .orThrow();
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getString("replica"),
                Verdict.valueOf(row.getString("verdict")),
                Sql.instant(row, "decided_at").orElseThrow(),
                row.getString("decided_by"),
                row.getLong("operations"),
                row.getLong("known"),
                row.getLong("set_aside"),
                row.getLong("first_seq"),
                row.getLong("last_seq"));
    }

    private static Decision decision(Connection connection, long id) throws SQLException {
        try (var query = connection.prepareStatement(DECISIONS + " WHERE id = ?")) {
            query.setLong(1, id);
            try (var row = query.executeQuery()) {
                row.next();
                return decision(row);
            }
        }
    }

    /** A batch that was taken, under the decision of that number; none when nothing was left. */
    private record Step(Optional<ApartTaking.Batch> batch, long decision) {}

    @Override
    public Outcome<Decision> take(String till, String userId) {
        return transactions.snapshot(connection -> named(connection, till)).then(kept -> {
            var step = Outcome.ok(new Step(Optional.empty(), 0));
            boolean more = true;
            boolean newRows = false;
            while (more && step instanceof Outcome.Ok<Step>(var last)) {
                step = step(kept, last.decision(), userId);
                var batch = step.isOk() ? step.orThrow().batch() : Optional.<ApartTaking.Batch>empty();
                more = batch.isPresent();
                newRows |= batch.map(ApartTaking.Batch::newRows).orElse(false);
            }
            if (newRows) {
                releases.sweep();
            }
            news.all();
            return step.then(last -> transactions.snapshot(connection -> decision(connection, last.decision())));
        });
    }

    /** One batch in a transaction of its own, with the name of who decided. */
    private Outcome<Step> step(KeptApart kept, long decision, String userId) {
        return partitions
                .receiveNow()
                .then(at -> transactions.write(connection -> {
                    var batch = taking.next(connection, kept.replica(), at);
                    long id = decision;
                    if (id == 0) {
                        id = note(connection, kept.replica(), Verdict.TAKEN, userId, at);
                        set(connection, id, kept.firstSeq());
                    }
                    if (batch.isPresent()) {
                        add(connection, id, batch.get());
                        LOG.info(
                                "{} operations of till {} are taken that were kept apart",
                                batch.get().operations(),
                                kept.replica());
                    }
                    return new Step(batch, id);
                }));
    }

    /** What is taken is counted as it is. */
    private static void set(Connection connection, long id, long firstSeq) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE apart_decision SET operations = 0, first_seq = ?, last_seq = 0 WHERE id = ?")) {
            update.setLong(1, firstSeq);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    private static void add(Connection connection, long id, ApartTaking.Batch batch) throws SQLException {
        try (var update = connection.prepareStatement(ADD)) {
            update.setLong(1, batch.operations());
            update.setLong(2, batch.known());
            update.setLong(3, batch.setAside());
            update.setLong(4, batch.lastSeq());
            update.setLong(5, id);
            update.executeUpdate();
        }
    }

    @Override
    public Outcome<Decision> drop(String till, String userId) {
        return partitions
                .receiveNow()
                .then(at -> transactions.write(connection -> {
                    var kept = named(connection, till);
                    long id = drop(connection, kept.replica(), Verdict.DROPPED, userId, at);
                    close(connection, kept.replica(), at);
                    return decision(connection, id);
                }));
    }

    /** Takes all away that is kept of a till, and notes who decided; gives the decision's number. */
    static long drop(Connection connection, String till, Verdict verdict, String userId, Instant at)
            throws SQLException {
        long id = note(connection, till, verdict, userId, at);
        ApartOps.clear(connection, till);
        LOG.warn("what was kept apart of till {} is gone: {}", till, verdict);
        return id;
    }

    private static long note(Connection connection, String till, Verdict verdict, String userId, Instant at)
            throws SQLException {
        try (var insert = connection.prepareStatement(NOTE)) {
            insert.setString(1, verdict.name());
            Sql.instant(insert, 2, at);
            insert.setString(3, WellFormed.storable(userId));
            insert.setString(4, till);
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void close(Connection connection, String till, Instant at) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE apart_till t SET closed_at = ? FROM device d"
                + " WHERE t.replica = ? AND d.replica = t.replica AND d.revoked_at IS NOT NULL")) {
            Sql.instant(update, 1, at);
            update.setString(2, till);
            update.executeUpdate();
        }
    }

    /** Of which something is kept, by replica or, when it is the only one there, by register. */
    private static KeptApart named(Connection connection, String till) throws SQLException {
        String name = till.replaceFirst("~.*", "");
        var kept = tills(connection).stream()
                .filter(one -> one.operations() > 0)
                .filter(one -> one.replica().equals(name) || one.registerId().equals(till))
                .toList();
        if (kept.size() != 1) {
            throw new ProblemException(Problem.of(
                            "headoffice.nothing-apart",
                            kept.isEmpty()
                                    ? "Nothing is kept apart of a till " + till
                                            + ". The command apart lists what there is."
                                    : "Of several tills of register " + till
                                            + " something is kept apart. Name one by its replica, as the command apart lists it.")
                    .with("till", till));
        }
        return kept.getFirst();
    }
}
