package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evertill.sync.protocol.RowDigest;

/** The digests of scopes and rows, taken anew from the rows: what a head says must equal it, and what stands beside a row. */
final class Digests {

    private static final int AT_ONCE = 1_000;

    private Digests() {}

    /** By scope; one in which no row lives has none. Flat in memory. */
    static Map<String, Long> of(Connection connection, Tables tables) throws SQLException {
        var digests = new HashMap<String, Long>();
        for (Table table : tables.all()) {
            addUp(connection, table, digests);
        }
        return digests;
    }

    /** Makes the heads say what the rows add up to, and each row's entry in the feed what it is, after the way to add up has changed. */
    static void renew(Connection connection, Tables tables) throws SQLException {
        for (Table table : tables.all()) {
            renew(connection, table);
        }
        var digests = of(connection, tables);
        var scopes = List.copyOf(digests.keySet());
        try (var update = connection.prepareStatement("UPDATE scope SET digest = coalesce((SELECT k.digest"
                + " FROM unnest(?::text[], ?::bigint[]) AS k (id, digest) WHERE k.id = scope.id), 0)")) {
            Sql.texts(update, 1, scopes);
            Sql.longs(update, 2, scopes.stream().map(digests::get).toList());
            update.executeUpdate();
        }
    }

    private static void renew(Connection connection, Table table) throws SQLException {
        var ids = new ArrayList<String>();
        var digests = new ArrayList<Long>();
        Scan.each(connection, rows(table), row -> {
            ids.add(row.getString(2));
            digests.add(RowDigest.of(table.name(), row.getString(2), row.getLong(3), table.read(row, 5)));
            if (ids.size() == AT_ONCE) {
                write(connection, table, ids, digests);
            }
        });
        write(connection, table, ids, digests);
    }

    private static void write(Connection connection, Table table, List<String> ids, List<Long> digests)
            throws SQLException {
        try (var update = connection.prepareStatement("UPDATE row_meta SET digest = k.digest"
                + " FROM unnest(?::text[], ?::bigint[]) AS k (id, digest)"
                + " WHERE table_name = ? AND entity_id = k.id AND row_meta.digest <> k.digest")) {
            Sql.texts(update, 1, ids);
            Sql.longs(update, 2, digests);
            update.setString(3, table.name());
            update.executeUpdate();
        }
        ids.clear();
        digests.clear();
    }

    private static String rows(Table table) {
        return "SELECT m.scope, m.entity_id, m.version, m.deleted, " + table.selectList("t") + " FROM " + table.name()
                + " t JOIN row_meta m ON m.table_name = '" + table.name() + "' AND m.entity_id = t." + table.idColumn()
                + " AND m.scope = t.scope";
    }

    private static void addUp(Connection connection, Table table, Map<String, Long> digests) throws SQLException {
        Scan.each(connection, rows(table) + " WHERE NOT m.deleted", row -> {
            long digest = RowDigest.of(table.name(), row.getString(2), row.getLong(3), table.read(row, 5));
            digests.merge(row.getString(1), digest, Long::sum);
        });
    }
}
