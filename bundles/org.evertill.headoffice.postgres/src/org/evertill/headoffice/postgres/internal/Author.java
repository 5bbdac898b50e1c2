package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.jspecify.annotations.Nullable;

/**
 * A replica, as its row says; where it was locked, until the end of the transaction.
 *
 * @param storeId null for head office itself, as is the register
 * @param lastTxn the local transaction of its newest operation
 */
record Author(
        String replica,
        int incarnation,
        @Nullable String storeId,
        @Nullable String registerId,
        long lastSeq,
        String lastHash,
        String lastTxn,
        Hlc lastHlc) {

    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    /**
     * Locks a replica's row.
     *
     * @throws ProblemException {@code auth.unknown-device}, {@code auth.revoked}
     */
    static Author lock(Connection connection, String replica) throws SQLException {
        return select(connection, replica, " FOR UPDATE OF r");
    }

    /** Reads a replica's row as the snapshot has it; throws as {@link #lock} does. */
    static Author read(Connection connection, String replica) throws SQLException {
        return select(connection, replica, "");
    }

    private static Author select(Connection connection, String replica, String lock) throws SQLException {
        try (var query = connection.prepareStatement("SELECT r.incarnation, r.store_id, r.register_id, r.last_seq,"
                + " r.last_hash, r.last_txn, r.last_hlc, d.revoked_at IS NOT NULL FROM replica r"
                + " LEFT JOIN device d ON d.replica = r.id WHERE r.id = ?" + lock)) {
            query.setString(1, replica);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(Devices.UNKNOWN);
                }
                if (row.getBoolean(8)) {
                    throw new ProblemException(Devices.REVOKED);
                }
                return new Author(
                        replica,
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        Hlc.parse(row.getString(7)));
            }
        }
    }

    /** Refuses a till whose database is another generation than the one head office knows. */
    void checkIncarnation(int claimed) {
        if (claimed != incarnation) {
            throw new ProblemException(Problem.of(
                            "sync.wrong-incarnation",
                            "This till's database is of another generation than the one head office knows, as after a"
                                    + " restore. Its data is safe; enrol the till again with a new code.")
                    .with("known", incarnation)
                    .with("claimed", claimed));
        }
    }

    /** Whether rows of a scope are this replica's to write: the chain's, its store's, its register's. */
    boolean mayWrite(String scope) {
        if (replica.equals(VersionVector.HEAD_OFFICE) || scope.equals("chain")) {
            return true;
        }
        String facts = "facts:" + storeId + ":";
        return scope.equals("store:" + storeId)
                || scope.equals("register:" + registerId)
                || scope.startsWith(facts)
                        && MONTH.matcher(scope.substring(facts.length())).matches();
    }

    /** Notes its newest operation. */
    void advance(Connection connection, long seq, String hash, String txn, Hlc hlc) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE replica SET last_seq = ?, last_hash = ?, last_txn = ?, last_hlc = ? WHERE id = ?")) {
            update.setLong(1, seq);
            update.setString(2, hash);
            update.setString(3, OpLog.storable(txn));
            update.setString(4, hlc.toString());
            update.setString(5, replica);
            update.executeUpdate();
        }
    }
}
