package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Head office's own row.
 *
 * @param epoch of the present one, see {@link Epochs}
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

    static void nameChain(Connection connection, String name) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE head_office SET chain_name = ?")) {
            update.setString(1, name);
            update.executeUpdate();
        }
    }
}
