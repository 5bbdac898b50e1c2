package org.evertill.app.bench.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.headoffice.JdbcTarget;

/**
 * What a good programmer writes who only has to get rows into PostgreSQL: one connection, statements prepared once,
 * many rows in each. Its tables are copies of head office's, keys and indexes included, in a schema of their own in the
 * same database. One thread.
 */
final class RawPostgres implements AutoCloseable {

    /** Rows in one INSERT. */
    static final int ROWS_PER_INSERT = 1_000;

    static final String SCHEMA = "raw.";

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    RawPostgres(JdbcTarget target) throws SQLException {
        connection = DriverManager.getConnection(target.url(), target.user(), target.password());
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS raw");
            for (EntityType<?> type : DomainTypes.ALL) {
                statement.execute("CREATE TABLE IF NOT EXISTS raw." + type.table() + " (LIKE public." + type.table()
                        + " INCLUDING ALL)");
            }
        }
        connection.setAutoCommit(false);
    }

    Connection connection() {
        return connection;
    }

    /** The settings that figures depend on. */
    String settings() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT 'PostgreSQL ' || current_setting('server_version') || ': fsync ' ||"
                                + " current_setting('fsync') || ', synchronous_commit ' ||"
                                + " current_setting('synchronous_commit') || ', shared_buffers ' ||"
                                + " current_setting('shared_buffers') || ', max_wal_size ' ||"
                                + " current_setting('max_wal_size')")) {
            row.next();
            return row.getString(1);
        }
    }

    /** One transaction with the rows of some sales. */
    void insert(List<? extends List<Fact<?>>> sales) throws SQLException {
        var byType = new LinkedHashMap<EntityType<?>, List<Row>>();
        for (List<Fact<?>> sale : sales) {
            for (Fact<?> fact : sale) {
                byType.computeIfAbsent(fact.type(), t -> new ArrayList<>()).add(fact.row());
            }
        }
        for (var entry : byType.entrySet()) {
            insert(RawTable.of(entry.getKey()), entry.getValue());
        }
        connection.commit();
    }

    /** Rows of one table, in the caller's transaction. */
    void insert(RawTable table, List<Row> rows) throws SQLException {
        for (int from = 0; from < rows.size(); from += ROWS_PER_INSERT) {
            var some = rows.subList(from, Math.min(from + ROWS_PER_INSERT, rows.size()));
            var insert = prepared(table.insert(SCHEMA, some.size()));
            int index = 1;
            for (Row row : some) {
                index = table.bindPostgres(insert, index, row);
            }
            insert.executeUpdate();
        }
    }

    /** Up-to-date statistics, and no work left over from before, for both sides. */
    void vacuum() throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        }
        connection.setAutoCommit(false);
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
