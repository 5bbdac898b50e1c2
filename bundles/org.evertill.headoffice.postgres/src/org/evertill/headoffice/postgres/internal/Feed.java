package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evertill.sync.merge.FieldVersionsJson;
import org.evertill.sync.merge.OpenConflictsJson;
import org.evertill.sync.merge.RowChange;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.RowDigest;

/** The change feed: of each row its number in its scope and what is kept beside it, and word of rows that have left a scope. */
final class Feed {

    /** The table {@code row_meta}, as {@link #append} fills it. */
    static final String META =
            "row_meta (table_name, entity_id, scope, seq, version, deleted, field_versions, conflicts, digest)";

    private static final String LEFT = "row_left (table_name, entity_id, scope, seq, version)";

    private Feed() {}

    /**
     * Gives every row the next number of its scope, in the order of the changes; one that moves leaves word where it was.
     *
     * @param journey takes what is new in the feed along
     */
    static void number(Connection connection, Journey journey, Collection<RowChange> changes, ScopeHeads heads)
            throws SQLException {
        var old = new HashMap<RowKey, Long>();
        for (var entry : RowStore.byTable(changes).entrySet()) {
            drop(connection, entry.getKey(), entry.getValue(), old);
        }
        leave(connection, changes.stream().filter(RowChange::isMove).toList(), old, heads);
        journey.insert(META, changes, (copy, change) -> {
            var after = change.after();
            long digest = digest(change.key(), after.state());
            long before = change.isMove() ? 0 : old.getOrDefault(change.key(), 0L);
            long seq = heads.next(after.scope(), before, after.state().deleted() ? 0 : digest);
            append(copy, change.key(), after, seq, digest);
        });
    }

    /** The same, sent at once. */
    static void number(Connection connection, Collection<RowChange> changes, ScopeHeads heads) throws SQLException {
        var journey = new Journey(connection);
        number(connection, journey, changes, heads);
        journey.send();
    }

    /** Adds a row's entry of the feed to a copy. */
    static void append(Journey.Values copy, RowKey key, StoredRow row, long seq) {
        append(copy, key, row, seq, digest(key, row.state()));
    }

    private static void append(Journey.Values copy, RowKey key, StoredRow row, long seq, long digest) {
        copy.value(key.table())
                .value(key.id())
                .value(row.scope())
                .value(seq)
                .value(row.state().version())
                .value(row.state().deleted())
                .value(FieldVersionsJson.write(row.state().fields()))
                .value(OpenConflictsJson.write(row.state().conflicts()))
                .value(digest);
    }

    /** Tells those who see rows of which nothing is left that they are gone. */
    static void gone(Connection connection, Map<RowKey, StoredRow> rows, Map<RowKey, Long> digests, ScopeHeads heads)
            throws SQLException {
        Journey.send(connection, LEFT, rows.entrySet(), (copy, entry) -> {
            var row = entry.getValue();
            long digest = digests.getOrDefault(entry.getKey(), 0L);
            left(copy, entry.getKey(), row, row.state().version() + 1, heads.next(row.scope(), digest, 0));
        });
    }

    private static void left(Journey.Values copy, RowKey key, StoredRow before, long version, long seq) {
        copy.value(key.table()).value(key.id()).value(before.scope()).value(seq).value(version);
    }

    private static void leave(Connection connection, List<RowChange> moves, Map<RowKey, Long> digests, ScopeHeads heads)
            throws SQLException {
        if (moves.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("DELETE FROM row_left l"
                + " USING unnest(?::text[], ?::text[], ?::text[]) AS k (name, id, scope)"
                + " WHERE l.table_name = k.name AND l.entity_id = k.id AND l.scope = k.scope")) {
            Sql.texts(delete, 1, moves.stream().map(m -> m.key().table()).toList());
            Sql.texts(delete, 2, moves.stream().map(m -> m.key().id()).toList());
            Sql.texts(delete, 3, moves.stream().map(m -> m.after().scope()).toList());
            delete.executeUpdate();
        }
        Journey.send(connection, LEFT, moves, (copy, move) -> {
            var before = move.before().orElseThrow();
            long seq = heads.next(before.scope(), digests.getOrDefault(move.key(), 0L), 0);
            left(copy, move.key(), before, move.after().state().version(), seq);
        });
    }

    /** What stands beside a row, and what a living one adds to its scope. */
    static long digest(RowKey key, RowState state) {
        return RowDigest.of(key.table(), key.id(), state.version(), state.row());
    }

    /**
     * Takes rows out of the feed.
     *
     * @param into what those that lived added to their scope's digest: what stands beside them says it, the table is not asked
     */
    static void drop(Connection connection, String table, List<String> ids, List<String> scopes, Map<RowKey, Long> into)
            throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        String isRow = "table_name = '" + table + "' AND entity_id = k.id AND scope = k.scope";
        String sql =
                RowStore.deletion("row_meta", isRow) + " RETURNING entity_id, CASE WHEN deleted THEN 0 ELSE digest END";
        int gone = 0;
        try (var delete = connection.prepareStatement(sql)) {
            Sql.texts(delete, 1, ids);
            Sql.texts(delete, 2, scopes);
            try (var rows = delete.executeQuery()) {
                for (; rows.next(); gone++) {
                    into.put(new RowKey(table, rows.getString(1)), rows.getLong(2));
                }
            }
        }
        if (gone != ids.size()) {
            throw RowStore.vanished();
        }
    }

    private static void drop(Connection connection, String table, List<RowChange> changes, Map<RowKey, Long> into)
            throws SQLException {
        var before = RowStore.Before.of(changes);
        drop(connection, table, before.ids(), before.scopes(), into);
    }
}
