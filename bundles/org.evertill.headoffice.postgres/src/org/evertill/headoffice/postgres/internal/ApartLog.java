package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.evertill.entity.WellFormed;
import org.evertill.headoffice.postgres.internal.Replica.Whom;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.Branching;
import org.evertill.sync.merge.Incarnation;
import org.evertill.sync.merge.Intake;
import org.evertill.sync.merge.KnownLog;
import org.evertill.sync.protocol.Hello;

/**
 * The log of a till that was shut out as it would be were all taken that is kept apart of it: head office's own, and on top of it what lies
 * in {@code apart_op} and {@code apart_branch}. So what is handed in is held against it by the rules for a push, and nothing is written
 * that counts.
 */
final class ApartLog implements Branching.Register<SQLException>, Intake.Shelf<SQLException> {

    private static final String WHO_HAS = "SELECT o.replica FROM op o JOIN replica r ON r.id = o.replica"
            + " WHERE (r.till = ? OR r.id = ?) AND o.seq = ? AND o.hash = ?";

    private final Connection connection;
    private final String till;
    private final Set<Integer> known;
    /** By name, those that only this till tells of. */
    private final Map<String, Incarnation> told = new HashMap<>();

    private ApartLog(Connection connection, String till) throws SQLException {
        this.connection = connection;
        this.till = till;
        this.known = new HashSet<>(new Branches(connection, Instant.EPOCH).numbers(till));
    }

    /** The device's row is locked. */
    static ApartLog of(Connection connection, String till) throws SQLException {
        var log = new ApartLog(connection, till);
        for (var branch : branches(connection, till).values()) {
            if (!log.known.contains(branch.incarnation())) {
                log.insert(till, branch, log.log(till, branch.of()).base(branch));
            }
        }
        return log;
    }

    /** The branches that a till has told of, by number, ancestors first. */
    static Map<Integer, Hello.Branch> branches(Connection connection, String till) throws SQLException {
        var branches = new LinkedHashMap<Integer, Hello.Branch>();
        try (var query = connection.prepareStatement("SELECT incarnation, goes_on, after_seq, after_hash, series"
                + " FROM apart_branch WHERE till = ? ORDER BY told")) {
            query.setString(1, till);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    branches.put(
                            rows.getInt(1),
                            new Hello.Branch(
                                    rows.getInt(1),
                                    rows.getInt(2),
                                    rows.getLong(3),
                                    rows.getString(4),
                                    rows.getString(5)));
                }
            }
        }
        return branches;
    }

    /** Those up to one, as its till tells of them. */
    static List<Hello.Branch> chain(Map<Integer, Hello.Branch> branches, int incarnation) {
        var chain = new ArrayList<Hello.Branch>();
        for (var branch = branches.get(incarnation); branch != null; branch = branches.get(branch.of())) {
            chain.addFirst(branch);
        }
        return chain;
    }

    /** Notes branches; where one begins may change as long as nothing is kept of it. */
    void note(List<Hello.Branch> branches) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO apart_branch AS b"
                + " (till, incarnation, goes_on, after_seq, after_hash, series) VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (till, incarnation) DO UPDATE SET after_seq = excluded.after_seq,"
                + " after_hash = excluded.after_hash"
                + " WHERE NOT EXISTS (SELECT 1 FROM apart_op o WHERE o.replica = ?)")) {
            for (var branch : branches) {
                insert.setString(1, till);
                insert.setInt(2, branch.incarnation());
                insert.setInt(3, branch.of());
                insert.setLong(4, branch.afterSeq());
                insert.setString(5, WellFormed.storable(branch.afterHash()));
                insert.setString(6, WellFormed.storable(branch.series()));
                insert.setString(7, Incarnation.name(till, branch.incarnation()));
                insert.executeUpdate();
            }
        }
    }

    @Override
    public Map<Long, String> of(String replica, long first, long last) throws SQLException {
        TreeMap<Long, String> hashes = ApartOps.hashes(connection, replica, first, last);
        hashes.putAll(OpLog.hashes(connection, replica, first, last));
        return hashes;
    }

    @Override
    public Set<Integer> numbers(String whose) {
        return known;
    }

    @Override
    public void hold(String replica) {
        // The device's row is locked, and whoever hands in locks that.
    }

    @Override
    public KnownLog log(String whose, int incarnation) throws SQLException {
        return KnownLog.of(own(incarnation), this::incarnation);
    }

    private Incarnation own(int incarnation) throws SQLException {
        try {
            return incarnation(Incarnation.name(till, incarnation));
        } catch (ProblemException e) {
            boolean otherwise = incarnation != Incarnation.FIRST && e.problem().equals(Devices.UNKNOWN);
            throw otherwise ? new ProblemException(Branching.wrong(incarnation), e) : e;
        }
    }

    private Incarnation incarnation(String name) throws SQLException {
        var here = told.get(name);
        var plain = here == null
                ? Replica.read(connection, name, Whom.EVEN_SHUT_OUT).known()
                : here;
        var end = ApartOps.end(connection, name).filter(e -> e.seq() > plain.lastSeq());
        return new Incarnation(
                plain.author(),
                plain.baseHashes(),
                plain.number(),
                !known.isEmpty(),
                end.map(ApartOps.End::seq).orElse(plain.lastSeq()),
                end.map(ApartOps.End::hash).orElse(plain.lastHash()),
                end.map(ApartOps.End::txn).orElse(plain.lastTxn()));
    }

    @Override
    public Optional<Incarnation> whoHas(String whose, long seq, String hash) throws SQLException {
        var kept = ApartOps.whoHas(connection, till, seq, hash);
        if (kept.isPresent()) {
            return Optional.of(incarnation(kept.get()));
        }
        try (var query = connection.prepareStatement(WHO_HAS)) {
            query.setString(1, till);
            query.setString(2, till);
            query.setLong(3, seq);
            query.setString(4, hash);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(incarnation(row.getString(1))) : Optional.empty();
            }
        }
    }

    @Override
    public void insert(String whose, Hello.Branch branch, KnownLog.Base base) throws SQLException {
        known.add(branch.incarnation());
        begin(Incarnation.name(till, branch.incarnation()), branch.incarnation(), base);
    }

    @Override
    public void begin(String replica, KnownLog.Base base) throws SQLException {
        begin(replica, incarnation(replica).number(), base);
    }

    private void begin(String name, int number, KnownLog.Base base) throws SQLException {
        var first = Replica.read(connection, till, Whom.EVEN_SHUT_OUT).author();
        var author = new Author(name, first.storeId(), first.registerId(), base.ancestors());
        told.put(name, new Incarnation(author, base.hashes(), number, true, base.seq(), base.hash(), ""));
    }
}
