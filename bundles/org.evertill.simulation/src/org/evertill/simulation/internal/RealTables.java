package org.evertill.simulation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.headoffice.JdbcTarget;

/** What stands in the tables of the real head office, by plain SQL. */
record RealTables(JdbcTarget target) {

    /** How far each scope has come. */
    SortedMap<String, Long> heads() {
        var heads = new TreeMap<String, Long>();
        query("SELECT id, head FROM scope WHERE head > 0", row -> heads.put(row.getString(1), row.getLong(2)));
        return heads;
    }

    /** The rows of an entity that live, or those that are dead; by identifier. */
    List<Row> rows(EntityType<?> type, boolean dead) {
        var found = new ArrayList<Row>();
        query(
                "SELECT * FROM " + type.table() + " WHERE is_deleted = " + dead + " ORDER BY " + type.idColumn()
                        + " COLLATE \"C\"",
                row -> found.add(TillFile.row(type.columns(), row)));
        return found;
    }

    private interface Each {
        void row(ResultSet row) throws SQLException;
    }

    private void query(String sql, Each each) {
        try (var connection = RealServer.connect(target);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                each.row(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends all connections, as a standby that takes over does. */
    void disconnect() {
        RealServer.disconnect(target);
    }
}
