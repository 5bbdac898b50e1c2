package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Column;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.entity.WellFormed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what newer tills have sent before head office knew its columns into those columns. One value at a time, because
 * whatever a till sent must not stop an upgrade: what has another type stays in {@code extra}, and its column is empty.
 */
final class Revival {

    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);

    private static final int BATCH = 500;

    private final List<Column> added;
    private final PreparedStatement update;
    private long misfits;
    private int waiting;

    private Revival(List<Column> added, PreparedStatement update) {
        this.added = added;
        this.update = update;
    }

    /** In the caller's transaction; returns how many values do not fit. */
    static long of(Connection connection, EntityType<?> type, List<Column> added) throws SQLException {
        String id = type.idColumn();
        String settings = added.stream()
                .map(c -> c.name() + " = ?::" + c.type().postgres())
                .collect(Collectors.joining(", "));
        try (var update = connection.prepareStatement("UPDATE " + type.table() + " SET " + settings + ", "
                + Bookkeeping.EXTRA + " = ? WHERE " + id + " = ? AND scope = ?")) {
            var revival = new Revival(added, update);
            Scan.each(
                    connection,
                    "SELECT " + id + ", scope, " + Bookkeeping.EXTRA + " FROM " + type.table() + " WHERE "
                            + Bookkeeping.EXTRA + " IS NOT NULL",
                    row -> revival.row(row.getString(1), row.getString(2), RowJson.parse(row.getString(3))));
            update.executeBatch();
            if (revival.misfits > 0) {
                LOG.warn(
                        "{}: {} values that newer tills have sent do not fit their new columns {} and stay in {}",
                        type.table(),
                        revival.misfits,
                        added.stream().map(Column::name).toList(),
                        Bookkeeping.EXTRA);
            }
            return revival.misfits;
        }
    }

    private void row(String id, String scope, Row extra) throws SQLException {
        if (added.stream().noneMatch(column -> extra.has(column.name()))) {
            return;
        }
        var left = extra;
        int index = 1;
        for (Column column : added) {
            Object value = extra.get(column.name());
            boolean fits = value == null || fits(column, value);
            if (fits) {
                left = left.without(List.of(column.name()));
            } else {
                misfits++;
            }
            update.setString(index++, fits && value != null ? value.toString() : null);
        }
        update.setString(index++, left.isEmpty() ? null : RowJson.write(left));
        update.setString(index++, id);
        update.setString(index, scope);
        update.addBatch();
        if (++waiting % BATCH == 0) {
            update.executeBatch();
        }
    }

    private static boolean fits(Column column, @Nullable Object value) {
        return value != null
                && column.type().accepts(value)
                && !(value instanceof String text && !WellFormed.isStorable(text));
    }
}
