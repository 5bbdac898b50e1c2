package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.entity.ColumnType;
import org.evertill.sync.merge.FieldVersionsJson;
import org.evertill.sync.merge.OpenConflictsJson;
import org.evertill.sync.merge.RowChange;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.merge.StoredRow;

/**
 * Rows in their tables: read and written set-wise, a statement or two per table, never per row. Their places in the change feed are
 * {@link Feed}'s.
 *
 * <p>Rows are looked up by LATERAL … OFFSET 0, which the planner does not turn into another join: one look into the
 * primary key per row, whatever the statistics say. On a table that has just grown, and is not analysed yet, it would
 * otherwise read all of it for every push.
 */
final class RowStore {

    private RowStore() {}

    /** Is told of a row that is not what was merged. */
    @FunctionalInterface
    interface OnMisfit {
        void found(Table table, RowKey key, StoredRow row) throws SQLException;
    }

    /** The rows of these names that are there, dead ones included. */
    static Map<RowKey, StoredRow> read(Connection connection, Map<Table, Set<String>> names) throws SQLException {
        return read(connection, names, (table, key, row) -> {});
    }

    /**
     * The same.
     *
     * @param misfits hears of those that do not fit their digest: they were changed past head office
     */
    static Map<RowKey, StoredRow> read(Connection connection, Map<Table, Set<String>> names, OnMisfit misfits)
            throws SQLException {
        var found = new HashMap<RowKey, StoredRow>();
        var strange = new ArrayList<RowKey>();
        for (var entry : names.entrySet()) {
            strange.clear();
            read(connection, entry.getKey(), entry.getValue(), found, strange);
            for (RowKey key : strange) {
                misfits.found(entry.getKey(), key, found.get(key));
            }
        }
        return found;
    }

