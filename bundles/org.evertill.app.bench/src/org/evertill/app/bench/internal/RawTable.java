package org.evertill.app.bench.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;
import org.evertill.entity.ColumnType;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.jspecify.annotations.Nullable;

/** An entity's table as raw JDBC writes it: every column that the product fills, bookkeeping included. */
record RawTable(EntityType<?> type, List<Column> columns) {

    /** What stands in the columns of bookkeeping, the scope aside: the same kind and length of value as the product's. */
    private static final String SYNCED_AT = "2026-11-25T12:00:00.000Z";

    static RawTable of(EntityType<?> type) {
        return new RawTable(type, type.columns());
    }

    String name() {
        return type.table();
    }

    /** Arguments of one row. */
    int width() {
        return columns.size() + Bookkeeping.COLUMNS.size();
    }

    String columnList() {
        return Stream.concat(columns.stream().map(Column::name), Bookkeeping.COLUMNS.stream())
                .collect(Collectors.joining(", "));
    }

    /** An INSERT of so many rows. */
    String insert(String schema, int rows) {
        String row = "(" + "?, ".repeat(width() - 1) + "?)";
        return "INSERT INTO " + schema + name() + " (" + columnList() + ") VALUES "
                + String.join(", ", java.util.Collections.nCopies(rows, row));
    }

    /** Sets the arguments of a row for PostgreSQL; gives the next free index. */
    int bindPostgres(PreparedStatement statement, int first, Row row) throws SQLException {
        int index = first;
        for (Column column : columns) {
            bind(statement, index++, column.type(), row.get(column.name()));
        }
        statement.setString(index++, type.scopeOf(row));
        statement.setString(index++, "SYNCED");
        bind(statement, index++, ColumnType.INSTANT, SYNCED_AT);
        statement.setString(index++, "{\"hq\":1}");
        statement.setBoolean(index++, false);
        statement.setString(index++, null);
        return index;
    }

    private static void bind(PreparedStatement statement, int index, ColumnType type, @Nullable Object value)
            throws SQLException {
        switch (type) {
            case TEXT -> statement.setString(index, (String) value);
            case INTEGER -> statement.setObject(index, value, Types.BIGINT);
            case BOOLEAN -> statement.setObject(index, value, Types.BOOLEAN);
            // The server reads the text itself, which is cheaper than a java.time object for the driver.
            case INSTANT, DATE -> statement.setObject(index, value, Types.OTHER);
        }
    }

    /** Sets the arguments of a row for SQLite. */
    void bindSqlite(PreparedStatement statement, Row row) throws SQLException {
        int index = 1;
        for (Column column : columns) {
            bindSqlite(statement, index++, row.get(column.name()));
        }
        statement.setString(index++, type.scopeOf(row));
        statement.setString(index++, "synced");
        statement.setString(index++, SYNCED_AT);
        statement.setString(index++, "{\"hq\":1}");
        statement.setInt(index++, 0);
        statement.setString(index, null);
    }

    private static void bindSqlite(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case Long number -> statement.setLong(index, number);
            case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
            case null, default -> statement.setString(index, (String) value);
        }
    }
}
