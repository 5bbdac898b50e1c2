package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;

/** The order of every scope, and its digest taken anew from the rows. */
final class ScopeCheck {

    private static final String BEYOND = """
        SELECT m.scope, m.table_name, m.entity_id, m.seq, s.head
          FROM (SELECT scope, table_name, entity_id, seq FROM row_meta
                UNION ALL SELECT scope, table_name, entity_id, seq FROM row_left) m
          LEFT JOIN scope s ON s.id = m.scope
         WHERE s.id IS NULL OR m.seq < 1 OR m.seq > s.head
         ORDER BY m.scope, m.seq
        """;

    private static final String TWICE =
            "SELECT scope, seq, count(*) FROM (SELECT scope, seq FROM row_meta UNION ALL SELECT scope, seq FROM"
                    + " row_left) m GROUP BY scope, seq HAVING count(*) > 1 ORDER BY scope, seq";

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
        var digests = Digests.of(connection, tables);
        long scopes = Scan.each(connection, "SELECT id, digest FROM scope ORDER BY id", row -> {
            if (digests.getOrDefault(row.getString(1), 0L) != row.getLong(2)) {
                findings.add("scope " + row.getString(1) + ": its rows are not those that were merged (digest)");
            }
        });
        findings.counted(scopes + " scopes, their order and digest");
    }
}
