package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evertill.entity.WellFormed;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Ancestor;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The branches of tills' logs: a till says where one begins, and from then on it is a replica. */
final class Branches {

    private static final Logger LOG = LoggerFactory.getLogger(Branches.class);

    private Branches() {}

    /** Where a branch begins: the replicas that it goes on with, the first first, and the hashes of what it has last of each. */
    private record Base(List<Ancestor> ancestors, List<String> hashes) {}

    /**
     * Gets to know of a log's branches, ancestors first, or that the newest begins elsewhere, as long as it has no operations
     * of its own.
     *
     * @throws ProblemException {@code sync.wrong-incarnation}, {@code sync.too-many-branches}
     */
    static void know(Connection connection, Hello.Request request, Instant now) throws SQLException {
        if (request.branches().isEmpty()) {
            return;
        }
        check(request);
        String till = request.replica();
        var known = known(connection, till);
        if (!known.containsAll(incarnations(request))) {
            // A copy of the till may be telling of the same ones at this moment.
            Replica.lock(connection, till);
            known = known(connection, till);
        }
        for (var branch : request.branches()) {
            if (!known.contains(branch.incarnation())) {
                checkCount(known.size());
                insert(connection, till, branch, now);
                known.add(branch.incarnation());
            } else if (branch.incarnation() == request.incarnation()) {
                move(connection, till, branch);
            }
        }
    }

    private static List<Integer> incarnations(Hello.Request request) {
        return request.branches().stream().map(Hello.Branch::incarnation).toList();
    }

    /** They are a chain of different ones from the first incarnation to the present one. */
    private static void check(Hello.Request request) {
        var met = new HashSet<>(Set.of(Replica.FIRST));
        int last = Replica.FIRST;
        for (var branch : request.branches()) {
            last = branch.incarnation();
            if (last < Replica.FIRST || !met.contains(branch.of()) || !met.add(last)) {
                throw new ProblemException(TillLog.wrongIncarnation(last));
            }
        }
        if (last != request.incarnation()) {
            throw new ProblemException(TillLog.wrongIncarnation(request.incarnation()));
        }
    }

    private static Set<Integer> known(Connection connection, String till) throws SQLException {
        var known = new HashSet<Integer>();
        try (var query = connection.prepareStatement("SELECT incarnation FROM replica WHERE till = ?")) {
            query.setString(1, till);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getInt(1));
                }
            }
        }
        return known;
    }

    /** The replicas before the branch, of those that have something in front of where it begins. */
    private static Base base(TillLog parent, Hello.Branch branch) {
        var ancestors = new ArrayList<Ancestor>();
        var hashes = new ArrayList<String>();
        for (var part : parent.parts()) {
            if (part.lastSeq() >= branch.afterSeq()) {
                ancestors.add(new Ancestor(part.replica().id(), branch.afterSeq()));
                hashes.add(branch.afterHash());
                break;
            }
            ancestors.add(new Ancestor(part.replica().id(), part.lastSeq()));
            hashes.add(part.lastHash());
        }
        return new Base(ancestors, hashes);
    }

    private static void checkCount(int known) {
        if (known >= Limits.MAX_BRANCHES) {
            throw new ProblemException(Problem.of(
                            "sync.too-many-branches",
                            "This till's database was put back or copied too often. Its sales are safe; enrol the"
                                    + " till again with a new code.")
                    .with("limit", Limits.MAX_BRANCHES));
        }
    }

    private static void insert(Connection connection, String till, Hello.Branch branch, Instant now)
            throws SQLException {
        var base = base(TillLog.read(connection, till, branch.of()), branch);
        String name = Replica.name(till, branch.incarnation());
        LOG.warn(
                "till {} was put back from a backup, or copied: it goes on as {} behind operation {}, with receipts of series {}",
                till,
                name,
                branch.afterSeq(),
                WellFormed.storable(branch.series()));
        try (var insert = connection.prepareStatement(
                "INSERT INTO replica (id, till, incarnation, store_id, register_id,"
                        + " last_seq, last_hash, last_hlc, ancestors, ancestor_seqs, ancestor_hashes, series, begun_at)"
                        + " SELECT ?, id, ?, store_id, register_id, ?, ?, last_hlc, ?, ?, ?, ?, ? FROM replica WHERE id = ?")) {
            insert.setString(1, name);
            insert.setInt(2, branch.incarnation());
            insert.setLong(3, branch.afterSeq());
            insert.setString(4, branch.afterHash());
            bind(insert, 5, base);
            insert.setString(8, WellFormed.storable(branch.series()));
            Sql.instant(insert, 9, now);
            insert.setString(10, till);
            insert.executeUpdate();
        }
    }

    private static void move(Connection connection, String till, Hello.Branch branch) throws SQLException {
        String name = Replica.name(till, branch.incarnation());
        var self = Replica.lock(connection, name);
        boolean begun = self.lastSeq() > self.baseSeq();
        if (begun || fits(connection, till, self)) {
            return;
        }
        var base = base(TillLog.read(connection, till, branch.of()), branch);
        begin(connection, name, base, branch.afterSeq(), branch.afterHash());
    }

    /** Whether all is here that a branch goes on with, be it where the till says or where it was found to be. */
    private static boolean fits(Connection connection, String till, Replica branch) throws SQLException {
        return TillLog.read(connection, till, branch.incarnation())
                        .end(connection)
                        .seq()
                >= branch.baseSeq();
    }

    /**
     * Lets a branch without operations of its own begin behind what it has in common with another one.
     *
     * @param name of the branch
     * @param log what it is about to get; of the first of it the other one has the same
     */
    static void join(Connection connection, String name, Replica other, List<OpLog.Logged> log) throws SQLException {
        var theirs = OpLog.hashes(
                connection,
                other.id(),
                log.getFirst().operation().seq(),
                log.getLast().operation().seq());
        var last = log.stream()
                .map(OpLog.Logged::operation)
                .takeWhile(op -> op.hash().equals(theirs.get(op.seq())))
                .reduce((one, next) -> next)
                .orElseThrow();
        LOG.info("branch {} goes on with {} up to operation {}", name, other.id(), last.seq());
        var ancestors = new ArrayList<>(other.author().ancestors());
        ancestors.add(new Ancestor(other.id(), last.seq()));
        var hashes = new ArrayList<>(other.baseHashes());
        hashes.add(last.hash());
        begin(connection, name, new Base(ancestors, hashes), last.seq(), last.hash());
    }

    private static void begin(Connection connection, String name, Base base, long afterSeq, String afterHash)
            throws SQLException {
        try (var update = connection.prepareStatement("UPDATE replica SET ancestors = ?, ancestor_seqs = ?,"
                + " ancestor_hashes = ?, last_seq = ?, last_hash = ? WHERE id = ?")) {
            bind(update, 1, base);
            update.setLong(4, afterSeq);
            update.setString(5, afterHash);
            update.setString(6, name);
            update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int index, Base base) throws SQLException {
        Sql.texts(
                statement, index, base.ancestors.stream().map(Ancestor::replica).toList());
        Sql.longs(
                statement,
                index + 1,
                base.ancestors.stream().map(Ancestor::lastSeq).toList());
        Sql.texts(statement, index + 2, base.hashes);
    }
}
