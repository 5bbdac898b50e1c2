package org.evertill.sync.words;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.entity.Column;
import org.evertill.entity.ColumnType;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.jspecify.annotations.Nullable;

/** Rows of a till's database, the dead ones too. */
public final class DatabaseRows {

    private DatabaseRows() {}

    /** The query for the row of an identifier, its one argument. */
    public static String query(EntityType<?> type) {
        String names =
                String.join(", ", type.columns().stream().map(Column::name).toList());
        return "SELECT " + names + " FROM " + type.table() + " WHERE " + type.idColumn() + " = ?";
    }

    /** The row where the query's answer stands. */
    public static Row row(EntityType<?> type, ResultSet answer) throws SQLException {
        Map<String, @Nullable Object> values = new TreeMap<>();
        int index = 1;
        for (Column column : type.columns()) {
            values.put(column.name(), value(column.type(), answer, index));
            index++;
        }
        return Row.of(values);
    }

    private static @Nullable Object value(ColumnType type, ResultSet result, int index) throws SQLException {
        if (result.getObject(index) == null) {
            return null;
        }
        return switch (type) {
            case INTEGER -> result.getLong(index);
            case BOOLEAN -> result.getInt(index) != 0;
            case TEXT, INSTANT, DATE -> result.getString(index);
        };
    }
}
