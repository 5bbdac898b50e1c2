package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.entity.Row;

/** The rows of a table in the order of a key, gone through beside others in the same order; fetched in bounded portions. */
final class SortedRows implements AutoCloseable {

    private static final int FETCH_ROWS = 1_000;

    private final Table table;
    private final PreparedStatement query;
    private final ResultSet rows;
    private boolean there;

    /**
     * @param sql gives the key, then the table's columns, ordered by the key's characters as they are
     */
    SortedRows(Connection connection, Table table, String sql) throws SQLException {
        this.table = table;
        this.query = connection.prepareStatement(sql);
        query.setFetchSize(FETCH_ROWS);
        this.rows = query.executeQuery();
        this.there = rows.next();
    }

    /** The key at which it stands; empty at the end. */
    Optional<String> key() throws SQLException {
        return there ? Optional.of(rows.getString(1)) : Optional.empty();
    }

    /** The rows of a key; those before it are passed over. */
    List<Row> of(String key) throws SQLException {
        var found = new ArrayList<Row>();
        while (there && rows.getString(1).compareTo(key) <= 0) {
            if (rows.getString(1).equals(key)) {
                found.add(table.read(rows, 2));
            }
            there = rows.next();
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        query.close();
    }
}
