package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A query's rows one by one, fetched in bounded portions. */
final class Scan {

    private static final int FETCH_ROWS = 2_000;

    private Scan() {}

    /** What is done with a row. */
    @FunctionalInterface
    interface Step {
        void at(ResultSet row) throws SQLException;
    }

    /** Gives every row to the step; returns how many there were. */
    static long each(Connection connection, String sql, Step step) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setFetchSize(FETCH_ROWS);
            long count = 0;
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    step.at(rows);
                    count++;
                }
            }
            return count;
        }
    }

    /** The one number a query gives. */
    static long number(Connection connection, String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql);
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
