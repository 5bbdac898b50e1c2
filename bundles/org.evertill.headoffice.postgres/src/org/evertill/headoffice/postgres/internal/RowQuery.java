package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;
import org.evertill.entity.ColumnType;
import org.evertill.entity.WellFormed;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Rows;
import org.evertill.sync.protocol.Rows.Comparison;

/**
 * Living rows of one table, of some scopes, for which filters hold, as a till's own database would give them: texts are
 * compared by code point, and what is empty comes first. Values stand only in arguments, columns are those of the entity.
 */
final class RowQuery {

    private static final Column SCOPE = new Column(
            Bookkeeping.SCOPE, ColumnType.TEXT, Bookkeeping.SCOPE, false, false, List.of(), false, false, 0, "");

    private static final String BY_CODE_POINT = " COLLATE \"C\"";

    private final Table table;
    private final Collection<String> scopes;
    private final String condition;
    private final List<Object> arguments = new ArrayList<>();

    /**
     * @throws org.evertill.kernel.ProblemException {@code sync.bad-selection}
     */
    RowQuery(Table table, Collection<String> scopes, List<Rows.Filter> filters) {
        this.table = table;
        this.scopes = scopes;
        var terms = new StringBuilder(" FROM " + table.name() + " t WHERE NOT t.is_deleted AND t.scope = ANY (?)");
        filters.forEach(filter -> terms.append(" AND ").append(term(filter)));
        this.condition = terms.toString();
    }

    List<Rows.Entry> rows(Connection connection, List<Rows.Order> order, int offset, int limit) throws SQLException {
        String sql = "SELECT t." + table.idColumn() + ", t.scope, (t.version_vector::json ->> 'hq')::bigint, "
                + table.selectList("t") + condition + " ORDER BY " + ordered(order) + " OFFSET ? LIMIT ?";
        var found = new ArrayList<Rows.Entry>();
        try (var query = connection.prepareStatement(sql)) {
            int next = bind(query);
            query.setInt(next, offset);
            query.setInt(next + 1, Math.clamp(limit, 1, Limits.MAX_PULL_ROWS));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Rows.Entry(
                            table.name(),
                            rows.getString(1),
                            rows.getString(2),
                            rows.getLong(3),
                            false,
                            table.read(rows, 4)));
                }
            }
        }
        return found;
    }

    long count(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("SELECT count(*)" + condition)) {
            bind(query);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Sets the arguments of the condition; gives the place of the next one. */
    private int bind(PreparedStatement query) throws SQLException {
        Sql.texts(query, 1, scopes);
        int index = 2;
        for (Object argument : arguments) {
            switch (argument) {
                case String text -> query.setString(index++, text);
                case Long number -> query.setLong(index++, number);
                case Boolean flag -> query.setBoolean(index++, flag);
                default -> throw new IllegalStateException("no value of a row: " + argument.getClass());
            }
        }
        return index;
    }

    private String term(Rows.Filter filter) {
        var column = column(filter.column());
        String name = "t." + column.name();
        return switch (filter.comparison()) {
            case EMPTY -> name + " IS NULL";
            case NOT_EMPTY -> name + " IS NOT NULL";
            case STARTS_WITH -> startsWith(column, filter);
            case EQUAL -> compared(column, filter, " = ");
            case NOT_EQUAL -> compared(column, filter, " IS DISTINCT FROM ");
            case LESS -> compared(column, filter, " < ");
            case LESS_OR_EQUAL -> compared(column, filter, " <= ");
            case GREATER -> compared(column, filter, " > ");
            case GREATER_OR_EQUAL -> compared(column, filter, " >= ");
        };
    }

    private String startsWith(Column column, Rows.Filter filter) {
        if (!(value(filter) instanceof String prefix) || !isTextual(column)) {
            throw PostgresRowDesk.badSelection(table, column.name());
        }
        arguments.add(prefix);
        arguments.add(prefix + WellFormed.BEHIND_ALL);
        String text = text(column) + BY_CODE_POINT;
        return text + " >= ? AND " + text + " < ?";
    }

    private String compared(Column column, Rows.Filter filter, String operator) {
        Object value = value(filter);
        arguments.add(value);
        if (column.type().accepts(value)) {
            boolean ordered = filter.comparison() != Comparison.EQUAL && filter.comparison() != Comparison.NOT_EQUAL;
            return switch (column.type()) {
                case TEXT -> "t." + column.name() + (ordered ? BY_CODE_POINT : "") + operator + "?";
                case INTEGER, BOOLEAN -> "t." + column.name() + operator + "?";
                case INSTANT -> "t." + column.name() + operator + "?::timestamptz";
                case DATE -> "t." + column.name() + operator + "?::date";
            };
        }
        if (value instanceof String && isTextual(column)) {
            // A part of a time or a date, compared as the text that it is in a row.
            return text(column) + BY_CODE_POINT + operator + "?";
        }
        throw PostgresRowDesk.badSelection(table, column.name());
    }

    private Object value(Rows.Filter filter) {
        return filter.value().orElseThrow(() -> PostgresRowDesk.badSelection(table, filter.column()));
    }

    private static boolean isTextual(Column column) {
        return switch (column.type()) {
            case TEXT, INSTANT, DATE -> true;
            case INTEGER, BOOLEAN -> false;
        };
    }

    /** A column as the text that a row has it as. */
    private static String text(Column column) {
        String name = "t." + column.name();
        return switch (column.type()) {
            case INSTANT -> "to_char(" + name + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
            case DATE -> "to_char(" + name + ", 'YYYY-MM-DD')";
            case TEXT, INTEGER, BOOLEAN -> name;
        };
    }

    private String ordered(List<Rows.Order> order) {
        var terms = order.stream()
                .map(o -> ordered(column(o.column()), o.direction()))
                .collect(Collectors.toCollection(ArrayList::new));
        terms.add("t." + table.idColumn() + BY_CODE_POINT);
        return String.join(", ", terms);
    }

    private static String ordered(Column column, Rows.Direction direction) {
        String name = "t." + column.name() + (column.type() == ColumnType.TEXT ? BY_CODE_POINT : "");
        return switch (direction) {
            case ASCENDING -> name + " ASC NULLS FIRST";
            case DESCENDING -> name + " DESC NULLS LAST";
        };
    }

    private Column column(String name) {
        return find(name).orElseThrow(() -> PostgresRowDesk.badSelection(table, name));
    }

    /** A data column, or the scope, which is the only one of the bookkeeping that means the same everywhere. */
    private Optional<Column> find(String name) {
        return name.equals(Bookkeeping.SCOPE)
                ? Optional.of(SCOPE)
                : table.type().columns().stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst();
    }
}
