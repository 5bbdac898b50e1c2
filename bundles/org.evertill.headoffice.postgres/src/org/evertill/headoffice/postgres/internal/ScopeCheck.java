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

    private static final String BURIED = """
        SELECT b.scope, b.table_name, b.entity_id, m.entity_id IS NOT NULL
          FROM buried_row b LEFT JOIN scope s ON s.id = b.scope
          LEFT JOIN row_meta m ON m.table_name = b.table_name AND m.entity_id = b.entity_id
         WHERE m.entity_id IS NOT NULL OR b.seq > coalesce(s.floor, 0)
         ORDER BY 1, 2, 3
        """;

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
        Scan.each(
                connection,
                BURIED,
                row -> findings.add("scope " + row.getString(1) + ": " + row.getString(2) + " " + row.getString(3)
                        + (row.getBoolean(4)
                                ? " was taken out of the feed, and is in it"
                                : " was taken out of the feed, and the scope's floor does not say so")));
        var digests = Digests.of(connection, tables);
        long scopes = Scan.each(connection, "SELECT id, digest FROM scope ORDER BY id", row -> {
            if (digests.getOrDefault(row.getString(1), 0L) != row.getLong(2)) {
                findings.add("scope " + row.getString(1) + ": its rows are not those that were merged (digest)");
            }
        });
        findings.counted(scopes + " scopes, their order and digest");
    }
}
