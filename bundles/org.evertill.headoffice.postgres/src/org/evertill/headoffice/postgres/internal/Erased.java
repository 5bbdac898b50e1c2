package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Erasing;
import org.evertill.sync.merge.Erasure;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Operation.Contents;

/**
 * Rows from which a person's data was erased: whatever arrives about one has lost that data before it is kept or judged, so that
 * nobody comes back by somebody who was away. Under the locks of the rows' scopes.
 */
final class Erased {

    private final Tables tables;

    Erased(Tables tables) {
        this.tables = tables;
    }

    /** Adds what an erasure changes beside itself to the rows that are read and locked. */
    void addTargets(Connection connection, List<Operation> operations, Map<Table, Set<String>> names)
            throws SQLException {
        for (Operation op : operations) {
            if (op.table().equals(Erasure.TYPE.table())) {
                var erasure = Erasure.TYPE.fromRow(op.after());
                names.computeIfAbsent(tables.get(erasure.tableName()), t -> new LinkedHashSet<>())
                        .add(erasure.entityId());
                names.computeIfAbsent(tables.get(Conflict.TYPE.table()), t -> new LinkedHashSet<>())
                        .addAll(conflicts(connection, erasure));
            }
        }
    }

    private static List<String> conflicts(Connection connection, Erasure erasure) throws SQLException {
        var ids = new ArrayList<String>();
        try (var query = connection.prepareStatement(
                "SELECT id FROM sync_conflicts WHERE entity_id = ? AND table_name = ? AND NOT is_deleted")) {
            query.setString(1, erasure.entityId());
            query.setString(2, erasure.tableName());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    /**
     * Operations without the data of people who were erased.
     *
     * @param names the rows that they are about, as far as those may change
     */
    List<OpLog.Logged> without(Connection connection, Map<Table, Set<String>> names, List<OpLog.Logged> operations)
            throws SQLException {
        var erased = among(connection, names);
        if (erased.isEmpty()) {
            return operations;
        }
        return operations.stream()
                .map(logged -> erased.contains(key(logged.operation())) ? without(logged) : logged)
                .toList();
    }

    /** The same of what was received before. */
    List<OpLog.Received> withoutAgain(
            Connection connection, Map<Table, Set<String>> names, List<OpLog.Received> operations) throws SQLException {
        var erased = among(connection, names);
        return operations.stream()
                .map(received -> erased.contains(key(received.operation()))
                        ? new OpLog.Received(without(received.operation()), received.at())
                        : received)
                .toList();
    }

    private static RowKey key(Operation op) {
        return new RowKey(op.table(), op.entityId());
    }

    private OpLog.Logged without(OpLog.Logged logged) {
        var op = without(logged.operation());
        return op.contents() == Contents.ERASED ? new OpLog.Logged(op, HashChain.canonical(op)) : logged;
    }

    private Operation without(Operation op) {
        return Erasing.erased(tables.get(op.table()).type(), op);
    }

    /** Those of these rows from which one was erased. */
    static Set<RowKey> among(Connection connection, Map<Table, Set<String>> names) throws SQLException {
        var keys = new ArrayList<RowKey>();
        names.forEach((table, ids) -> {
            if (Erasing.concerns(table.type())) {
                ids.forEach(id -> keys.add(new RowKey(table.name(), id)));
            }
        });
        if (keys.isEmpty()) {
            return Set.of();
        }
        var erased = new HashSet<RowKey>();
        try (var query =
                connection.prepareStatement("SELECT table_name, entity_id FROM sync_erasures WHERE id = ANY (?)")) {
            Sql.texts(
                    query,
                    1,
                    keys.stream().map(k -> Erasure.idOf(k.table(), k.id())).toList());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    erased.add(new RowKey(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return erased;
    }
}
