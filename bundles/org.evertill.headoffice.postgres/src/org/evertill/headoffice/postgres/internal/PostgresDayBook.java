package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Shift;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.DayBook;
import org.evertill.headoffice.Unknown;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.shift.ForeignCash;
import org.evertill.shift.ShiftClosing;
import org.evertill.shift.ShiftFacts;
import org.evertill.shift.ShiftFacts.RowReader;
import org.evertill.shift.ShiftFigures;
import org.evertill.shift.ShiftTypes;

/** The consolidated Z in plain SQL, each statement by an index on the store's days or on a shift. */
final class PostgresDayBook implements DayBook {

    private static final String CLOSED = " WHERE t.store_id = ? AND t.closed_at >= ? AND t.closed_at < ?"
            + " AND t.register_id = coalesce(?, t.register_id) AND NOT t.is_deleted"
            + " ORDER BY t.register_id, t.z_series, t.z_number, t.id";

    private static final String OPEN = " WHERE t.register_id IN (SELECT id FROM registers WHERE store_id = ?)"
            + " AND t.opened_at < ? AND t.register_id = coalesce(?, t.register_id) AND t.closed_at IS NULL"
            + " AND NOT t.is_deleted ORDER BY t.register_id, t.number, t.id";

    /** By when head office received them. */
    private static final String LATE = """
        SELECT count(*), coalesce(sum(total_minor), 0) FROM sales WHERE shift_id = ? AND NOT is_deleted
           AND last_synced > (SELECT min(c.last_synced) FROM shift_closings c WHERE c.shift_id = ? AND NOT c.is_deleted)
        """;

    /** The Z of a shift before another one of it. */
    private static final String BEFORE = """
        SELECT count(*) FROM shift_closings c WHERE c.shift_id = ? AND NOT c.is_deleted
           AND (c.closed_at, c.id) < (SELECT o.closed_at, o.id FROM shift_closings o WHERE o.id = ? LIMIT 1)
        """;

    private final Transactions transactions;
    private final Tables tables;

    PostgresDayBook(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    @Override
    public Outcome<Day> day(String storeId, LocalDate day, Optional<String> registerId) {
        return transactions.snapshot(connection -> {
            var store =
                    rows(connection, DomainTypes.STORE, " WHERE t.id = ? AND NOT t.is_deleted", List.of(storeId))
                            .stream()
                            .findFirst()
                            .orElseThrow(() -> new ProblemException(Unknown.store(storeId)));
            var zone = store.zone();
            var from = day.atStartOfDay(zone).toInstant();
            var until = day.plusDays(1).atStartOfDay(zone).toInstant();
            var closed = new ArrayList<Closed>();
            for (ShiftClosing z : rows(
                    connection,
                    ShiftTypes.SHIFT_CLOSING,
                    CLOSED,
                    arguments(List.of(storeId, from, until), registerId))) {
                closed.add(closed(connection, z));
            }
            var open = rows(connection, DomainTypes.SHIFT, OPEN, arguments(List.of(storeId, until), registerId));
            return new Day(store, day, closed, open);
        });
    }

    private Closed closed(Connection connection, ShiftClosing z) throws SQLException {
        var figures = rows(
                connection,
                ShiftTypes.CLOSING_FIGURE,
                " WHERE t.closing_id = ? AND NOT t.is_deleted",
                List.<Object>of(z.id()));
        var told = ShiftFigures.told(z, figures);
        return new Closed(
                z,
                told,
                ShiftFacts.of(shift(connection, z), new Statements(connection)),
                ForeignCash.told(told, figures),
                late(connection, z),
                1 + (int) numbers(connection, BEFORE, z.shiftId(), z.id())[0]);
    }

    /** As head office has it; as the Z has it while the shift itself is set aside. */
    private Shift shift(Connection connection, ShiftClosing z) throws SQLException {
        return rows(connection, DomainTypes.SHIFT, " WHERE t.id = ? AND NOT t.is_deleted", List.of(z.shiftId()))
                .stream()
                .findFirst()
                .orElseGet(() -> new Shift(
                        z.shiftId(),
                        z.storeId(),
                        z.registerId(),
                        z.shiftNumber(),
                        z.openedBy(),
                        z.openedAt(),
                        z.openingFloat(),
                        z.closedBy(),
                        z.closedAt(),
                        z.cashierId()));
    }

    private static ShiftFigures.Sum late(Connection connection, ShiftClosing z) throws SQLException {
        long[] late = numbers(connection, LATE, z.shiftId(), z.shiftId());
        return new ShiftFigures.Sum(late[0], new Money(late[1], z.salesTotal().currency()));
    }

    private static long[] numbers(Connection connection, String sql, String first, String second) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, first);
            query.setString(2, second);
            try (var row = query.executeQuery()) {
                row.next();
                var numbers = new long[row.getMetaData().getColumnCount()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = row.getLong(i + 1);
                }
                return numbers;
            }
        }
    }

    private <T extends Record> List<T> rows(
            Connection connection, EntityType<T> type, String condition, List<Object> arguments) throws SQLException {
        return new TypedRows(connection, tables).rows(type, condition, arguments);
    }

    private static List<Object> arguments(List<Object> first, Optional<String> registerId) {
        var all = new ArrayList<>(first);
        all.add(registerId);
        return all;
    }

    /** The statements on one shift. */
    private record Statements(Connection connection) implements ShiftFacts.Query<SQLException> {

        @Override
        public <R> List<R> rows(String sql, String shiftId, RowReader<R> reader) throws SQLException {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, shiftId);
                try (ResultSet result = query.executeQuery()) {
                    var rows = new ArrayList<R>();
                    while (result.next()) {
                        rows.add(reader.read(result));
                    }
                    return rows;
                }
            }
        }
    }
}
