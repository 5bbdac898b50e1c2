package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;
import org.evertill.entity.Ddl;
import org.evertill.entity.EntityType;

/** Brings the tables of the entities up to their descriptions; only ever adds. */
final class DomainTables {

    private DomainTables() {}

    /** In the caller's transaction. A field that waited in {@code extra} moves into its new column. */
    static void migrate(Connection connection, EntityType<?> type, Shape shape) throws SQLException {
        var existing = columnsOf(connection, type.table());
        if (!existing.isEmpty() && !existing.containsAll(type.columnNames())) {
            shape.changes();
        }
        for (String statement : Ddl.migrate(type, Ddl.Dialect.POSTGRES, existing)) {
            Transactions.execute(connection, statement);
        }
        if (!existing.isEmpty()) {
            for (Column column : type.columns()) {
                if (!existing.contains(column.name())) {
                    revive(connection, type.table(), column);
                }
            }
        }
    }

    private static void revive(Connection connection, String table, Column column) throws SQLException {
        String extra = Bookkeeping.EXTRA;
        String name = column.name();
        Transactions.execute(
                connection,
                "UPDATE " + table + " SET " + name + " = (" + extra + "::jsonb ->> '" + name + "')::"
                        + column.type().postgres() + ", " + extra + " = nullif((" + extra + "::jsonb - '" + name
                        + "')::text, '{}') WHERE jsonb_exists(" + extra + "::jsonb, '" + name + "')");
    }

    private static Set<String> columnsOf(Connection connection, String table) throws SQLException {
        var columns = new HashSet<String>();
        try (var query = connection.prepareStatement("SELECT column_name FROM information_schema.columns"
                + " WHERE table_schema = current_schema() AND table_name = ?")) {
            query.setString(1, table);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }
}
