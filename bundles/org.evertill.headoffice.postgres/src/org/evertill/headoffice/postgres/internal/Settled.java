package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;

/**
 * Conflicts and incidents that were closed long ago, and that all active tills know to be: they leave tills and head office
 * alike. Who decided what stays in the log of operations and in the audit. What a verification goes by stays. One slice is one transaction.
 */
final class Settled {

    private final Table table;
    private final String isClosed;

    private Settled(Table table, String isClosed) {
        this.table = table;
        this.isClosed = isClosed;
    }

    static Settled conflicts(Tables tables) {
        return new Settled(tables.get(Conflict.TYPE.table()), "t.status = 'RESOLVED' AND t.resolved_at < ?");
    }

    static Settled incidents(Tables tables) {
        return new Settled(
                tables.get(Incident.TYPE.table()),
                "t.status IN ('RELEASED', 'REJECTED', 'SEEN')"
                        + " AND t.code NOT IN ('" + DoneTwice.RETURNED + "', '" + DoneTwice.HELD_BACK
                        + "') AND t.closed_at < ?");
    }

    /** The scopes in which any were closed before then. */
    List<String> scopes(Connection connection, Instant closedBefore) throws SQLException {
        var scopes = new ArrayList<String>();
        try (var query = connection.prepareStatement(
                "SELECT DISTINCT scope FROM " + table.name() + " t WHERE " + isClosed + " ORDER BY 1")) {
            Sql.instant(query, 1, closedBefore);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    scopes.add(rows.getString(1));
                }
            }
        }
        return scopes;
    }

    /** How many would leave. */
    long due(Connection connection, String scope, Instant closedBefore, Instant activeSince) throws SQLException {
        try (var query = prepared(connection, "count(*)", "", scope, closedBefore, activeSince);
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Lets a slice of one scope leave; gives how many. */
    int slice(Connection connection, String scope, Instant closedBefore, Instant activeSince) throws SQLException {
        var heads = ScopeHeads.lock(connection, new TreeSet<>(List.of(scope)));
        var ids = new TreeSet<String>();
        String limit = " ORDER BY m.seq LIMIT " + Purge.SLICE;
        try (var query = prepared(connection, "t.id", limit, scope, closedBefore, activeSince);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        Map<Table, Set<String>> names = Map.of(table, ids);
        RowStore.dismiss(connection, table, RowStore.read(connection, names), heads);
        heads.store(connection, VersionVector.HEAD_OFFICE);
        return ids.size();
    }

    private PreparedStatement prepared(
            Connection connection, String what, String limit, String scope, Instant closedBefore, Instant activeSince)
            throws SQLException {
        var query = connection.prepareStatement("SELECT " + what + " FROM " + table.name()
                + " t JOIN row_meta m ON m.table_name = '" + table.name() + "' AND m.entity_id = t.id WHERE " + isClosed
                + " AND t.scope = ? AND m.seq <= ?" + limit);
        Sql.instant(query, 1, closedBefore);
        query.setString(2, scope);
        query.setLong(3, TillCursors.lowest(connection, scope, activeSince));
        return query;
    }
}
