package org.evertill.headoffice.postgres.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements whose results nobody looks at, sent to the database together: what a sale consists of is spread over half a dozen
 * tables, and each journey takes longer than the work at its end. Many rows go by COPY instead, which is the fastest way in.
 * Order is kept. What has not been sent when an exception passes is never sent.
 */
final class Journey {

    private static final int FEW = 16;

    private final Connection connection;
    private final List<String> statements = new ArrayList<>();
    private final List<@Nullable Object> arguments = new ArrayList<>();

    Journey(Connection connection) {
        this.connection = connection;
    }

    /** Where the values of a row go, column by column. */
    interface Values {
        /** Adds a value; texts, numbers, booleans, null. */
        Values value(@Nullable Object value);
    }

    /** Tells the values of one row. */
    @FunctionalInterface
    interface Line<T> {
        void append(Values values, T row);
    }

    /** Sends new rows, if any, by themselves. */
    static <T> void send(Connection connection, String tableAndColumns, Collection<T> rows, Line<? super T> line)
            throws SQLException {
        var journey = new Journey(connection);
        journey.insert(tableAndColumns, rows, line);
        journey.send();
    }

    /** Adds new rows, if any. */
    <T> void insert(String tableAndColumns, Collection<T> rows, Line<? super T> line) throws SQLException {
        if (rows.size() > FEW) {
            send();
            CopyText.send(connection, tableAndColumns, rows, line);
        } else if (!rows.isEmpty()) {
            var few = new Few();
            rows.forEach(row -> line.append(few, row));
            int width = few.values.size() / rows.size();
            String row = "(" + String.join(", ", Collections.nCopies(width, "?")) + ")";
            statements.add("INSERT INTO " + tableAndColumns + " VALUES "
                    + String.join(", ", Collections.nCopies(rows.size(), row)));
            arguments.addAll(few.values);
        }
    }

    /**
     * Adds any statement.
     *
     * @param values of its parameters: texts, and arrays
     */
    void execute(String sql, Object... values) {
        statements.add(sql);
        arguments.addAll(List.of(values));
    }

    /** Sends what was added. */
    void send() throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (var together = connection.prepareStatement(String.join("; ", statements))) {
            int index = 1;
            for (Object value : arguments) {
                if (value instanceof Array array) {
                    together.setArray(index++, array);
                } else {
                    // The server reads the text as what belongs there, as in COPY.
                    together.setObject(index++, value, Types.OTHER);
                }
            }
            together.execute();
        }
        statements.clear();
        arguments.clear();
    }

    private static final class Few implements Values {

        private final List<@Nullable String> values = new ArrayList<>();

        @Override
        public Values value(@Nullable Object value) {
            values.add(value == null ? null : value.toString());
            return this;
        }
    }
}
