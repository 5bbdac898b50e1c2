package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.evertill.entity.WellFormed;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Author;

/**
 * A replica, as its row says; where it was locked, until the end of the transaction.
 *
 * @param lastTxn the local transaction of its newest operation
 */
record Replica(Author author, int incarnation, long lastSeq, String lastHash, String lastTxn, Hlc lastHlc) {

    String id() {
        return author.replica();
    }

    /**
     * Locks a replica's row.
     *
     * @throws ProblemException {@code auth.unknown-device}, {@code auth.revoked}
     */
    static Replica lock(Connection connection, String replica) throws SQLException {
        return select(connection, replica, " FOR UPDATE OF r", false);
    }

    /** Locks a replica's row also when it was shut out: what it sent before is still looked after. */
    static Replica lockEvenRevoked(Connection connection, String replica) throws SQLException {
        return select(connection, replica, " FOR UPDATE OF r", true);
    }

    /** Reads a replica's row as the snapshot has it; throws as {@link #lock} does. */
    static Replica read(Connection connection, String replica) throws SQLException {
        return select(connection, replica, "", false);
    }

    private static Replica select(Connection connection, String replica, String lock, boolean evenRevoked)
            throws SQLException {
        try (var query = connection.prepareStatement("SELECT r.incarnation, r.store_id, r.register_id, r.last_seq,"
                + " r.last_hash, r.last_txn, r.last_hlc, d.revoked_at IS NOT NULL FROM replica r"
                + " LEFT JOIN device d ON d.replica = r.id WHERE r.id = ?" + lock)) {
            query.setString(1, replica);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(Devices.UNKNOWN);
                }
                if (row.getBoolean(8) && !evenRevoked) {
                    throw new ProblemException(Devices.REVOKED);
                }
                return new Replica(
                        new Author(replica, row.getString(2), row.getString(3)),
                        row.getInt(1),
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

    /** Notes its newest operation. */
    void advance(Journey journey, long seq, String hash, String txn, Hlc hlc) {
        journey.execute(
                "UPDATE replica SET last_seq = ?, last_hash = ?, last_txn = ?, last_hlc = ? WHERE id = ?",
                Long.toString(seq),
                hash,
                WellFormed.storable(txn),
                hlc.toString(),
                id());
    }
}
