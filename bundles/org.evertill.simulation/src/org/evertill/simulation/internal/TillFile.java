package org.evertill.simulation.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.entity.Column;
import org.evertill.entity.ColumnType;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.kernel.VersionVector;
import org.evertill.simulation.internal.TillState.Image;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.SyncTypes;
import org.jspecify.annotations.Nullable;

/** What stands in a till's SQLite file, read past the product's own code. */
final class TillFile {

    private TillFile() {}

    /** All but the log. */
    static TillState read(Path file, String replica, SqliteStore store) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            var state = new TillState();
            for (EntityType<?> type : Entities.WITH_PRODUCT) {
                rows(connection, type, replica, state);
            }
            for (EntityType<?> type : SyncTypes.ALL) {
                rows(connection, type, replica, state);
            }
            open(state, store);
            numbers(connection, state);
            state.stock.putAll(stock(connection));
            return state;
        } catch (SQLException e) {
            throw new IllegalStateException("the till's file cannot be read", e);
        }
    }

    /** What the till keeps sealed is compared as it is. */
    private static void open(TillState state, SqliteStore store) {
        for (EntityType<?> type : SyncTypes.ALL) {
            state.rows.replaceAll(
                    (key, image) -> key.table().equals(type.table()) ? opened(type, key, image, store) : image);
        }
    }

    private static Image opened(EntityType<?> type, RowKey key, Image image, SqliteStore store) {
        Row row = image.row();
        for (Column column : type.sensitiveColumns()) {
            String kept = row.text(column.name());
            if (kept != null) {
                row = row.with(column.name(), store.plain(key.table(), column.name(), key.id(), kept));
            }
        }
        return new Image(row, image.scope(), image.headOffice(), image.own(), image.deleted());
    }

    private static void numbers(Connection connection, TillState state) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("SELECT acked_seq, pulled_seq FROM replica_state")) {
                row.next();
                state.acknowledged = row.getLong(1);
                state.pulledSeq = row.getLong(2);
            }
            try (var rows = statement.executeQuery("SELECT scope, seq FROM sync_cursor")) {
                while (rows.next()) {
                    state.cursors.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
    }

    /** Balances, on tills and at head office alike. */
    static Map<String, Long> stock(Connection connection) throws SQLException {
        var stock = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT store_id, product_id, quantity_milli FROM stock_balance")) {
            while (rows.next()) {
                stock.put(ExpectedStock.key(rows.getString(1), rows.getString(2)), rows.getLong(3));
            }
        }
        return stock;
    }

    private static void rows(Connection connection, EntityType<?> type, String replica, TillState into)
            throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM " + type.table())) {
            while (rows.next()) {
                var vector = vector(rows.getString("version_vector"));
                var image = new Image(
                        row(type.columns(), rows),
                        rows.getString("scope"),
                        vector.get(VersionVector.HEAD_OFFICE),
                        vector.get(replica),
                        rows.getBoolean("is_deleted"));
                into.rows.put(new RowKey(type.table(), rows.getString(type.idColumn())), image);
            }
        }
    }

    /** The columns of an entity, and those that it does not know. */
    static Row row(List<Column> columns, ResultSet from) throws SQLException {
        var values = new TreeMap<String, @Nullable Object>();
        for (Column column : columns) {
            values.put(column.name(), value(column, from));
        }
        var row = new Row(values);
        String extra = from.getString("extra");
        return extra == null ? row : RowJson.parse(extra).overlaidBy(row);
    }

    private static @Nullable Object value(Column column, ResultSet from) throws SQLException {
        Object value = switch (column.type()) {
            case TEXT, DATE -> from.getString(column.name());
            case INTEGER -> from.getLong(column.name());
            case BOOLEAN -> from.getBoolean(column.name());
            case INSTANT -> instant(from.getObject(column.name()));
        };
        return from.wasNull() ? null : value;
    }

    private static @Nullable String instant(@Nullable Object found) {
        return found instanceof java.sql.Timestamp time ? ColumnType.text(time.toInstant()) : (String) found;
    }

    static VersionVector vector(String text) {
        var counters = new TreeMap<String, Long>();
        RowJson.parse(text).values().forEach((who, count) -> {
            if (count instanceof Long number) {
                counters.put(who, number);
            }
        });
        return new VersionVector(counters);
    }
}
