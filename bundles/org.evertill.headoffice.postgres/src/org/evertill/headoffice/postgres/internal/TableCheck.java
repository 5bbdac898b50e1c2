package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;

/** A table's rows and their entries in the change feed: one for one. */
final class TableCheck {

    private static final int MAX_MISFITS = 1_000;

    private TableCheck() {}

    static void run(Connection connection, Table table, Findings findings) throws SQLException {
        String name = table.name();
        String id = table.idColumn();
        Scan.each(
                connection,
                "SELECT coalesce(t." + id + ", m.entity_id), coalesce(t.scope, m.scope), t." + id
                        + " IS NOT NULL, m.entity_id IS NOT NULL FROM " + name
                        + " t FULL JOIN (SELECT * FROM row_meta WHERE table_name = '" + name
                        + "') m ON m.entity_id = t."
                        + id + " AND m.scope = t.scope WHERE t." + id
                        + " IS NULL OR m.entity_id IS NULL OR t.is_deleted <> m.deleted ORDER BY 1, 2",
                row -> findings.add(name + ": row " + row.getString(1) + " in " + row.getString(2) + " "
                        + what(row.getBoolean(3), row.getBoolean(4))));
        Scan.each(
                connection,
                "SELECT " + id + ", count(*) FROM " + name + " GROUP BY " + id + " HAVING count(*) > 1 ORDER BY 1",
                row -> findings.add(name + ": row " + row.getString(1) + " is in " + row.getLong(2) + " scopes"));
        for (var misfit : Repairs.of(connection, table, MAX_MISFITS)) {
            if (misfit.found() != null) {
                findings.add(misfit.told());
            }
        }
        findings.counted(Scan.number(connection, "SELECT count(*) FROM " + name) + " rows in " + name);
    }

    private static String what(boolean isThere, boolean hasMeta) {
        if (!isThere) {
            return "is in row_meta, and not in the table";
        }
        return hasMeta ? "is alive here and dead in row_meta, or the reverse" : "has no entry in row_meta";
    }
}
