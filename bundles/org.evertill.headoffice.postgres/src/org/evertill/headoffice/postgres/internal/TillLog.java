package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;

/**
 * A till's log as head office has it: the operations of one replica, or, after a restore, of several, each of which goes on
 * behind an operation of the one before.
 *
 * @param parts the first first, none empty; the last one's is the till's incarnation
 */
record TillLog(List<Part> parts) {

    /**
     * What one replica contributes.
     *
     * @param lastSeq its newest operation that belongs to this log, even when head office does not have it yet
     * @param lastHash that operation's hash, as the replica behind it says; empty for the last part
     */
    record Part(Replica replica, long lastSeq, String lastHash) {}

    /**
     * The newest operation of the log that head office has.
     *
     * @param hash its hash, or the chain's genesis
     * @param txn its local transaction, empty when that is not known
     * @param known up to here head office has operations to compare with, though they may be others
     */
    record End(long seq, String hash, String txn, long known) {

        private static End of(Replica replica) {
            return new End(replica.lastSeq(), replica.lastHash(), replica.lastTxn(), replica.lastSeq());
        }
    }

    /**
     * Locks the log of one of a till's incarnations.
     *
     * @throws ProblemException {@code auth.unknown-device}, {@code auth.revoked}, {@code sync.wrong-incarnation}
     */
    static TillLog lock(Connection connection, String till, int incarnation) throws SQLException {
        return of(connection, till, incarnation, Replica::lock);
    }

    /** Reads it as the snapshot has it; throws as {@link #lock} does. */
    static TillLog read(Connection connection, String till, int incarnation) throws SQLException {
        return of(connection, till, incarnation, Replica::read);
    }

    @FunctionalInterface
    private interface Access {
        Replica get(Connection connection, String replica) throws SQLException;
    }

    /** The newest first, so that no two branches wait for each other. */
    private static TillLog of(Connection connection, String till, int incarnation, Access access) throws SQLException {
        var self = known(connection, till, incarnation, access);
        var parts = new ArrayList<Part>();
        parts.add(new Part(self, Long.MAX_VALUE, ""));
        var ancestors = self.author().ancestors();
        for (int i = ancestors.size() - 1; i >= 0; i--) {
            var ancestor = ancestors.get(i);
            parts.addFirst(new Part(
                    access.get(connection, ancestor.replica()),
                    ancestor.lastSeq(),
                    self.baseHashes().get(i)));
        }
        return new TillLog(parts);
    }

    private static Replica known(Connection connection, String till, int incarnation, Access access)
            throws SQLException {
        try {
            return access.get(connection, Replica.name(till, incarnation));
        } catch (ProblemException e) {
            boolean otherwise = incarnation != 1 && e.problem().equals(Devices.UNKNOWN);
            throw otherwise ? new ProblemException(wrongIncarnation(incarnation), e) : e;
        }
    }

    static Problem wrongIncarnation(int claimed) {
        return Problem.of(
                        "sync.wrong-incarnation",
                        "This till's database is of another generation than those that head office knows. Its data is"
                                + " safe; it says by itself where it comes from. If this stays, update the till.")
                .with("claimed", claimed);
    }

    /**
     * How far head office has it. Nothing of it, when the replicas do not fit together: then a till begins from the start, and it
     * shows where its log leaves what is here.
     */
    End end(Connection connection) throws SQLException {
        for (Part part : parts) {
            var replica = part.replica;
            if (replica.lastSeq() < part.lastSeq) {
                return End.of(replica);
            }
            if (!part.lastHash.equals(hash(connection, part))) {
                return new End(0, HashChain.genesis(parts.getFirst().replica.id()), "", part.lastSeq);
            }
        }
        throw new IllegalStateException("the last replica of a log has no end");
    }

    private static String hash(Connection connection, Part part) throws SQLException {
        if (part.lastSeq == part.replica.lastSeq()) {
            return part.replica.lastHash();
        }
        if (part.lastSeq == part.replica.baseSeq()) {
            return part.replica.baseHash();
        }
        return String.valueOf(OpLog.hashes(connection, part.replica.id(), part.lastSeq, part.lastSeq)
                .get(part.lastSeq));
    }

    /** Operations that lie side by side, by the replica whose they are. */
    private record Piece(Replica replica, List<OpLog.Logged> operations) {

        long first() {
            return operations.getFirst().operation().seq();
        }

        long last() {
            return operations.getLast().operation().seq();
        }
    }

    private List<Piece> pieces(List<OpLog.Logged> chain) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (Part part : parts) {
            int to = from;
            while (to < chain.size() && chain.get(to).operation().seq() <= part.lastSeq) {
                to++;
            }
            if (to > from) {
                pieces.add(new Piece(part.replica, chain.subList(from, to)));
            }
            from = to;
        }
        return pieces;
    }

    /** The first of operations that head office should have that is another one here. */
    Optional<Push.Fork> fork(Connection connection, List<OpLog.Logged> known) throws SQLException {
        for (var piece : pieces(known)) {
            var hashes = OpLog.hashes(connection, piece.replica.id(), piece.first(), piece.last());
            for (OpLog.Logged logged : piece.operations) {
                if (!logged.operation()
                        .hash()
                        .equals(hashes.get(logged.operation().seq()))) {
                    return Optional.of(new Push.Fork(logged.operation().seq()));
                }
            }
        }
        return Optional.empty();
    }

    /** What was made of operations that head office has, in order of seq. */
    List<Push.Remark> remarks(Connection connection, List<OpLog.Logged> known) throws SQLException {
        var remarks = new ArrayList<Push.Remark>();
        for (var piece : pieces(known)) {
            remarks.addAll(OpLog.remarks(connection, piece.replica.id(), piece.first(), piece.last()));
        }
        return remarks;
    }

    /** The till's incarnation. */
    Replica self() {
        return parts.getLast().replica;
    }

    /** Whether the till's incarnation has operations of its own here. */
    boolean isBegun() {
        return self().lastSeq() > self().baseSeq();
    }

    /**
     * Another incarnation of the till that has an operation which this log lacks: when a part of a log became a branch, and then came
     * an older copy of that part.
     */
    Optional<Replica> whoHas(Connection connection, Operation operation) throws SQLException {
        if (!self().branched()) {
            return Optional.empty();
        }
        String till = parts.getFirst().replica.id();
        try (var query = connection.prepareStatement("SELECT o.replica FROM op o JOIN replica r ON r.id = o.replica"
                + " WHERE (r.till = ? OR r.id = ?) AND o.seq = ? AND o.hash = ?")) {
            query.setString(1, till);
            query.setString(2, till);
            query.setLong(3, operation.seq());
            query.setString(4, operation.hash());
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(Replica.read(connection, row.getString(1))) : Optional.empty();
            }
        }
    }

    /** Takes operations behind the end. */
    Inbox.Taken take(Connection connection, Inbox inbox, List<OpLog.Logged> fresh, Instant at) throws SQLException {
        var remarks = new ArrayList<Push.Remark>();
        boolean newRows = false;
        for (var piece : pieces(fresh)) {
            var taken = inbox.take(connection, piece.replica, piece.operations, at);
            remarks.addAll(taken.remarks());
            newRows |= taken.newRows();
        }
        return new Inbox.Taken(remarks, newRows);
    }
}