    /** The living rows of a short table, by identifier. */
    static List<StoredRow> readAll(Connection connection, Table table) throws SQLException {
        var ids = new TreeSet<String>();
        try (var query = connection.prepareStatement(
                        "SELECT entity_id FROM row_meta WHERE table_name = '" + table.name() + "' AND NOT deleted");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        var found = read(connection, Map.of(table, ids));
        return ids.stream().map(id -> found.get(new RowKey(table.name(), id))).toList();
    }

    private static void read(
            Connection connection,
            Table table,
            Set<String> ids,
            Map<RowKey, StoredRow> into,
            Collection<RowKey> strange)
            throws SQLException {
        String sql = "SELECT k.id, m.scope, m.version, m.deleted, m.field_versions, m.conflicts, m.digest, "
                + table.selectList("t") + " FROM unnest(?::text[]) AS k (id)"
                + " CROSS JOIN LATERAL (SELECT * FROM row_meta WHERE table_name = '" + table.name()
                + "' AND entity_id = k.id OFFSET 0) m"
                + " CROSS JOIN LATERAL (" + table.selectOne("k.id", "m.scope") + ") t";
        try (var query = connection.prepareStatement(sql)) {
            Sql.texts(query, 1, ids);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var state = new RowState(
                            table.read(rows, 8),
                            rows.getLong(3),
                            FieldVersionsJson.parse(rows.getString(5)),
                            rows.getBoolean(4),
                            OpenConflictsJson.parse(rows.getString(6)));
                    var key = new RowKey(table.name(), rows.getString(1));
                    into.put(key, new StoredRow(rows.getString(2), state));
                    if (Feed.digest(key, state) != rows.getLong(7)) {
                        strange.add(key);
                    }
                }
            }
        }
    }

    /** The scopes in which the rows of these names are, or were when they were buried. */
    static Set<String> scopes(Connection connection, Map<Table, Set<String>> names) throws SQLException {
        var tables = new ArrayList<String>();
        var ids = new ArrayList<String>();
        names.forEach((table, wanted) -> wanted.forEach(id -> {
            tables.add(table.name());
            ids.add(id);
        }));
        var scopes = new TreeSet<String>();
        try (var query = connection.prepareStatement("SELECT DISTINCT m.scope FROM unnest(?::text[], ?::text[])"
                + " AS k (name, id) CROSS JOIN LATERAL (SELECT scope FROM row_meta WHERE table_name = k.name"
                + " AND entity_id = k.id UNION ALL SELECT scope FROM buried_row WHERE table_name = k.name"
                + " AND entity_id = k.id OFFSET 0) m")) {
            Sql.texts(query, 1, tables);
            Sql.texts(query, 2, ids);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    scopes.add(rows.getString(1));
                }
            }
        }
        return scopes;
    }

    /** Writes the domain rows. A changed row is written anew, which is what PostgreSQL makes of an update anyway. */
    static void write(Connection connection, Tables tables, Collection<RowChange> changes, Instant receivedAt)
            throws SQLException {
        String at = ColumnType.text(receivedAt);
        var journey = new Journey(connection);
        for (var entry : byTable(changes).entrySet()) {
            Table table = tables.get(entry.getKey());
            var before = Before.of(entry.getValue());
            String isRow = table.idColumn() + " = k.id AND scope = k.scope";
            delete(connection, table.name(), isRow, before.ids, before.scopes);
            journey.insert(
                    table.copyTarget(),
                    entry.getValue(),
                    (copy, change) -> table.append(
                            copy, change.after().scope(), change.after().state(), at));
        }
        journey.send();
    }

    /**
     * Takes rows of one scope out of their tables and out of the feed, without a word to anybody.
     *
     * @return what those that lived added to its digest
     */
    static Map<RowKey, Long> remove(Connection connection, Map<Table, Set<String>> names, String scope)
            throws SQLException {
        var digests = new HashMap<RowKey, Long>();
        for (var entry : names.entrySet()) {
            Table table = entry.getKey();
            var ids = List.copyOf(entry.getValue());
            var scopes = Collections.nCopies(ids.size(), scope);
            delete(connection, table.name(), table.idColumn() + " = k.id AND scope = k.scope", ids, scopes);
            Feed.drop(connection, table.name(), ids, scopes, digests);
        }
        return digests;
    }

    /** Takes rows of one scope out; those who see it are told that they are gone. */
    static void dismiss(Connection connection, Table table, Map<RowKey, StoredRow> rows, ScopeHeads heads)
            throws SQLException {
        var digests = new HashMap<RowKey, Long>();
        for (var entry : rows.entrySet()) {
            var name = Map.of(table, Set.of(entry.getKey().id()));
            digests.putAll(remove(connection, name, entry.getValue().scope()));
        }
        Feed.gone(connection, rows, digests, heads);
    }

    /** The names of rows that were there, and the scopes they were in. */
    record Before(List<String> ids, List<String> scopes) {

        static Before of(List<RowChange> changes) {
            var ids = new ArrayList<String>();
            var scopes = new ArrayList<String>();
            for (RowChange change : changes) {
                Optional<StoredRow> before = change.before();
                if (before.isPresent()) {
                    ids.add(change.key().id());
                    scopes.add(before.get().scope());
                }
            }
            return new Before(ids, scopes);
        }
    }

    private static void delete(Connection connection, String table, String isRow, List<String> ids, List<String> scopes)
            throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement(deletion(table, isRow))) {
            Sql.texts(delete, 1, ids);
            Sql.texts(delete, 2, scopes);
            if (delete.executeUpdate() != ids.size()) {
                throw vanished();
            }
        }
    }

    /** Deletes the rows of a table that a condition finds for each name and scope; one look per row, as above. */
    static String deletion(String table, String isRow) {
        return "DELETE FROM " + table + " WHERE ctid = ANY (ARRAY(SELECT r.place"
                + " FROM unnest(?::text[], ?::text[]) AS k (id, scope)"
                + " CROSS JOIN LATERAL (SELECT ctid AS place FROM " + table + " WHERE " + isRow + " OFFSET 0) r))";
    }

    static IllegalStateException vanished() {
        return new IllegalStateException("rows vanished under the lock of their scope");
    }

    static Map<String, List<RowChange>> byTable(Collection<RowChange> changes) {
        var byTable = new LinkedHashMap<String, List<RowChange>>();
        changes.forEach(c ->
                byTable.computeIfAbsent(c.key().table(), t -> new ArrayList<>()).add(c));
        return byTable;
    }
}
