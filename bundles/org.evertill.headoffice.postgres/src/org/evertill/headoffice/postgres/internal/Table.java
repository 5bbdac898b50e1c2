package org.evertill.headoffice.postgres.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;
import org.evertill.entity.ColumnType;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.sync.merge.RowState;
import org.jspecify.annotations.Nullable;

/** How the rows of one entity stand in its table. Immutable, any thread. */
final class Table {

    private final EntityType<?> type;
    private final List<Column> columns;
    private final Set<String> names;

    Table(EntityType<?> type) {
        this.type = type;
        this.columns = type.columns();
        this.names = type.columnNames();
    }

    EntityType<?> type() {
        return type;
    }

    String name() {
        return type.table();
    }

    String idColumn() {
        return type.idColumn();
    }

    Set<String> columnNames() {
        return names;
    }

    /** The table with its columns, as {@link #append} fills them. */
    String copyTarget() {
        return name() + " ("
                + Stream.concat(columns.stream().map(Column::name), Bookkeeping.COLUMNS.stream())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** What to select, from the table under an alias, for {@link #read}. */
    String selectList(String alias) {
        return columns.stream().map(c -> expression(alias, c)).collect(Collectors.joining(", ")) + ", " + alias + "."
                + Bookkeeping.EXTRA;
    }

    /** A subquery for the one row of a name in a scope, which the planner leaves as it is. */
    String selectOne(String id, String scope) {
        return "SELECT * FROM " + name() + " WHERE " + idColumn() + " = " + id + " AND scope = " + scope + " OFFSET 0";
    }

    /** The row that stands in a result from the given column on. A column that is known says what it holds, not what waited for it. */
    Row read(ResultSet result, int first) throws SQLException {
        var values = new TreeMap<String, @Nullable Object>();
        int index = first;
        for (Column column : columns) {
            values.put(column.name(), value(result, index++, column.type()));
        }
        String extra = result.getString(index);
        var row = new Row(values);
        return extra == null ? row : RowJson.parse(extra).overlaidBy(row);
    }

    /** Adds a row to a copy. */
    void append(Journey.Values copy, String scope, RowState state, String receivedAt) {
        Row row = state.row();
        for (Column column : columns) {
            copy.value(row.get(column.name()));
        }
        copy.value(scope)
                .value(Bookkeeping.SYNCED)
                .value(receivedAt)
                .value("{\"hq\":" + state.version() + "}")
                .value(state.deleted())
                .value(extraOf(row));
    }

    private @Nullable String extraOf(Row row) {
        if (row.columns().size() <= columns.size() && names.containsAll(row.columns())) {
            return null;
        }
        var extra = row.without(names);
        return extra.isEmpty() ? null : RowJson.write(extra);
    }

    private static String expression(String alias, Column column) {
        String name = alias + "." + column.name();
        return switch (column.type()) {
            case TEXT, INTEGER, BOOLEAN -> name;
            case INSTANT -> "(extract(epoch FROM " + name + ") * 1000)::bigint";
            case DATE -> name + "::text";
        };
    }

    private static @Nullable Object value(ResultSet result, int index, ColumnType type) throws SQLException {
        Object value = switch (type) {
            case TEXT, DATE -> result.getString(index);
            case INTEGER, INSTANT -> result.getLong(index);
            case BOOLEAN -> result.getBoolean(index);
        };
        if (result.wasNull()) {
            return null;
        }
        return type == ColumnType.INSTANT
                ? ColumnType.text(Instant.ofEpochMilli((Long) Objects.requireNonNull(value)))
                : value;
    }
}
