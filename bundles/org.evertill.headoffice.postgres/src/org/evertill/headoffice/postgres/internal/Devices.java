package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.evertill.entity.WellFormed;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Branching;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Limits;

/** The tills' machines: who is calling, and how it is. */
final class Devices {

    static final Problem UNKNOWN = Problem.of(
            "auth.unknown-device",
            "Head office does not know this till. Its sales are safe; enrol it again with a new code.");
    static final Problem REVOKED =
            Problem.of("auth.revoked", "Head office has shut this till out. Its sales are safe; ask head office.");

    static final Problem NOT_SHUT_OUT = Problem.of(
            "auth.not-shut-out",
            "This till is not shut out, so nothing of it is kept apart. It sends what it has with its next exchange.");

    static final Problem EXPIRED =
            Problem.of("auth.expired", "This credential is not good any more. A till gets another one by itself.");

    /** How exactly the last contact is known; a write per request would be a waste. */
    private static final Duration LAST_SEEN_STEP = Duration.ofSeconds(10);

    private static final String BY_TOKEN = "SELECT h.shape, d.replica, s.expires_at, s.apart, d.last_seen, d.revoked_at"
            + " FROM head_office h LEFT JOIN session s ON s.token_hash = ? LEFT JOIN device d ON d.replica = s.replica";

    private static final Duration MAX_SKEW = Duration.ofDays(36_500);

    private static final int MAX_VERSION_LENGTH = 100;

    private final Transactions transactions;
    private final Clock clock;
    private final Epochs epochs;

    Devices(Transactions transactions, Clock clock, Epochs epochs) {
        this.transactions = transactions;
        this.clock = clock;
        this.epochs = epochs;
    }

    Outcome<Caller> authenticate(String token) {
        return transactions.look(BY_TOKEN, Secrets.hash(token), this::shown).then(this::seen);
    }

    private record Shown(Caller caller, Instant lastSeen) {}

    private Shown shown(ResultSet row) throws SQLException {
        var until = Sql.instant(row, "expires_at").orElse(Instant.MIN);
        if (row.getString("replica") == null || until.isBefore(clock.instant())) {
            throw new ProblemException(EXPIRED);
        }
        if (row.getObject("revoked_at") != null || row.getBoolean("apart")) {
            throw new ProblemException(REVOKED);
        }
        return new Shown(
                new Caller(row.getString("replica")),
                Sql.instant(row, "last_seen").orElse(Instant.EPOCH));
    }

    private Outcome<Caller> seen(Shown shown) {
        if (!shown.lastSeen().plus(LAST_SEEN_STEP).isBefore(clock.instant())) {
            return Outcome.ok(shown.caller());
        }
        return transactions.write(connection -> {
            seen(connection, shown.caller().replica());
            return shown.caller();
        });
    }

    /** Notes how a till is, and tells where head office is with it. */
    Outcome<Hello.Answer> hello(Caller caller, Hello.Request request) {
        return epochs.answer(() -> transactions.write(connection -> {
            checkReplica(caller, request.replica());
            Branching.know(request, new Branches(connection, clock.instant()));
            var end = TillLog.lock(connection, caller.replica(), request.incarnation())
                    .end(connection);
            Epochs.check(connection, transactions.epoch(), request, end.known());
            report(connection, request);
            return new Hello.Answer(
                    Limits.PROTOCOL,
                    transactions.epoch(),
                    end.seq(),
                    end.hash(),
                    clock.instant(),
                    ServerKeys.told(connection, clock.instant()),
                    Subscriptions.heads(connection, caller.replica()));
        }));
    }

    Outcome<Boolean> revoke(String replica) {
        return transactions.write(connection -> {
            try (var update = connection.prepareStatement(
                    "UPDATE device SET revoked_at = ? WHERE replica = ? AND revoked_at IS NULL")) {
                Sql.instant(update, 1, clock.instant());
                update.setString(2, replica);
                if (update.executeUpdate() == 1) {
                    DeviceKeys.end(connection, replica, clock.instant());
                    PokeNotice.shutOut(connection, replica);
                    return true;
                }
            }
            if (!exists(connection, replica)) {
                throw new ProblemException(UNKNOWN);
            }
            return false;
        });
    }

    /** A till speaks for itself only. */
    static void checkReplica(Caller caller, String claimed) {
        if (!caller.replica().equals(claimed)) {
            throw new ProblemException(Problem.of(
                    "auth.wrong-replica",
                    "This till's credential belongs to another till. Enrol it again with a new code."));
        }
    }

    /** How far a till's clock is ahead; bounded, since a till's clock may say anything. */
    static long skewMillis(Instant till, Instant here) {
        long seconds =
                Math.clamp(till.getEpochSecond() - here.getEpochSecond(), -MAX_SKEW.toSeconds(), MAX_SKEW.toSeconds());
        return seconds * 1000 + (till.getNano() - here.getNano()) / 1_000_000;
    }

    /** Whether a till may not listen, nor ask for anything. */
    static boolean isShutOut(Connection connection, String replica) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM device WHERE replica = ? AND revoked_at IS NULL")) {
            query.setString(1, replica);
            try (var row = query.executeQuery()) {
                return !row.next();
            }
        }
    }

    private static boolean exists(Connection connection, String replica) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM device WHERE replica = ?")) {
            query.setString(1, replica);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private void seen(Connection connection, String replica) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE device SET last_seen = ? WHERE replica = ?")) {
            Sql.instant(update, 1, clock.instant());
            update.setString(2, replica);
            update.executeUpdate();
        }
    }

    private void report(Connection connection, Hello.Request request) throws SQLException {
        String version = WellFormed.storable(request.appVersion());
        try (var update = connection.prepareStatement("UPDATE device SET last_seen = ?, pending_reported = ?,"
                + " clock_skew_millis = ?, app_version = ?, greeted_at = ? WHERE replica = ?")) {
            Sql.instant(update, 1, clock.instant());
            update.setLong(2, Math.max(0, request.pending()));
            update.setLong(3, skewMillis(request.clock(), clock.instant()));
            update.setString(4, version.substring(0, Math.min(version.length(), MAX_VERSION_LENGTH)));
            Sql.instant(update, 5, clock.instant());
            update.setString(6, request.replica());
            update.executeUpdate();
        }
    }
}
