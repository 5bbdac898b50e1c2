package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.evertill.entity.ColumnType;
import org.evertill.entity.WellFormed;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Operation.Contents;
import org.evertill.sync.protocol.Push.Remark;
import org.evertill.sync.protocol.Push.Verdict;

/** The table {@code op}: every operation ever received. */
final class OpLog {

    private static final String COLUMNS =
            "op (replica, seq, received_at, txn, table_name, entity_id, scope, kind, hlc, user_id, hash, body,"
                    + " contents)";

    private OpLog() {}

    /**
     * An operation with the text that its hash was taken of.
     */
    record Logged(Operation operation, String body) {}

    /** Adds operations; their seqs are beyond all that the replica has. */
    static void insert(Journey journey, String replica, List<Logged> operations, Instant receivedAt)
            throws SQLException {
        String at = ColumnType.text(receivedAt);
        journey.insert(COLUMNS, operations, (copy, logged) -> {
            Operation op = logged.operation();
            copy.value(replica)
                    .value(op.seq())
                    .value(at)
                    .value(WellFormed.storable(op.txn()))
                    .value(WellFormed.storable(op.table()))
                    .value(WellFormed.storable(op.entityId()))
                    .value(WellFormed.storable(op.scope()))
                    .value(op.kind())
                    .value(op.hlc())
                    .value(WellFormed.storable(op.userId()))
                    .value(op.hash())
                    .value(logged.body())
                    .value(op.contents());
        });
    }

    /** The hashes of a replica's operations from one seq to another, both included. */
    static TreeMap<Long, String> hashes(Connection connection, String replica, long from, long to) throws SQLException {
        var hashes = new TreeMap<Long, String>();
        try (var query =
                connection.prepareStatement("SELECT seq, hash FROM op WHERE replica = ? AND seq BETWEEN ? AND ?")) {
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

    /** What was made of operations that were not plainly applied, in order of seq. */
    static List<Remark> remarks(Connection connection, String replica, long from, long to) throws SQLException {
        var remarks = new ArrayList<Remark>();
        try (var query = connection.prepareStatement("SELECT seq, verdict, reason FROM op WHERE replica = ?"
                + " AND seq BETWEEN ? AND ? AND verdict <> 'APPLIED' ORDER BY seq")) {
            query.setString(1, replica);
            query.setLong(2, from);
            query.setLong(3, to);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    remarks.add(new Remark(rows.getLong(1), Verdict.valueOf(rows.getString(2)), rows.getString(3)));
                }
            }
        }
        return remarks;
    }

    /**
     * Operations of a replica from one seq to another, both included, that stand with one of some verdicts; at most those of
     * one local transaction.
     */
    static List<Received> received(Connection connection, String replica, long from, long to, List<String> verdicts)
            throws SQLException {
        var received = new ArrayList<Received>();
        try (var query =
                connection.prepareStatement("SELECT body, hash, received_at, contents FROM op WHERE replica = ?"
                        + " AND seq BETWEEN ? AND ? AND verdict = ANY (?) ORDER BY seq")) {
            query.setString(1, replica);
            query.setLong(2, from);
            query.setLong(3, to);
            Sql.texts(query, 4, verdicts);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var made = HashChain.operation(rows.getString(1), rows.getString(2));
                    var op = made.with(made.before(), made.after(), Contents.valueOf(rows.getString(4)));
                    received.add(
                            new Received(op, Sql.instant(rows, "received_at").orElseThrow()));
                }
            }
        }
        return received;
    }

    /** An operation and when it arrived. */
    record Received(Operation operation, Instant at) {}

    /** Operations that waited have become part of the rows now, behind all that arrived meanwhile. */
    static void release(Connection connection, String replica, List<Received> released, List<Remark> remarks)
            throws SQLException {
        try (var update = connection.prepareStatement("UPDATE op SET verdict = 'APPLIED', reason = NULL,"
                + " arrival = nextval('op_arrival') WHERE replica = ? AND seq = ? AND received_at = ?")) {
            for (Received op : released) {
                update.setString(1, replica);
                update.setLong(2, op.operation().seq());
                Sql.instant(update, 3, op.at());
                update.addBatch();
            }
            update.executeBatch();
        }
        if (!remarks.isEmpty()) {
            judge(connection, replica, released.getFirst().at(), remarks);
        }
    }

    /** Writes down what was made of operations. */
    static void judge(Connection connection, String replica, Instant receivedAt, List<Remark> remarks)
            throws SQLException {
        if (remarks.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement("UPDATE op SET verdict = j.verdict, reason = j.reason"
                + " FROM unnest(?::bigint[], ?::text[], ?::text[]) AS j (seq, verdict, reason)"
                + " WHERE op.replica = ? AND op.seq BETWEEN ? AND ? AND op.seq = j.seq"
                + " AND op.received_at = ?::timestamptz")) {
            Sql.longs(update, 1, remarks.stream().map(Remark::seq).toList());
            Sql.texts(update, 2, remarks.stream().map(r -> r.verdict().name()).toList());
            Sql.texts(
                    update,
                    3,
                    remarks.stream().map(r -> WellFormed.storable(r.reason())).toList());
            update.setString(4, replica);
            update.setLong(5, remarks.stream().mapToLong(Remark::seq).min().orElseThrow());
            update.setLong(6, remarks.stream().mapToLong(Remark::seq).max().orElseThrow());
            update.setString(7, ColumnType.text(receivedAt));
            long expected = remarks.stream().mapToLong(Remark::seq).distinct().count();
            if (update.executeUpdate() != expected) {
                throw new IllegalStateException("a verdict about an operation that is not there");
            }
        }
    }
}
