package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.entity.ColumnType;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.RowJson;
import org.evertill.sync.merge.FieldVersionsJson;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.merge.StoredRow;

/**
 * Deleted rows that no till needs any more: out of their table and of the change feed, with all that the merge knows of them.
 * Before somebody's operation on one is judged it is raised to where it was, so that no judgement depends on what was buried.
 */
final class Graves {

    private static final String BURIED = "buried_row (table_name, entity_id, scope, seq, version, field_versions, row)";

    private Graves() {}

    /** A dead row and its place in the feed of its scope. */
    record Dead(RowKey key, long seq) {}

    /** Buries rows of one scope, whose lock the caller holds. */
    static void bury(Connection connection, Tables tables, String scope, List<Dead> dead) throws SQLException {
        var byTable = new LinkedHashMap<Table, Set<String>>();
        dead.forEach(d -> byTable.computeIfAbsent(tables.get(d.key.table()), t -> new LinkedHashSet<>())
                .add(d.key.id()));
        var rows = RowStore.read(connection, byTable);
        RowStore.remove(connection, byTable, scope);
        Journey.send(connection, BURIED, dead, (copy, one) -> {
            var state = rows.get(one.key).state();
            copy.value(one.key.table())
                    .value(one.key.id())
                    .value(scope)
                    .value(one.seq)
                    .value(state.version())
                    .value(FieldVersionsJson.write(state.fields()))
                    .value(RowJson.write(state.row()));
        });
    }

    /**
     * The rows of these names, raised where they are buried. In this order, and not the other way round: what is not there is
     * buried for good, and what was buried meanwhile has been read.
     */
    static Map<RowKey, StoredRow> read(Connection connection, Map<Table, Set<String>> names, Instant at)
            throws SQLException {
        var rows = RowStore.read(connection, names);
        if (rows.size() == names.values().stream().mapToInt(Set::size).sum()) {
            return rows;
        }
        raise(connection, names, at);
        return RowStore.read(connection, names);
    }

    /**
     * Raises those of these rows that are buried. Only rows that can be deleted are looked for. Whoever judges them holds the
     * locks of their scopes already, so that none is buried meanwhile.
     */
    static void raise(Connection connection, Map<Table, Set<String>> names, Instant at) throws SQLException {
        var mortal = new HashMap<>(names);
        mortal.keySet().removeIf(table -> !isMortal(table.type().nature()));
        if (mortal.isEmpty()) {
            return;
        }
        var raised = new LinkedHashMap<Table, List<Raised>>();
        try (var delete = connection.prepareStatement("DELETE FROM buried_row WHERE ctid = ANY (ARRAY(SELECT r.place"
                + " FROM unnest(?::text[], ?::text[]) AS k (name, id) CROSS JOIN LATERAL (SELECT ctid AS place"
                + " FROM buried_row WHERE table_name = k.name AND entity_id = k.id OFFSET 0) r))"
                + " RETURNING table_name, entity_id, scope, seq, version, field_versions, row")) {
            bind(delete, mortal);
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    var state = new RowState(
                            RowJson.parse(rows.getString(7)),
                            rows.getLong(5),
                            FieldVersionsJson.parse(rows.getString(6)),
                            true);
                    raised.computeIfAbsent(tableOf(mortal.keySet(), rows.getString(1)), t -> new ArrayList<>())
                            .add(new Raised(
                                    rows.getString(2), rows.getLong(4), new StoredRow(rows.getString(3), state)));
                }
            }
        }
        write(connection, raised, at);
    }

    private static boolean isMortal(Nature nature) {
        return switch (nature) {
            case MASTER, PROCESS -> true;
            case FACT, DERIVED -> false;
        };
    }

    private record Raised(String id, long seq, StoredRow row) {}

    private static void write(Connection connection, Map<Table, List<Raised>> raised, Instant at) throws SQLException {
        String receivedAt = ColumnType.text(at);
        for (var entry : raised.entrySet()) {
            Table table = entry.getKey();
            Journey.send(
                    connection,
                    table.copyTarget(),
                    entry.getValue(),
                    (copy, one) -> table.append(copy, one.row.scope(), one.row.state(), receivedAt));
            Journey.send(
                    connection,
                    Feed.META,
                    entry.getValue(),
                    (copy, one) -> Feed.append(copy, new RowKey(table.name(), one.id), one.row, one.seq));
        }
    }

    private static Table tableOf(Collection<Table> tables, String name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }

    private static void bind(PreparedStatement statement, Map<Table, Set<String>> names) throws SQLException {
        var tables = new ArrayList<String>();
        var ids = new ArrayList<String>();
        names.forEach((table, wanted) -> wanted.forEach(id -> {
            tables.add(table.name());
            ids.add(id);
        }));
        Sql.texts(statement, 1, tables);
        Sql.texts(statement, 2, ids);
    }
}
