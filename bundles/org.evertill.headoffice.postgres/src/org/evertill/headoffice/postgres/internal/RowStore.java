package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.entity.ColumnType;
import org.evertill.sync.merge.FieldVersionsJson;
import org.evertill.sync.merge.RowState;

/** Rows with their place in the change feed: read and written set-wise, a statement or two per table, never per row. */
final class RowStore {

    private static final String META =
            "row_meta (table_name, entity_id, scope, seq, version, deleted, field_versions)";

    private RowStore() {}

    /** The rows of these names that are there, dead ones included. */
    static Map<RowKey, StoredRow> read(Connection connection, Map<Table, Set<String>> names) throws SQLException {
        var found = new HashMap<RowKey, StoredRow>();
        for (var entry : names.entrySet()) {
            read(connection, entry.getKey(), entry.getValue(), found);
        }
        return found;
    }

    private static void read(Connection connection, Table table, Set<String> ids, Map<RowKey, StoredRow> into)
            throws SQLException {
        String sql = "SELECT m.entity_id, m.scope, m.version, m.deleted, m.field_versions, " + table.selectList("t")
                + " FROM unnest(?::text[]) AS k (id) JOIN row_meta m ON m.table_name = '" + table.name()
                + "' AND m.entity_id = k.id JOIN " + table.name() + " t ON t." + table.idColumn()
                + " = m.entity_id AND t.scope = m.scope";
        try (var query = connection.prepareStatement(sql)) {
            Sql.texts(query, 1, ids);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var fields = FieldVersionsJson.parse(rows.getString(5));
                    var state = new RowState(table.read(rows, 6), rows.getLong(3), fields, rows.getBoolean(4));
                    into.put(new RowKey(table.name(), rows.getString(1)), new StoredRow(rows.getString(2), state));
                }
            }
        }
    }

    /** Writes the domain rows. A changed row is written anew, which is what PostgreSQL makes of an update anyway. */
    static void write(Connection connection, Collection<RowChange> changes, Instant receivedAt) throws SQLException {
        String at = ColumnType.text(receivedAt);
        for (var entry : byTable(changes).entrySet()) {
            Table table = entry.getKey();
            delete(
                    connection,
                    "DELETE FROM " + table.name() + " t USING unnest(?::text[], ?::text[]) AS k (id, scope) WHERE t."
                            + table.idColumn() + " = k.id AND t.scope = k.scope",
                    entry.getValue());
            var copy = new CopyText();
            for (RowChange change : entry.getValue()) {
                table.append(copy, change.scope(), change.after(), at);
            }
            copy.into(connection, table.copyTarget());
        }
    }

    /** Gives every row the next number of its scope, in the order of the changes. */
    static void number(Connection connection, Collection<RowChange> changes, ScopeHeads heads) throws SQLException {
        for (var entry : byTable(changes).entrySet()) {
            delete(
                    connection,
                    "DELETE FROM row_meta m USING unnest(?::text[], ?::text[]) AS k (id, scope) WHERE m.table_name = '"
                            + entry.getKey().name() + "' AND m.entity_id = k.id AND m.scope = k.scope",
                    entry.getValue());
        }
        var copy = new CopyText();
        for (RowChange change : changes) {
            RowState state = change.after();
            copy.value(change.table().name())
                    .value(change.id())
                    .value(change.scope())
                    .value(heads.next(change.scope(), change.oldDigest(), change.newDigest()))
                    .value(state.version())
                    .value(state.deleted())
                    .value(FieldVersionsJson.write(state.fields()));
            copy.endLine();
        }
        copy.into(connection, META);
    }

    private static void delete(Connection connection, String sql, List<RowChange> changes) throws SQLException {
        var old = changes.stream().filter(c -> !c.isNew()).toList();
        if (old.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement(sql)) {
            Sql.texts(delete, 1, old.stream().map(RowChange::id).toList());
            Sql.texts(delete, 2, old.stream().map(RowChange::scope).toList());
            if (delete.executeUpdate() != old.size()) {
                throw new IllegalStateException("rows vanished under the lock of their scope");
            }
        }
    }

    private static Map<Table, List<RowChange>> byTable(Collection<RowChange> changes) {
        var byTable = new LinkedHashMap<Table, List<RowChange>>();
        changes.forEach(c -> byTable.computeIfAbsent(c.table(), t -> new ArrayList<>()).add(c));
        return byTable;
    }
}
