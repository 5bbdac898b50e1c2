package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Head office's own row.
 *
 * @param epoch of its present life, see {@link Lives}
 */
record HeadOfficeState(int epoch, String chainName) {

    static HeadOfficeState read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT epoch, chain_name FROM head_office")) {
            if (!row.next()) {
                throw new IllegalStateException("head office's own row is gone");
            }
            return new HeadOfficeState(row.getInt(1), row.getString(2));
        }
    }

    /** Where the database was when it was opened last; null before the first time. */
    static @Nullable String home(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT home FROM head_office")) {
            row.next();
            return row.getString(1);
        }
    }

    static void moveTo(Connection connection, String home) throws SQLException {
        set(connection, "home", home);
    }

    static void nameChain(Connection connection, String name) throws SQLException {
        set(connection, "chain_name", name);
    }

    private static void set(Connection connection, String column, String text) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE head_office SET " + column + " = ? WHERE " + column + " IS DISTINCT FROM ?")) {
            update.setString(1, text);
            update.setString(2, text);
            update.executeUpdate();
        }
    }
}
