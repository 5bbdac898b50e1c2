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

/**
 * Rows with their place in the change feed: read and written set-wise, a statement or two per table, never per row.
 *
 * <p>Rows are looked up by LATERAL … OFFSET 0, which the planner does not turn into another join: one look into the
 * primary key per row, whatever the statistics say. On a table that has just grown, and is not analysed yet, it would
 * otherwise read all of it for every push.
 */
final class RowStore {

    private static final String META = "row_meta (table_name, entity_id, scope, seq, version, deleted, field_versions)";

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
        String sql = "SELECT k.id, m.scope, m.version, m.deleted, m.field_versions, " + table.selectList("t")
                + " FROM unnest(?::text[]) AS k (id)"
                + " CROSS JOIN LATERAL (SELECT * FROM row_meta WHERE table_name = '" + table.name()
                + "' AND entity_id = k.id OFFSET 0) m"
                + " CROSS JOIN LATERAL (" + table.selectOne("k.id", "m.scope") + ") t";
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
            delete(connection, table.name(), table.idColumn() + " = k.id AND scope = k.scope", entry.getValue());
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
                    "row_meta",
                    "table_name = '" + entry.getKey().name() + "' AND entity_id = k.id AND scope = k.scope",
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

    private static void delete(Connection connection, String table, String isRow, List<RowChange> changes)
            throws SQLException {
        var old = changes.stream().filter(c -> !c.isNew()).toList();
        if (old.isEmpty()) {
            return;
        }
        String sql = "DELETE FROM " + table + " WHERE ctid = ANY (ARRAY(SELECT r.place"
                + " FROM unnest(?::text[], ?::text[]) AS k (id, scope)"
                + " CROSS JOIN LATERAL (SELECT ctid AS place FROM " + table + " WHERE " + isRow + " OFFSET 0) r))";
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
        changes.forEach(
                c -> byTable.computeIfAbsent(c.table(), t -> new ArrayList<>()).add(c));
        return byTable;
    }
}
