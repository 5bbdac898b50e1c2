package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.entity.WellFormed;
import org.evertill.headoffice.postgres.internal.Replica.Whom;
import org.evertill.sync.merge.Ancestor;
import org.evertill.sync.merge.Branching;
import org.evertill.sync.merge.Incarnation;
import org.evertill.sync.merge.Intake;
import org.evertill.sync.merge.KnownLog;
import org.evertill.sync.protocol.Hello;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The branches of tills' logs in the database, in one transaction of it: from where one begins it is a replica. */
final class Branches implements Branching.Register<SQLException>, Intake.Shelf<SQLException> {

    private static final Logger LOG = LoggerFactory.getLogger(Branches.class);

    private final Connection connection;
    private final Instant now;
    private final Whom whom;

    Branches(Connection connection, Instant now) {
        this(connection, now, Whom.LET_IN);
    }

    Branches(Connection connection, Instant now, Whom whom) {
        this.connection = connection;
        this.now = now;
        this.whom = whom;
    }

    @Override
    public Map<Long, String> of(String replica, long first, long last) throws SQLException {
        return OpLog.hashes(connection, replica, first, last);
    }

    @Override
    public Set<Integer> numbers(String till) throws SQLException {
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

    @Override
    public void hold(String replica) throws SQLException {
        Replica.lock(connection, replica, whom);
    }

    @Override
    public KnownLog log(String till, int incarnation) throws SQLException {
        return TillLog.read(connection, till, incarnation, whom).known();
    }

    @Override
    public Optional<Incarnation> whoHas(String till, long seq, String hash) throws SQLException {
        try (var query = connection.prepareStatement("SELECT o.replica FROM op o JOIN replica r ON r.id = o.replica"
                + " WHERE (r.till = ? OR r.id = ?) AND o.seq = ? AND o.hash = ?")) {
            query.setString(1, till);
            query.setString(2, till);
            query.setLong(3, seq);
            query.setString(4, hash);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                Replica.read(connection, row.getString(1), whom).known())
                        : Optional.empty();
            }
        }
    }

    @Override
    public void insert(String till, Hello.Branch branch, KnownLog.Base base) throws SQLException {
        String name = Incarnation.name(till, branch.incarnation());
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
            insert.setLong(3, base.seq());
            insert.setString(4, base.hash());
            bind(insert, 5, base);
            insert.setString(8, WellFormed.storable(branch.series()));
            Sql.instant(insert, 9, now);
            insert.setString(10, till);
            insert.executeUpdate();
        }
    }

    @Override
    public void begin(String replica, KnownLog.Base base) throws SQLException {
        LOG.info("branch {} begins behind operation {}", replica, base.seq());
        try (var update = connection.prepareStatement("UPDATE replica SET ancestors = ?, ancestor_seqs = ?,"
                + " ancestor_hashes = ?, last_seq = ?, last_hash = ? WHERE id = ?")) {
            bind(update, 1, base);
            update.setLong(4, base.seq());
            update.setString(5, base.hash());
            update.setString(6, replica);
            update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int index, KnownLog.Base base) throws SQLException {
        Sql.texts(
                statement,
                index,
                base.ancestors().stream().map(Ancestor::replica).toList());
        Sql.longs(
                statement,
                index + 1,
                base.ancestors().stream().map(Ancestor::lastSeq).toList());
        Sql.texts(statement, index + 2, base.hashes());
    }
}
