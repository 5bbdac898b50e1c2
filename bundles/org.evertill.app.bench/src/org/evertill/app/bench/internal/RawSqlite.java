package org.evertill.app.bench.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A SQLite file of raw JDBC's own, durable as the till's (write-ahead log, {@code synchronous=FULL}), with the till's
 * settings. One thread.
 */
final class RawSqlite implements AutoCloseable {

    /** Statements of the till's file that make a table with its indexes, without the triggers that guard it. */
    private static final String SHAPE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name = ?"
            + " AND type IN ('table', 'index') AND name NOT LIKE 'sqlite_%'";

    /** The full-text index of a table with the triggers that keep it. */
    private static final String SEARCH = "SELECT sql FROM sqlite_master WHERE name = ?1 || '_search'"
            + " OR type = 'trigger' AND tbl_name = ?1 AND name LIKE ?1 || '_search_%' ORDER BY type DESC";

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private RawSqlite(Connection connection) {
        this.connection = connection;
    }

    static RawSqlite open(Path file) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA cache_size = -65536");
            statement.execute("PRAGMA wal_autocheckpoint = 10000");
        }
        connection.setAutoCommit(false);
        return new RawSqlite(connection);
    }

    /** Makes a table as the till has it; its full-text index too where the table has one. */
    void copyShape(Path till, String table) throws SQLException {
        copy(till, SHAPE, table);
        copy(till, SEARCH, table);
    }

    /** The same without the full-text index. */
    void copyShapeWithoutSearch(Path till, String table) throws SQLException {
        copy(till, SHAPE, table);
    }

    private void copy(Path till, String which, String table) throws SQLException {
        var statements = new ArrayList<String>();
        try (var source = DriverManager.getConnection("jdbc:sqlite:" + till);
                var query = source.prepareStatement(which)) {
            query.setString(1, table);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
            }
        }
        for (String sql : statements) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
        connection.commit();
    }

    Connection connection() {
        return connection;
    }

    /** One transaction with the rows of one sale. */
    void insert(List<Fact<?>> sale) throws SQLException {
        for (Fact<?> fact : sale) {
            var table = RawTable.of(fact.type());
            var insert = prepared(table.insert("", 1));
            table.bindSqlite(insert, fact.row());
            insert.executeUpdate();
        }
        connection.commit();
    }

    PreparedStatement prepared(String sql) throws SQLException {
        var known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
