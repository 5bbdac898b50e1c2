package org.evertill.headoffice.postgres.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.evertill.entity.WellFormed;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Ancestor;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.Incarnation;

/**
 * A replica, as its row says; where it was locked, until the end of the transaction.
 *
 * @param hasApart whether operations of it are kept apart
 */
record Replica(Incarnation known, Hlc lastHlc, boolean hasApart) {

    /** Whose rows are given. */
    enum Whom {
        LET_IN,
        /** What it sent before is still looked after, and a person takes what is kept apart. */
        EVEN_SHUT_OUT
    }

    /** The name of one of a till's incarnations: the till's own for the first. */
    static String name(String till, int incarnation) {
        return Incarnation.name(till, incarnation);
    }

    String id() {
        return known.id();
    }

    Author author() {
        return known.author();
    }

    /** The operation behind which its own ones begin, 0 for a till's first replica. */
    long baseSeq() {
        return known.baseSeq();
    }

    long lastSeq() {
        return known.lastSeq();
    }

    String lastHash() {
        return known.lastHash();
    }

    String lastTxn() {
        return known.lastTxn();
    }

    /**
     * Locks a replica's row.
     *
     * @throws ProblemException {@code auth.unknown-device}, {@code auth.revoked}
     */
    static Replica lock(Connection connection, String replica) throws SQLException {
        return lock(connection, replica, Whom.LET_IN);
    }

    /** Locks a replica's row; throws as the other one does, but of tills that were shut out only when those are not meant. */
    static Replica lock(Connection connection, String replica, Whom whom) throws SQLException {
        return select(connection, replica, " FOR UPDATE OF r", whom);
    }

    /** Reads a replica's row as the snapshot has it; throws as {@link #lock} does. */
    static Replica read(Connection connection, String replica) throws SQLException {
        return read(connection, replica, Whom.LET_IN);
    }

    /** The same, of a till that may be shut out. */
    static Replica read(Connection connection, String replica, Whom whom) throws SQLException {
        return select(connection, replica, "", whom);
    }

    /** Reads the newest incarnation of a till that head office knows; throws as {@link #lock} does. */
    static Replica newest(Connection connection, String till) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT id FROM replica WHERE till = ? ORDER BY begun_at DESC, incarnation DESC LIMIT 1")) {
            query.setString(1, till);
            try (var row = query.executeQuery()) {
                return read(connection, row.next() ? row.getString(1) : till);
            }
        }
    }

    private static Replica select(Connection connection, String replica, String lock, Whom whom) throws SQLException {
        try (var query = connection.prepareStatement("SELECT r.incarnation, r.store_id, r.register_id, r.last_seq,"
                + " r.last_hash, r.last_txn, r.last_hlc, r.ancestors, r.ancestor_seqs, r.ancestor_hashes,"
                + " d.revoked_at IS NOT NULL AS revoked,"
                + " EXISTS (SELECT 1 FROM replica b WHERE b.till = coalesce(r.till, r.id)) AS branched,"
                + " EXISTS (SELECT 1 FROM apart_op a WHERE a.replica = r.id) AS has_apart FROM replica r"
                + " LEFT JOIN device d ON d.replica = coalesce(r.till, r.id) WHERE r.id = ?" + lock)) {
            query.setString(1, replica);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(Devices.UNKNOWN);
                }
                if (row.getBoolean("revoked") && whom == Whom.LET_IN) {
                    throw new ProblemException(Devices.REVOKED);
                }
                return at(replica, row);
            }
        }
    }

    private static Replica at(String replica, ResultSet row) throws SQLException {
        var ancestors = new ArrayList<Ancestor>();
        var names = texts(row.getArray("ancestors"));
        var seqs = (Long[]) row.getArray("ancestor_seqs").getArray();
        for (int i = 0; i < names.size(); i++) {
            ancestors.add(new Ancestor(names.get(i), seqs[i]));
        }
        var known = new Incarnation(
                new Author(replica, row.getString("store_id"), row.getString("register_id"), ancestors),
                texts(row.getArray("ancestor_hashes")),
                row.getInt("incarnation"),
                row.getBoolean("branched"),
                row.getLong("last_seq"),
                row.getString("last_hash"),
                row.getString("last_txn"));
        return new Replica(known, Hlc.parse(row.getString("last_hlc")), row.getBoolean("has_apart"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
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
