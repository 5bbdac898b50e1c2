package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.ZLedger;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.report.ReportCheck;
import org.evertill.report.Slices;
import org.evertill.shift.ShiftClosing;
import org.evertill.shift.ShiftTypes;

/** What the accounts got of each Z, in a table of head office's own; whoever hands over waits for whoever does so already. */
final class PostgresZLedger implements ZLedger {

    private static final String LOCK = "LOCK TABLE z_ledger IN SHARE ROW EXCLUSIVE MODE";

    /** Another Z of the shift that the accounts have, or will: the first. */
    private static final String BOOKED = """
        SELECT o.z FROM shift_closings o LEFT JOIN z_ledger l ON l.closing_id = o.id
         WHERE o.shift_id = ? AND o.id <> ? AND NOT o.is_deleted AND (l.number IS NOT NULL
               OR (o.closed_at, o.id) < (SELECT t.closed_at, t.id FROM shift_closings t WHERE t.id = ? LIMIT 1))
         ORDER BY l.number NULLS LAST, o.closed_at, o.id LIMIT 1
        """;

    private final Transactions transactions;
    private final Tables tables;
    private final Clock clock;

    PostgresZLedger(Transactions transactions, Tables tables, Clock clock) {
        this.transactions = transactions;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public Outcome<HandedOver> handOver(LocalDate from, LocalDate to, List<String> storeIds, Writer writer) {
        return transactions.write(connection -> {
            Transactions.execute(connection, LOCK);
            var entries = new ArrayList<Entry>();
            var heldBack = new ArrayList<HeldBack>();
            for (Store store : stores(connection, storeIds)) {
                var days = Slices.WHOLE.of(from, to, store.zone()).getFirst();
                for (ShiftClosing z : closings(connection, store, days)) {
                    var before = handedOver(connection, z);
                    var booked = before.isPresent() ? Optional.<String>empty() : booked(connection, z);
                    booked.ifPresent(other -> heldBack.add(new HeldBack(z.z(), other)));
                    if (booked.isEmpty()) {
                        entries.add(before.isPresent() ? before.get() : entry(connection, store, z, writer));
                    }
                }
            }
            entries.sort(Comparator.comparingLong(Entry::number));
            return new HandedOver(entries, heldBack);
        });
    }

    @Override
    public Outcome<Integer> inFile(List<Long> numbers) {
        return transactions.write(connection -> {
            try (var update = connection.prepareStatement(
                    "UPDATE z_ledger SET in_file_at = ? WHERE number = ANY (?) AND in_file_at IS NULL")) {
                Sql.instant(update, 1, clock.instant());
                Sql.longs(update, 2, numbers);
                return update.executeUpdate();
            }
        });
    }

    private List<Store> stores(Connection connection, List<String> storeIds) throws SQLException {
        var all = rows(connection, DomainTypes.STORE, " WHERE NOT t.is_deleted ORDER BY t.id", query -> {});
        for (String id : storeIds) {
            if (all.stream().noneMatch(store -> store.id().equals(id))) {
                throw new ProblemException(ReportCheck.unknownStore(id));
            }
        }
        return all.stream()
                .filter(store -> storeIds.isEmpty() || storeIds.contains(store.id()))
                .toList();
    }

    private List<ShiftClosing> closings(Connection connection, Store store, Slices.Slice days) throws SQLException {
        return rows(
                connection,
                ShiftTypes.SHIFT_CLOSING,
                " WHERE t.store_id = ? AND t.closed_at >= ? AND t.closed_at < ? AND NOT t.is_deleted"
                        + " ORDER BY t.closed_at, t.id",
                query -> {
                    query.setString(1, store.id());
                    Sql.instant(query, 2, days.from());
                    Sql.instant(query, 3, days.until());
                });
    }

    private Entry entry(Connection connection, Store store, ShiftClosing z, Writer writer) throws SQLException {
        long number = next(connection);
        var figures = rows(
                connection,
                ShiftTypes.CLOSING_FIGURE,
                " WHERE t.closing_id = ? AND NOT t.is_deleted ORDER BY t.id",
                query -> query.setString(1, z.id()));
        var day = z.closedAt().atZone(store.zone()).toLocalDate();
        String text = writer.write(number, day, store, z, figures);
        keep(connection, number, z, text);
        return new Entry(number, z.z(), text, true);
    }

    private static Optional<Entry> handedOver(Connection connection, ShiftClosing z) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT number, content, in_file_at IS NULL FROM z_ledger WHERE closing_id = ?")) {
            query.setString(1, z.id());
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Entry(row.getLong(1), z.z(), row.getString(2), row.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    private static Optional<String> booked(Connection connection, ShiftClosing z) throws SQLException {
        try (var query = connection.prepareStatement(BOOKED)) {
            query.setString(1, z.shiftId());
            query.setString(2, z.id());
            query.setString(3, z.id());
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static long next(Connection connection) throws SQLException {
        return Scan.number(connection, "SELECT coalesce(max(number), 0) + 1 FROM z_ledger");
    }

    private void keep(Connection connection, long number, ShiftClosing z, String text) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO z_ledger (number, closing_id, handed_over_at, content, digest) SELECT v.*, "
                        + LedgerCheck.DIGEST.formatted("number", "closing_id", "content")
                        + " FROM (VALUES (?, ?, ?, ?)) AS v (number, closing_id, handed_over_at, content)")) {
            insert.setLong(1, number);
            insert.setString(2, z.id());
            Sql.instant(insert, 3, clock.instant());
            insert.setString(4, text);
            insert.executeUpdate();
        }
    }

    /** Sets the arguments of a statement. */
    @FunctionalInterface
    private interface Arguments {
        void set(PreparedStatement query) throws SQLException;
    }

    private <T extends Record> List<T> rows(
            Connection connection, EntityType<T> type, String condition, Arguments arguments) throws SQLException {
        var table = tables.get(type.table());
        var rows = new ArrayList<T>();
        try (var query = connection.prepareStatement(
                "SELECT " + table.selectList("t") + " FROM " + type.table() + " t" + condition)) {
            arguments.set(query);
            try (var result = query.executeQuery()) {
                while (result.next()) {
                    var row = table.read(result, 1);
                    if (type.problemsOf(row).isEmpty()) {
                        rows.add(type.fromRow(row));
                    }
                }
            }
        }
        return rows;
    }
}
