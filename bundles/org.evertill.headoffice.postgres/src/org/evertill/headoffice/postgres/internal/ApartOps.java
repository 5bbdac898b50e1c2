package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.entity.WellFormed;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Operation.Contents;

/** The table {@code apart_op}: operations of tills that were shut out, which count for nothing as long as they are here. */
final class ApartOps {

    private static final String COLUMNS =
            "apart_op (replica, seq, till, txn, table_name, entity_id, hash, body, contents)";

    /** A batch ends with the transaction that brings it to so many bytes. */
    private static final long BATCH_BYTES = 16L << 20;

    private static final String COUNT = """
        UPDATE apart_till t SET operations = k.operations, bytes = k.bytes,
               since = CASE WHEN k.operations > 0 THEN t.since END, last_at = CASE WHEN k.operations > 0 THEN t.last_at END
          FROM (SELECT count(*) AS operations, coalesce(sum(octet_length(body)), 0) AS bytes FROM apart_op WHERE till = ?) k
         WHERE t.replica = ?
        """;

    private ApartOps() {}

    /** The newest operation that is kept of a replica. */
    record End(long seq, String hash, String txn) {}

    static Optional<End> end(Connection connection, String replica) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT seq, hash, txn FROM apart_op WHERE replica = ? ORDER BY seq DESC LIMIT 1")) {
            query.setString(1, replica);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new End(row.getLong(1), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    /** The hashes of what is kept of a replica from one seq to another, both included. */
    static TreeMap<Long, String> hashes(Connection connection, String replica, long from, long to) throws SQLException {
        var hashes = new TreeMap<Long, String>();
        try (var query = connection.prepareStatement(
                "SELECT seq, hash FROM apart_op WHERE replica = ? AND seq BETWEEN ? AND ?")) {
            query.setString(1, replica);
            query.setLong(2, from);
            query.setLong(3, to);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    hashes.put(rows.getLong(1), rows.getString(2));
                }
            }
        }
        return hashes;
    }

    /** The replica of a till of which an operation is kept. */
    static Optional<String> whoHas(Connection connection, String till, long seq, String hash) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT replica FROM apart_op WHERE till = ? AND seq = ? AND hash = ?")) {
            query.setString(1, till);
            query.setLong(2, seq);
            query.setString(3, hash);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    static void insert(Connection connection, String till, String replica, List<OpLog.Logged> operations)
            throws SQLException {
        Journey.send(connection, COLUMNS, operations, (values, logged) -> {
            Operation op = logged.operation();
            values.value(replica)
                    .value(op.seq())
                    .value(till)
                    .value(WellFormed.storable(op.txn()))
                    .value(WellFormed.storable(op.table()))
                    .value(WellFormed.storable(op.entityId()))
                    .value(op.hash())
                    .value(logged.body())
                    .value(op.contents());
        });
    }

    /** The oldest operations that are kept of a replica, whole local transactions, as many as one push may hold. */
    static List<Operation> oldest(Connection connection, String replica) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT seq, txn, body, hash, contents FROM apart_op WHERE replica = ? ORDER BY seq LIMIT ?")) {
            query.setFetchSize(500);
            query.setString(1, replica);
            query.setInt(2, Limits.MAX_TXN_OPERATIONS);
            try (var rows = query.executeQuery()) {
                return batch(rows);
            }
        }
    }

    private static List<Operation> batch(ResultSet rows) throws SQLException {
        var batch = new ArrayList<Operation>();
        int whole = 0;
        long bytes = 0;
        while (rows.next()) {
            var last = batch.isEmpty() ? null : batch.getLast();
            if (last != null && rows.getLong(1) != last.seq() + 1) {
                return batch;
            }
            String body = rows.getString(3);
            var made = HashChain.operation(body, rows.getString(4));
            if (last != null && !made.txn().equals(last.txn())) {
                whole = batch.size();
            }
            bytes += body.length();
            if (whole > 0 && (batch.size() >= Limits.MAX_PUSH_OPERATIONS || bytes > BATCH_BYTES)) {
                return batch.subList(0, whole);
            }
            batch.add(made.with(made.before(), made.after(), Contents.valueOf(rows.getString(5))));
        }
        return batch;
    }

    /** Operations have come by themselves, or were taken: the same are kept apart no more. */
    static void cameOtherwise(Connection connection, String till, String replica, List<OpLog.Logged> operations)
            throws SQLException {
        try (var delete = connection.prepareStatement(
                "DELETE FROM apart_op WHERE replica = ? AND seq BETWEEN ? AND ? AND hash = ANY (?)")) {
            delete.setString(1, replica);
            delete.setLong(2, operations.getFirst().operation().seq());
            delete.setLong(3, operations.getLast().operation().seq());
            Sql.texts(
                    delete,
                    4,
                    operations.stream().map(l -> l.operation().hash()).toList());
            if (delete.executeUpdate() > 0) {
                count(connection, till);
            }
        }
    }

    /** Nothing of a till is kept any more. */
    static void clear(Connection connection, String till) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM apart_op WHERE till = ?")) {
            delete.setString(1, till);
            delete.executeUpdate();
        }
        count(connection, till);
    }

    private static void count(Connection connection, String till) throws SQLException {
        try (var update = connection.prepareStatement(COUNT);
                var delete = connection.prepareStatement("DELETE FROM apart_branch WHERE till = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM apart_op WHERE apart_op.till = apart_branch.till)")) {
            update.setString(1, till);
            update.setString(2, till);
            update.executeUpdate();
            delete.setString(1, till);
            delete.executeUpdate();
        }
    }

    /** Notes what was added. */
    static void grew(Connection connection, String till, long operations, long bytes, Instant at) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE apart_till SET operations = operations + ?,"
                + " bytes = bytes + ?, since = coalesce(since, ?), last_at = ? WHERE replica = ?")) {
            update.setLong(1, operations);
            update.setLong(2, bytes);
            Sql.instant(update, 3, at);
            Sql.instant(update, 4, at);
            update.setString(5, till);
            update.executeUpdate();
        }
    }

    /** A till that was let in again may hand in once more, should it be shut out again. */
    static void reopen(Connection connection, String till) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE apart_till SET closed_at = NULL WHERE replica = ?")) {
            update.setString(1, till);
            update.executeUpdate();
        }
    }
}
