package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.evertill.headoffice.ApartDesk;
import org.evertill.headoffice.CleanupDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out what nobody needs any more: every hour a bounded number of slices, each a transaction of its own that holds the
 * lock of one scope. One head office at a time; another one leaves it to that. Any thread.
 */
final class Cleanup implements CleanupDesk, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cleanup.class);

    /** Later than any command takes, so that only a server does it by itself. */
    private static final Duration FIRST = Duration.ofMinutes(10);

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int MAX_SLICES = 40;
    private static final int MAX_SILENT_DAYS = 3_650;
    private static final Duration CODES_KEPT = Duration.ofDays(30);

    /** Advisory lock under which it is done. */
    static final long CLEANUP_LOCK = 0x45564552_434C4541L;

    private final Transactions transactions;
    private final Purge purge;
    private final Settled conflicts;
    private final Settled incidents;
    private final Clock clock;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("headoffice-cleanup").factory());

    Cleanup(Transactions transactions, Tables tables, Clock clock) {
        this.transactions = transactions;
        this.purge = new Purge(tables);
        this.conflicts = Settled.conflicts(tables);
        this.incidents = Settled.incidents(tables);
        this.clock = clock;
    }

    /** From now on it is done by itself. */
    void start() {
        schedule.scheduleWithFixedDelay(this::turn, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }

    private void turn() {
        try {
            switch (clean()) {
                case Outcome.Ok<Cleaned>(var cleaned) -> LOG.debug("taken out: {}", cleaned);
                case Outcome.Failed<Cleaned>(var problem) -> LOG.debug("not cleaned up now: {}", problem.code());
            }
        } catch (RuntimeException e) {
            LOG.error("cleaning up failed; it is tried again in an hour", e);
        }
    }

    @Override
    public Outcome<Cleaned> clean() {
        try {
            var turn = new Turn();
            turn.go();
            return Outcome.ok(turn.cleaned());
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    @Override
    public Outcome<Cleaned> due() {
        return transactions.snapshot(connection -> {
            var limits = limits(connection);
            long dead = 0;
            long left = 0;
            for (String scope : Purge.scopes(connection)) {
                var gone = Purge.due(connection, scope, limits.activeSince);
                dead += gone.dead();
                left += gone.left();
            }
            return new Cleaned(
                    dead,
                    left,
                    due(connection, conflicts, limits),
                    due(connection, incidents, limits),
                    codes(connection),
                    false);
        });
    }

    private static long due(Connection connection, Settled settled, Limits limits) throws SQLException {
        long due = 0;
        for (String scope : settled.scopes(connection, limits.closedBefore)) {
            due += settled.due(connection, scope, limits.closedBefore, limits.activeSince);
        }
        return due;
    }

    @Override
    public Outcome<Integer> forgetSilent(int days) {
        if (days < 1 || days > MAX_SILENT_DAYS) {
            return Outcome.failed("headoffice.bad-days", "A till is forgotten after 1 to 3650 days of silence.");
        }
        return transactions.write(connection -> {
            Transactions.execute(connection, "UPDATE head_office SET silent_days = " + days);
            return days;
        });
    }

    /** Since when a till has to have been heard of, and before when something has to have been closed. */
    private record Limits(Instant activeSince, Instant closedBefore) {}

    private Limits limits(Connection connection) throws SQLException {
        long days = Scan.number(connection, "SELECT silent_days FROM head_office");
        Instant now = clock.instant();
        return new Limits(now.minus(Duration.ofDays(days)), now.minus(Duration.ofDays(SETTLED_DAYS)));
    }

    private long codes(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("SELECT count(*) FROM enrolment_code WHERE expires_at < ?")) {
            Sql.instant(query, 1, clock.instant().minus(CODES_KEPT));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** One turn under way. */
    private final class Turn {
        private long dead;
        private long left;
        private long conflictsGone;
        private long incidentsGone;
        private long codesGone;
        private int slices;
        private boolean ended;

        /** Closed conflicts and incidents first: they leave word that the next turn takes out. */
        void go() {
            var limits = transactions.snapshot(Cleanup.this::limits).orThrow();
            conflictsGone = settled(conflicts, limits);
            incidentsGone = settled(incidents, limits);
            for (String scope : transactions.snapshot(Purge::scopes).orThrow()) {
                boolean more = true;
                while (more && !ended) {
                    var gone = slice(c -> purge.slice(c, scope, limits.activeSince), new Purge.Gone(0, 0));
                    dead += gone.dead();
                    left += gone.left();
                    more = gone.isFull();
                }
            }
            codesGone = slice(Cleanup.this::forgetCodes, 0);
            slice(Cleanup.this::dropApart, 0);
        }

        private long settled(Settled settled, Limits limits) {
            List<String> scopes = transactions
                    .snapshot(c -> settled.scopes(c, limits.closedBefore))
                    .orThrow();
            long all = 0;
            for (String scope : scopes) {
                int gone = Purge.SLICE;
                while (gone >= Purge.SLICE && !ended) {
                    gone = slice(c -> settled.slice(c, scope, limits.closedBefore, limits.activeSince), 0);
                    all += gone;
                }
            }
            return all;
        }

        /** Does a slice, unless enough was done or another head office is at it: then the turn has ended. */
        private <R> R slice(Transactions.Work<R> work, R nothing) {
            slices++;
            ended |= slices > MAX_SLICES;
            if (ended) {
                return nothing;
            }
            return transactions
                    .write(connection -> {
                        boolean mine =
                                Scan.number(connection, "SELECT pg_try_advisory_xact_lock(" + CLEANUP_LOCK + ")::int")
                                        > 0;
                        ended = !mine;
                        return mine ? work.on(connection) : nothing;
                    })
                    .orThrow();
        }

        Cleaned cleaned() {
            return new Cleaned(dead, left, conflictsGone, incidentsGone, codesGone, ended);
        }
    }

    /** What was kept apart and nobody has decided in time; who it was is noted, and told in the log. */
    private int dropApart(Connection connection) throws SQLException {
        var tills = new ArrayList<String>();
        Instant now = clock.instant();
        try (var query =
                connection.prepareStatement("SELECT replica FROM apart_till WHERE operations > 0 AND last_at < ?")) {
            Sql.instant(query, 1, now.minus(ApartDesk.KEPT));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    tills.add(rows.getString(1));
                }
            }
        }
        for (String till : tills) {
            PostgresApartDesk.drop(connection, till, ApartDesk.Verdict.EXPIRED, ApartDesk.TIME, now);
        }
        return tills.size();
    }

    private int forgetCodes(Connection connection) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM enrolment_code WHERE code_hash = ANY (ARRAY(SELECT"
                + " code_hash FROM enrolment_code WHERE expires_at < ? LIMIT " + Purge.SLICE + "))")) {
            Sql.instant(delete, 1, clock.instant().minus(CODES_KEPT));
            return delete.executeUpdate();
        }
    }
}
