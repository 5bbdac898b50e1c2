package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * By what a database is known again: the cluster's own number and its timeline, the database, and a table of ours. A dump that was
 * read in, a server that goes on from a base backup and one that takes over from another have another one. Only a copy of all the
 * files in place of the present ones has the same.
 */
final class Home {

    /** Public by default; where an administrator has taken them away, the rest has to do. */
    private static final String CLUSTER_IS_TOLD = "SELECT has_function_privilege('pg_control_system()', 'execute')"
            + " AND has_function_privilege('pg_walfile_name(pg_lsn)', 'execute') AND NOT pg_is_in_recovery()";

    private static final String CLUSTER =
            "SELECT system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_lsn()),"
                    + " 1, 8) FROM pg_control_system()";

    private static final String DATABASE =
            "SELECT oid || '/' || 'head_office'::regclass::oid FROM pg_database WHERE datname = current_database()";

    private Home() {}

    static String of(Connection connection) throws SQLException {
        String cluster = text(connection, CLUSTER_IS_TOLD).equals("t") ? text(connection, CLUSTER) : "";
        return cluster + "/" + text(connection, DATABASE);
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
