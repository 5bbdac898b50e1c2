package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.evertill.headoffice.postgres.internal.Replica.Whom;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Branching;
import org.evertill.sync.merge.Incarnation;
import org.evertill.sync.merge.KnownLog;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Push;

/** A till's log as the database has it: what is known of it, and the replicas that it consists of. */
record TillLog(KnownLog known, Map<String, Replica> replicas) {

    /**
     * Locks the log of one of a till's incarnations.
     *
     * @throws ProblemException {@code auth.unknown-device}, {@code auth.revoked}, {@code sync.wrong-incarnation}
     */
    static TillLog lock(Connection connection, String till, int incarnation) throws SQLException {
        return lock(connection, till, incarnation, Whom.LET_IN);
    }

    /** The same, of a till that may be shut out. */
    static TillLog lock(Connection connection, String till, int incarnation, Whom whom) throws SQLException {
        return of(connection, till, incarnation, (c, replica) -> Replica.lock(c, replica, whom));
    }

    /** Reads it as the snapshot has it; throws as {@link #lock} does. */
    static TillLog read(Connection connection, String till, int incarnation, Whom whom) throws SQLException {
        return of(connection, till, incarnation, (c, replica) -> Replica.read(c, replica, whom));
    }

    @FunctionalInterface
    private interface Access {
        Replica get(Connection connection, String replica) throws SQLException;
    }

    private static TillLog of(Connection connection, String till, int incarnation, Access access) throws SQLException {
        var replicas = new HashMap<String, Replica>();
        var self = own(connection, till, incarnation, access);
        replicas.put(self.id(), self);
        var known = KnownLog.of(self.known(), name -> {
            var replica = access.get(connection, name);
            replicas.put(name, replica);
            return replica.known();
        });
        return new TillLog(known, replicas);
    }

    private static Replica own(Connection connection, String till, int incarnation, Access access) throws SQLException {
        try {
            return access.get(connection, Incarnation.name(till, incarnation));
        } catch (ProblemException e) {
            boolean otherwise = incarnation != Incarnation.FIRST && e.problem().equals(Devices.UNKNOWN);
            throw otherwise ? new ProblemException(Branching.wrong(incarnation), e) : e;
        }
    }

    /** How far head office has it. */
    KnownLog.End end(Connection connection) throws SQLException {
        return known.end((replica, first, last) -> OpLog.hashes(connection, replica, first, last));
    }

    /** The hash of an operation that head office has, the chain's genesis for 0; empty when it does not have it. */
    Optional<String> hashOf(Connection connection, long seq) throws SQLException {
        if (seq == 0) {
            return Optional.of(HashChain.genesis(known.till()));
        }
        var end = end(connection);
        if (seq == end.seq()) {
            return Optional.of(end.hash());
        }
        for (var piece : known.pieces(seq, seq)) {
            var hash =
                    OpLog.hashes(connection, piece.incarnation().id(), seq, seq).get(seq);
            if (hash != null) {
                return Optional.of(hash);
            }
        }
        return Optional.empty();
    }

    /** What was made of operations that head office has, in order of seq. */
    List<Push.Remark> remarks(Connection connection, List<OpLog.Logged> chain) throws SQLException {
        var remarks = new ArrayList<Push.Remark>();
        for (var piece : pieces(chain)) {
            remarks.addAll(OpLog.remarks(connection, piece.incarnation().id(), piece.first(), piece.last()));
        }
        return remarks;
    }

    private List<KnownLog.Piece> pieces(List<OpLog.Logged> chain) {
        return chain.isEmpty() ? List.of() : known.pieces(seq(chain.getFirst()), seq(chain.getLast()));
    }

    private static long seq(OpLog.Logged logged) {
        return logged.operation().seq();
    }

    /** Takes operations behind the end. */
    Inbox.Taken take(Connection connection, Inbox inbox, List<OpLog.Logged> fresh, Instant at) throws SQLException {
        var remarks = new ArrayList<Push.Remark>();
        boolean newRows = false;
        long first = seq(fresh.getFirst());
        for (var piece : pieces(fresh)) {
            var replica =
                    Objects.requireNonNull(replicas.get(piece.incarnation().id()));
            var operations = fresh.subList((int) (piece.first() - first), (int) (piece.last() - first) + 1);
            var taken = inbox.take(connection, replica, operations, at);
            if (replica.hasApart()) {
                ApartOps.cameOtherwise(connection, known.till(), replica.id(), operations);
            }
            remarks.addAll(taken.remarks());
            newRows |= taken.newRows();
        }
        return new Inbox.Taken(remarks, newRows);
    }
}
