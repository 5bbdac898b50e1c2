package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.evertill.entity.WellFormed;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.HashChain;

/** How a code becomes a till. */
final class Enrolments {

    private static final Problem BAD_CODE = Problem.of(
            "enrolment.bad-code", "This enrolment code is unknown, used or expired. Ask head office for a new one.");

    private static final int MAX_DEVICE_NAME = 100;
    private static final Pattern REPLICA = Pattern.compile("[A-Za-z0-9_-]{" + Nanoid.LENGTH + "}");
    private static final Pattern SERIES = Pattern.compile("[A-Z][A-Z0-9]{0,9}");

    private final Transactions transactions;
    private final Clock clock;
    private final IdSource ids;
    private final Secrets secrets;

    Enrolments(Transactions transactions, Clock clock, IdSource ids, Secrets secrets) {
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.secrets = secrets;
    }

    /** Where a till will stand. */
    private record Place(String storeId, String registerId) {}

    /** Uses up the code and makes the replica, its device and its subscription, or nothing of it. */
    Outcome<Enrolment.Answer> enrol(Enrolment.Request request) {
        if (!DeviceKey.isPublicKey(request.publicKey())) {
            return Outcome.failed(
                    "enrolment.bad-key",
                    "The till's key cannot be read. Check that both run versions that fit together.");
        }
        String fresh = ids.next();
        return transactions.write(connection -> {
            String replica = request.known().map(Enrolment.Known::replica).orElse(fresh);
            Place place = useCode(connection, request.code(), replica);
            String series = request.known().isPresent()
                    ? knownAgain(connection, request.known().get(), request, place)
                    : made(connection, fresh, request, place);
            return new Enrolment.Answer(
                    replica,
                    HeadOfficeState.read(connection).chainName(),
                    place.storeId,
                    place.registerId,
                    series,
                    ServerKeys.told(connection, clock.instant()));
        });
    }

    private String made(Connection connection, String replica, Enrolment.Request request, Place place)
            throws SQLException {
        String series = nextSeries(connection, place.registerId);
        insertReplica(connection, replica, place);
        insertDevice(connection, replica, request, series);
        Subscriptions.add(connection, replica, place.storeId, place.registerId);
        return series;
    }

    /**
     * A till that has lost its key, was shut out, or is not in the backup from which head office was put back: it stays the till it was, and
     * what it has not sent yet is welcome.
     */
    private String knownAgain(Connection connection, Enrolment.Known known, Enrolment.Request request, Place place)
            throws SQLException {
        var register = registerOf(connection, known.replica());
        if (register.isEmpty()) {
            checkName(known);
            insertReplica(connection, known.replica(), place);
            insertDevice(connection, known.replica(), request, known.series());
            DeviceKeys.told(connection, known.replica(), known.keys(), clock.instant());
            Subscriptions.add(connection, known.replica(), place.storeId, place.registerId);
            return known.series();
        }
        if (!register.get().equals(place.registerId)) {
            throw new ProblemException(otherRegister(register.get(), place.registerId));
        }
        try (var update = connection.prepareStatement(
                "UPDATE device SET public_key = ?, device_name = ?, revoked_at = NULL WHERE replica = ?")) {
            update.setString(1, request.publicKey());
            update.setString(2, shown(request.deviceName()));
            update.setString(3, known.replica());
            update.executeUpdate();
        }
        DeviceKeys.told(connection, known.replica(), known.keys(), clock.instant());
        DeviceKeys.begin(connection, known.replica(), request.publicKey(), clock.instant());
        try (var delete = connection.prepareStatement("DELETE FROM session WHERE replica = ?")) {
            delete.setString(1, known.replica());
            delete.executeUpdate();
        }
        ApartOps.reopen(connection, known.replica());
        return known.series();
    }

