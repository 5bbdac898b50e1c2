package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evertill.sync.protocol.RowDigest;

/** The digests of scopes, taken anew from the rows: what a head says must equal it. */
final class Digests {

    private Digests() {}

    /** By scope; one in which no row lives has none. Flat in memory. */
    static Map<String, Long> of(Connection connection, Tables tables) throws SQLException {
        var digests = new HashMap<String, Long>();
        for (Table table : tables.all()) {
            addUp(connection, table, digests);
        }
        return digests;
    }

    /** Makes the heads say what the rows add up to, after the way to add up has changed. */
    static void renew(Connection connection, Tables tables) throws SQLException {
        var digests = of(connection, tables);
        var scopes = List.copyOf(digests.keySet());
        try (var update = connection.prepareStatement("UPDATE scope SET digest = coalesce((SELECT k.digest"
                + " FROM unnest(?::text[], ?::bigint[]) AS k (id, digest) WHERE k.id = scope.id), 0)")) {
            Sql.texts(update, 1, scopes);
            Sql.longs(update, 2, scopes.stream().map(digests::get).toList());
            update.executeUpdate();
        }
    }

    private static void addUp(Connection connection, Table table, Map<String, Long> digests) throws SQLException {
        String sql = "SELECT m.scope, m.entity_id, m.version, " + table.selectList("t") + " FROM " + table.name()
                + " t JOIN row_meta m ON m.table_name = '" + table.name() + "' AND m.entity_id = t." + table.idColumn()
                + " AND m.scope = t.scope WHERE NOT m.deleted";
        Scan.each(connection, sql, row -> {
            long digest = RowDigest.of(table.name(), row.getString(2), row.getLong(3), table.read(row, 4));
            digests.merge(row.getString(1), digest, Long::sum);
        });
    }
}
