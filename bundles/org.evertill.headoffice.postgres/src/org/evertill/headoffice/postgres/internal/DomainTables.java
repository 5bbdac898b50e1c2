package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Ddl;
import org.evertill.entity.EntityType;

/** Brings the tables of the entities up to their descriptions; only ever adds. */
final class DomainTables {

    /** Few lines give something back: an index on the column as such would be of nulls. Tills have the same. */
    private static final String RETURNS =
            "CREATE INDEX IF NOT EXISTS sale_lines_original ON sale_lines (original_line_id)"
                    + " WHERE original_line_id IS NOT NULL";

    private DomainTables() {}

    /**
     * In the caller's transaction. A value that waited in {@code extra} moves into its new column, if it has the column's type.
     *
     * @param existing the table's columns; empty when it is new
     * @return how many values do not, and stay where they are
     */
    static long migrate(Connection connection, EntityType<?> type, Set<String> existing, Shape shape)
            throws SQLException {
        if (!existing.isEmpty() && !existing.containsAll(type.columnNames())) {
            shape.changes();
        }
        for (String statement : Ddl.migrate(type, Ddl.Dialect.POSTGRES, existing)) {
            Transactions.execute(connection, statement);
        }
        if (type.table().equals(DomainTypes.SALE_LINE.table())) {
            Transactions.execute(connection, RETURNS);
        }
        var added = type.columns().stream()
                .filter(column -> !existing.contains(column.name()))
                .toList();
        return existing.isEmpty() || added.isEmpty() ? 0 : Revival.of(connection, type, added);
    }

    /** The columns of every table there is, by table; one look, because the standard's views are slow to ask table by table. */
    static Map<String, Set<String>> columns(Connection connection) throws SQLException {
        var columns = new HashMap<String, Set<String>>();
        Scan.each(
                connection,
                "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
                        + " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')"
                        + " AND a.attnum > 0 AND NOT a.attisdropped",
                row -> columns.computeIfAbsent(row.getString(1), table -> new HashSet<>())
                        .add(row.getString(2)));
        return columns;
    }
}
