package org.evertill.headoffice.postgres.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evertill.headoffice.ApartDoor;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Branching;
import org.evertill.sync.merge.Intake;
import org.evertill.sync.merge.KnownLog;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Session;
import org.evertill.sync.protocol.Session.Purpose;

/** Lets tills that were shut out hand in, and nothing else. */
final class PostgresApartDoor implements ApartDoor {

    private static final String BY_TOKEN = "SELECT s.replica, s.expires_at, d.revoked_at FROM session s"
            + " JOIN device d ON d.replica = s.replica WHERE s.token_hash = ? AND s.apart";

    private static final String COUNT = """
        INSERT INTO apart_till AS t (replica, window_began, requests) VALUES (?, ?, 1)
            ON CONFLICT (replica) DO UPDATE SET
               requests = CASE WHEN t.window_began BETWEEN ? AND excluded.window_began THEN t.requests + 1 ELSE 1 END,
               window_began = CASE WHEN t.window_began BETWEEN ? AND excluded.window_began THEN t.window_began
                                   ELSE excluded.window_began END
            RETURNING requests, window_began
        """;

    private final Transactions transactions;
    private final Sessions sessions;
    private final Inbox inbox;
    private final Clock clock;

    PostgresApartDoor(Transactions transactions, Inbox inbox, Clock clock, Secrets secrets) {
        this.transactions = transactions;
        this.sessions = new Sessions(transactions, clock, secrets);
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public Outcome<Session.Answer> open(Session.Request request) {
        return sessions.open(request, Purpose.APART);
    }

    @Override
    public Outcome<Caller> authenticate(String token) {
        return transactions.write(connection -> {
            var now = clock.instant();
            String replica = shutOut(connection, token, now);
            count(connection, replica, now);
            return new Caller(replica);
        });
    }

    private static String shutOut(Connection connection, String token, Instant now) throws SQLException {
        try (var query = connection.prepareStatement(BY_TOKEN)) {
            query.setBytes(1, Secrets.hash(token));
            try (var row = query.executeQuery()) {
                if (!row.next() || Sql.instant(row, "expires_at").orElseThrow().isBefore(now)) {
                    throw new ProblemException(Devices.EXPIRED);
                }
                if (row.getObject("revoked_at") == null) {
                    throw new ProblemException(Devices.NOT_SHUT_OUT);
                }
                return row.getString("replica");
            }
        }
    }

    private static void count(Connection connection, String replica, Instant now) throws SQLException {
        var begin = now.minus(Apart.WINDOW);
        try (var upsert = connection.prepareStatement(COUNT)) {
            upsert.setString(1, replica);
            Sql.instant(upsert, 2, now);
            Sql.instant(upsert, 3, begin);
            Sql.instant(upsert, 4, begin);
            try (var row = upsert.executeQuery()) {
                row.next();
                if (row.getInt(1) > Apart.MAX_REQUESTS) {
                    var rest = Duration.between(
                            begin, Sql.instant(row, "window_began").orElseThrow());
                    throw new ProblemException(Problem.of(
                                    "sync.apart-too-often",
                                    "This till hands in more often than head office takes from one that is shut out. It goes on"
                                            + " by itself in a minute.")
                            .with("seconds", Math.max(1, rest.plusMillis(999).toSeconds())));
                }
            }
        }
    }

    @Override
    public Outcome<Push.Answer> keep(Caller caller, Apart.Request request) {
        List<OpLog.Logged> chain;
        try {
            Devices.checkReplica(caller, request.replica());
            Pushes.checkSize(request.push().operations());
            chain = Pushes.proven(request.push());
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
        return transactions.write(connection -> keep(connection, request, chain));
    }

    private Push.Answer keep(Connection connection, Apart.Request request, List<OpLog.Logged> chain)
            throws SQLException {
        var push = request.push();
        checkShutOut(connection, push.replica());
        var log = ApartLog.of(connection, push.replica());
        Branching.know(greeting(request), log);
        var known = log.log(push.replica(), push.incarnation());
        return switch (Intake.of(known, push, log)) {
            case Intake.Told(var answer) -> answer;
            case Intake.Known(int count, long lastSeq, String lastHash) ->
                new Push.Accepted(lastSeq, lastHash, count, List.of());
            case Intake.Joins joins -> throw new ProblemException(unplaced());
            case Intake.Fresh(int count) -> {
                log.note(request.branches());
                keep(connection, known, chain.subList(count, chain.size()));
                var last = chain.getLast().operation();
                yield new Push.Accepted(last.seq(), last.hash(), count, List.of());
            }
        };
    }

    private static Hello.Request greeting(Apart.Request request) {
        var push = request.push();
        return new Hello.Request(
                push.replica(), push.incarnation(), "", 0, "", Instant.EPOCH, 0, request.branches(), 0);
    }

    /** Holds the device's row, so that nobody lets the till in meanwhile, nor does it hand in twice at once. */
    private static void checkShutOut(Connection connection, String till) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT d.revoked_at, a.closed_at FROM device d LEFT JOIN apart_till a"
                        + " ON a.replica = d.replica WHERE d.replica = ? FOR UPDATE OF d")) {
            query.setString(1, till);
            try (var row = query.executeQuery()) {
                if (!row.next() || row.getObject(1) == null) {
                    throw new ProblemException(Devices.NOT_SHUT_OUT);
                }
                if (row.getObject(2) != null) {
                    throw new ProblemException(Problem.of(
                            "sync.apart-closed",
                            "Head office has dropped what this till had handed in and keeps nothing more of it. What it sells"
                                    + " stays on the till alone."));
                }
            }
        }
    }

    /** Nobody who was erased comes back by it. */
    private void keep(Connection connection, KnownLog known, List<OpLog.Logged> fresh) throws SQLException {
        var names = inbox.names(fresh.stream().map(OpLog.Logged::operation).toList(), table -> true);
        var kept = inbox.withoutPersons(connection, names, fresh);
        long bytes = 0;
        for (var logged : kept) {
            bytes += logged.body().getBytes(StandardCharsets.UTF_8).length;
        }
        begin(connection, known.till(), clock.instant());
        checkRoom(connection, known.till(), kept.size(), bytes);
        long first = kept.getFirst().operation().seq();
        for (var piece : known.pieces(first, kept.getLast().operation().seq())) {
            var part = new ArrayList<>(kept.subList((int) (piece.first() - first), (int) (piece.last() - first) + 1));
            ApartOps.insert(connection, known.till(), piece.incarnation().id(), part);
        }
        ApartOps.grew(connection, known.till(), kept.size(), bytes, clock.instant());
    }

    private static void begin(Connection connection, String till, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO apart_till (replica, window_began, requests)"
                + " VALUES (?, ?, 0) ON CONFLICT DO NOTHING")) {
            insert.setString(1, till);
            Sql.instant(insert, 2, now);
            insert.executeUpdate();
        }
    }

    private static void checkRoom(Connection connection, String till, long operations, long bytes) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT operations, bytes FROM apart_till WHERE replica = ? FOR UPDATE")) {
            query.setString(1, till);
            try (var row = query.executeQuery()) {
                row.next();
                if (row.getLong(1) + operations > Apart.MAX_OPERATIONS || row.getLong(2) + bytes > Apart.MAX_BYTES) {
                    throw new ProblemException(Problem.of(
                                    "sync.apart-full",
                                    "Head office keeps as much apart of this till as it does of one. What it sells from now on"
                                            + " stays on the till alone until somebody at head office decides.")
                            .with("operations", Apart.MAX_OPERATIONS)
                            .with("bytes", Apart.MAX_BYTES));
                }
            }
        }
    }

    private static Problem unplaced() {
        return Problem.of(
                "sync.apart-unplaced",
                "This till was put back from a backup more than once, and head office cannot tell where its sales belong as"
                        + " long as it is shut out. They stay on the till; enrol it again.");
    }
}
