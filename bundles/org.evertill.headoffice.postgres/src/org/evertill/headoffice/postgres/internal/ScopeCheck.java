package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import org.evertill.sync.protocol.RowDigest;

/** The order of every scope, and its digest taken anew from the rows. */
final class ScopeCheck {

    private static final String BEYOND = """
            SELECT m.scope, m.table_name, m.entity_id, m.seq, s.head
              FROM row_meta m LEFT JOIN scope s ON s.id = m.scope
             WHERE s.id IS NULL OR m.seq < 1 OR m.seq > s.head
             ORDER BY m.scope, m.seq
            """;

    private static final String TWICE =
            "SELECT scope, seq, count(*) FROM row_meta GROUP BY scope, seq HAVING count(*) > 1 ORDER BY scope, seq";

    private ScopeCheck() {}

    static void run(Connection connection, Tables tables, Findings findings) throws SQLException {
        Scan.each(
                connection,
                BEYOND,
                row -> findings.add("scope " + row.getString(1) + ": " + row.getString(2) + " " + row.getString(3)
                        + " has seq " + row.getLong(4) + ", the scope's head is " + row.getString(5)));
        Scan.each(
                connection,
                TWICE,
                row -> findings.add("scope " + row.getString(1) + ": seq " + row.getLong(2) + " is given "
                        + row.getLong(3) + " times"));
        var digests = new HashMap<String, Long>();
        for (Table table : tables.all()) {
            addUp(connection, table, digests);
        }
        long scopes = Scan.each(connection, "SELECT id, digest FROM scope ORDER BY id", row -> {
            if (digests.getOrDefault(row.getString(1), 0L) != row.getLong(2)) {
                findings.add("scope " + row.getString(1) + ": its rows are not those that were merged (digest)");
            }
        });
        findings.counted(scopes + " scopes, their order and digest");
    }

    private static void addUp(Connection connection, Table table, HashMap<String, Long> digests) throws SQLException {
        String sql = "SELECT m.scope, m.entity_id, m.version, m.deleted, " + table.selectList("t") + " FROM "
                + table.name() + " t JOIN row_meta m ON m.table_name = '" + table.name() + "' AND m.entity_id = t."
                + table.idColumn() + " AND m.scope = t.scope";
        Scan.each(connection, sql, row -> {
            long digest =
                    RowDigest.of(table.name(), row.getString(2), row.getLong(3), row.getBoolean(4), table.read(row, 5));
            digests.merge(row.getString(1), digest, Long::sum);
        });
    }
}
