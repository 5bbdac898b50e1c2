package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.evertill.entity.Ddl;
import org.evertill.entity.EntityType;

/** Brings the tables of the entities up to their descriptions; only ever adds. */
final class DomainTables {

    private DomainTables() {}

    /**
     * In the caller's transaction. A value that waited in {@code extra} moves into its new column, if it has the column's type.
     *
     * @return how many values do not, and stay where they are
     */
    static long migrate(Connection connection, EntityType<?> type, Shape shape) throws SQLException {
        var existing = columnsOf(connection, type.table());
        if (!existing.isEmpty() && !existing.containsAll(type.columnNames())) {
            shape.changes();
        }
        for (String statement : Ddl.migrate(type, Ddl.Dialect.POSTGRES, existing)) {
            Transactions.execute(connection, statement);
        }
        var added = type.columns().stream()
                .filter(column -> !existing.contains(column.name()))
                .toList();
        return existing.isEmpty() || added.isEmpty() ? 0 : Revival.of(connection, type, added);
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
