package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evertill.entity.WellFormed;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Ancestor;
import org.evertill.sync.protocol.Hello;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The branches of tills' logs: a till says where one begins, and from then on it is a replica. */
final class Branches {

    private static final Logger LOG = LoggerFactory.getLogger(Branches.class);

    /** More restores of one till than any till has; each is a row here. */
    private static final int MAX_OF_A_TILL = 200;

    private Branches() {}

    /** Where a branch begins: the replicas that it goes on with, the first first, and the hashes of what it has last of each. */
    private record Base(List<Ancestor> ancestors, List<String> hashes) {}

    /**
     * Gets to know of a branch, or that it begins elsewhere, as long as it has no operations of its own.
     *
     * @throws ProblemException {@code sync.wrong-incarnation}, {@code sync.too-many-branches}
     */
    static void know(Connection connection, Hello.Request request, Hello.Branch branch, Instant now)
            throws SQLException {
        String till = request.replica();
        String name = Replica.name(till, request.incarnation());
        if (request.incarnation() < 1 || name.equals(till) || branch.of() == request.incarnation()) {
            throw new ProblemException(TillLog.wrongIncarnation(request.incarnation()));
        }
        var base = base(TillLog.read(connection, till, branch.of()), branch);
        if (exists(connection, name)) {
            move(connection, name, branch, base);
        } else {
            insert(connection, request, branch, base, now);
        }
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

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM replica WHERE id = ?")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void checkCount(Connection connection, String till) throws SQLException {
        try (var query = connection.prepareStatement("SELECT count(*) FROM replica WHERE till = ?")) {
            query.setString(1, till);
            try (var row = query.executeQuery()) {
                row.next();
                if (row.getLong(1) >= MAX_OF_A_TILL) {
                    throw new ProblemException(Problem.of(
                                    "sync.too-many-branches",
                                    "This till's database was put back or copied too often. Its sales are safe; enrol the"
                                            + " till again with a new code.")
                            .with("limit", MAX_OF_A_TILL));
                }
            }
        }
    }

    private static void insert(
            Connection connection, Hello.Request request, Hello.Branch branch, Base base, Instant now)
            throws SQLException {
        String till = request.replica();
        String name = Replica.name(till, request.incarnation());
        Replica.lock(connection, till);
        checkCount(connection, till);
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
            insert.setInt(2, request.incarnation());
            insert.setLong(3, branch.afterSeq());
            insert.setString(4, branch.afterHash());
            bind(insert, 5, base);
            insert.setString(8, WellFormed.storable(branch.series()));
            Sql.instant(insert, 9, now);
            insert.setString(10, request.replica());
            insert.executeUpdate();
        }
    }

    private static void move(Connection connection, String name, Hello.Branch branch, Base base) throws SQLException {
        var self = Replica.lock(connection, name);
        boolean same = self.baseSeq() == branch.afterSeq() && self.baseHash().equals(branch.afterHash());
        if (same || self.lastSeq() > self.baseSeq()) {
            return;
        }
        try (var update = connection.prepareStatement("UPDATE replica SET ancestors = ?, ancestor_seqs = ?,"
                + " ancestor_hashes = ?, last_seq = ?, last_hash = ? WHERE id = ?")) {
            bind(update, 1, base);
            update.setLong(4, branch.afterSeq());
            update.setString(5, branch.afterHash());
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
