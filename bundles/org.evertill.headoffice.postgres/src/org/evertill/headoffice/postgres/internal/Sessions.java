package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Session;
import org.evertill.sync.protocol.Session.Purpose;

/** Tokens for tills that have signed. */
final class Sessions {

    /** More than a till needs that loses each answer; one that asks on is at fault. */
    private static final int MAX_OF_A_TILL = 100;

    private final Transactions transactions;
    private final Clock clock;
    private final Secrets secrets;

    Sessions(Transactions transactions, Clock clock, Secrets secrets) {
        this.transactions = transactions;
        this.clock = clock;
        this.secrets = secrets;
    }

    Outcome<Session.Answer> open(Session.Request request, Purpose purpose) {
        String token = secrets.token();
        return transactions.write(connection -> {
            var now = clock.instant();
            checkSignature(connection, request, purpose);
            checkTime(request, now);
            forgetOld(connection, request.replica(), now);
            insert(connection, request, purpose, token, now.plus(Session.LIFETIME));
            return new Session.Answer(token, Math.toIntExact(Session.LIFETIME.toSeconds()));
        });
    }

    /** Whoever has not signed is not told whether the till exists, or was shut out. */
    private static void checkSignature(Connection connection, Session.Request request, Purpose purpose)
            throws SQLException {
        try (var query = connection.prepareStatement("SELECT public_key, revoked_at FROM device WHERE replica = ?")) {
            query.setString(1, request.replica());
            try (var row = query.executeQuery()) {
                if (!row.next()
                        || !DeviceKey.hasSigned(row.getString(1), request.signed(purpose), request.signature())) {
                    throw new ProblemException(Devices.UNKNOWN);
                }
                boolean shutOut = row.getObject(2) != null;
                if (shutOut != (purpose == Purpose.APART)) {
                    throw new ProblemException(shutOut ? Devices.REVOKED : Devices.NOT_SHUT_OUT);
                }
            }
        }
    }

    private static void checkTime(Session.Request request, Instant now) {
        if (Duration.between(request.at(), now).abs().compareTo(Session.MAX_DISTANCE) > 0) {
            throw new ProblemException(Problem.of(
                            "auth.clock",
                            "This till's clock is far from head office's. It goes by head office's time and tries again by itself.")
                    .with("now", now));
        }
    }

    private static void forgetOld(Connection connection, String replica, Instant now) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM session WHERE replica = ? AND expires_at < ?")) {
            delete.setString(1, replica);
            Sql.instant(delete, 2, now);
            delete.executeUpdate();
        }
        try (var query = connection.prepareStatement("SELECT count(*) FROM session WHERE replica = ?")) {
            query.setString(1, replica);
            try (var row = query.executeQuery()) {
                row.next();
                if (row.getInt(1) >= MAX_OF_A_TILL) {
                    throw new ProblemException(Problem.of(
                                    "auth.too-many-sessions",
                                    "This till has asked for too many credentials within a quarter of an hour. It tries again by itself.")
                            .with("limit", MAX_OF_A_TILL));
                }
            }
        }
    }

    private static void insert(
            Connection connection, Session.Request request, Purpose purpose, String token, Instant until)
            throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO session (token_hash, replica, nonce, expires_at, apart)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (replica, nonce) DO NOTHING")) {
            insert.setBytes(1, Secrets.hash(token));
            insert.setString(2, request.replica());
            insert.setString(3, request.nonce());
            Sql.instant(insert, 4, until);
            insert.setBoolean(5, purpose == Purpose.APART);
            if (insert.executeUpdate() == 0) {
                throw new ProblemException(Problem.of(
                        "auth.replayed",
                        "This request for a credential came a second time. A till makes each one anew; if it was not the"
                                + " network that doubled it, somebody is listening."));
            }
        }
    }
}
