package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.evertill.entity.EntityType;
import org.evertill.sync.merge.Erasing;
import org.evertill.sync.merge.Erasure;
import org.evertill.sync.protocol.HashChain;

/** Erases a person's data from operations that are kept apart, as {@link PersonErasing} does from those that were received. */
final class ApartErasing {

    private ApartErasing() {}

    private record Kept(String replica, long seq, String hash, String body) {}

    /** Gives how many operations on the row there are. */
    static int erase(Connection connection, Erasure erasure, EntityType<?> type, Erasing.Words words)
            throws SQLException {
        var kept = new ArrayList<Kept>();
        try (var query = connection.prepareStatement("SELECT replica, seq, hash, body FROM apart_op"
                + " WHERE entity_id = ? AND table_name = ? AND contents <> 'LOST' ORDER BY replica, seq")) {
            query.setString(1, erasure.entityId());
            query.setString(2, erasure.tableName());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    kept.add(new Kept(rows.getString(1), rows.getLong(2), rows.getString(3), rows.getString(4)));
                }
            }
        }
        try (var update = connection.prepareStatement(
                "UPDATE apart_op SET body = ?, contents = 'ERASED' WHERE replica = ? AND seq = ?")) {
            for (Kept op : kept) {
                var masked = words.masked(type, HashChain.operation(op.body, op.hash));
                update.setString(1, HashChain.canonical(masked));
                update.setString(2, op.replica);
                update.setLong(3, op.seq);
                update.addBatch();
            }
            update.executeBatch();
        }
        return kept.size();
    }
}
