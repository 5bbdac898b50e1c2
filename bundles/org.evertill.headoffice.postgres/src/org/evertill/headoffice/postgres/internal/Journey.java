package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into a table: many by COPY, which is the fastest way in; a few by INSERT, which takes one journey to the
 * database where COPY takes two.
 */
final class NewRows {

    private static final int FEW = 16;

    private NewRows() {}

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

    /** Sends all rows, if any. */
    static <T> void send(Connection connection, String tableAndColumns, Collection<T> rows, Line<? super T> line)
            throws SQLException {
        if (rows.size() > FEW) {
            CopyText.send(connection, tableAndColumns, rows, line);
        } else if (!rows.isEmpty()) {
            insert(connection, tableAndColumns, rows, line);
        }
    }

    private static <T> void insert(
            Connection connection, String tableAndColumns, Collection<T> rows, Line<? super T> line)
            throws SQLException {
        var few = new Few();
        rows.forEach(row -> line.append(few, row));
        int width = few.values.size() / rows.size();
        String row = "(" + String.join(", ", Collections.nCopies(width, "?")) + ")";
        String sql = "INSERT INTO " + tableAndColumns + " VALUES "
                + String.join(", ", Collections.nCopies(rows.size(), row));
        try (var insert = connection.prepareStatement(sql)) {
            int index = 1;
            for (String value : few.values) {
                // The server reads the text as what the column is, as in COPY.
                insert.setObject(index++, value, Types.OTHER);
            }
            insert.executeUpdate();
        }
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