    private static Optional<String> registerOf(Connection connection, String replica) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT r.register_id FROM replica r JOIN device d ON d.replica = r.id WHERE r.id = ?")) {
            query.setString(1, replica);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** A name from outside becomes a till's: it has to look like one that head office gives. */
    private static void checkName(Enrolment.Known known) {
        if (!REPLICA.matcher(known.replica()).matches()
                || !SERIES.matcher(known.series()).matches()) {
            throw new ProblemException(BAD_CODE);
        }
    }

    private static Problem otherRegister(String till, String code) {
        return Problem.of(
                        "enrolment.other-register",
                        "This till is register " + till + ", and the code is for register " + code
                                + ". Ask head office for a code for " + till
                                + ", or use another data directory for a new till.")
                .with("till", till)
                .with("code", code);
    }

    /** Keeps a new code, hashed, in the caller's transaction. */
    static Instant keepCode(
            Connection connection, String code, String storeId, String registerId, Instant now, Duration validFor)
            throws SQLException {
        var until = now.plus(validFor);
        try (var insert = connection.prepareStatement("INSERT INTO enrolment_code"
                + " (code_hash, store_id, register_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setBytes(1, Secrets.codeHash(code));
            insert.setString(2, storeId);
            insert.setString(3, registerId);
            Sql.instant(insert, 4, now);
            Sql.instant(insert, 5, until);
            insert.executeUpdate();
        }
        return until;
    }

    /** The letters of the n-th series from 1: A … Z, AA, AB … */
    static String seriesLetters(int n) {
        var letters = new StringBuilder();
        for (int rest = n; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    private Place useCode(Connection connection, String code, String replica) throws SQLException {
        var now = clock.instant();
        try (var use = connection.prepareStatement("UPDATE enrolment_code SET used_at = ?, used_by = ?"
                + " WHERE code_hash = ? AND used_at IS NULL AND expires_at > ? RETURNING store_id, register_id")) {
            Sql.instant(use, 1, now);
            use.setString(2, replica);
            use.setBytes(3, Secrets.codeHash(code));
            Sql.instant(use, 4, now);
            try (var row = use.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(BAD_CODE);
                }
                return new Place(row.getString(1), row.getString(2));
            }
        }
    }

    /**
     * What series were given out and lost, when the database was put back from a backup, is not known, so from the second epoch on each has
     * a 0 and three signs by chance behind its letters. Where a till chooses a series by itself, no 0 follows.
     */
    private String series(int n) {
        String letters = seriesLetters(n);
        return transactions.epoch() == 1
                ? letters
                : letters + "0" + secrets.letter() + secrets.letter() + secrets.letter();
    }

    private String nextSeries(Connection connection, String registerId) throws SQLException {
        try (var next = connection.prepareStatement("INSERT INTO register_series (register_id, issued) VALUES (?, 1)"
                + " ON CONFLICT (register_id) DO UPDATE SET issued = register_series.issued + 1 RETURNING issued")) {
            next.setString(1, registerId);
            try (var row = next.executeQuery()) {
                row.next();
                return series(row.getInt(1));
            }
        }
    }

    private static void insertReplica(Connection connection, String replica, Place place) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO replica (id, store_id, register_id, last_hash) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, replica);
            insert.setString(2, place.storeId);
            insert.setString(3, place.registerId);
            insert.setString(4, HashChain.genesis(replica));
            insert.executeUpdate();
        }
    }

    private static String shown(String deviceName) {
        String shown = WellFormed.storable(deviceName.strip());
        return shown.substring(0, Math.min(shown.length(), MAX_DEVICE_NAME));
    }

    private void insertDevice(Connection connection, String replica, Enrolment.Request request, String series)
            throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO device"
                + " (replica, public_key, device_name, series, enrolled_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, replica);
            insert.setString(2, request.publicKey());
            insert.setString(3, shown(request.deviceName()));
            insert.setString(4, series);
            Sql.instant(insert, 5, clock.instant());
            insert.executeUpdate();
        }
        DeviceKeys.begin(connection, replica, request.publicKey(), clock.instant());
    }
}
