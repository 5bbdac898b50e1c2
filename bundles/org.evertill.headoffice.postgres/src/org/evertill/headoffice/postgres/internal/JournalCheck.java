package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.JournalEntry;
import org.evertill.entity.Row;
import org.evertill.journal.EntryCheck;
import org.evertill.journal.SaleRows;
import org.evertill.journal.SeriesWalk;
import org.evertill.kernel.Problem;

/** Whether the sales are what the tills signed, and all of them: the chains, then what each sale consists of. In flat memory. */
final class JournalCheck {

    private static final String KEY_ORDER = " COLLATE \"C\"";

    /**
     * Sales without an entry: older than the journal only those whose operation came before the first entry of their till. What head office
     * entered because only other tills still had it is older if its number is.
     */
    private static final String WITHOUT = """
            WITH begun AS (SELECT coalesce(r.till, r.id) AS till, min(o.arrival) AS arrival
                             FROM op o JOIN replica r ON r.id = o.replica
                            WHERE o.table_name = 'sale_journal' AND o.replica <> 'hq' GROUP BY 1),
                 series AS (SELECT register_id, receipt_series, min(receipt_number) AS first
                              FROM sale_journal WHERE NOT is_deleted GROUP BY 1, 2),
                 bare AS (SELECT s.* FROM sales s WHERE NOT s.is_deleted AND NOT EXISTS
                             (SELECT 1 FROM sale_journal j WHERE j.id = s.id AND NOT j.is_deleted)),
                 made AS (SELECT o.entity_id, min(o.arrival) AS arrival, min(coalesce(r.till, r.id)) AS till
                            FROM op o JOIN replica r ON r.id = o.replica JOIN bare b ON b.id = o.entity_id
                           WHERE o.table_name = 'sales' GROUP BY 1)
            SELECT b.receipt, b.id, m.entity_id IS NULL OR coalesce(m.arrival > g.arrival, b.receipt_number > f.first, FALSE)
              FROM bare b LEFT JOIN made m ON m.entity_id = b.id LEFT JOIN begun g ON g.till = m.till
              LEFT JOIN series f ON f.register_id = b.register_id AND f.receipt_series = b.receipt_series
             ORDER BY 1, 2
            """;

    /** Entries that were received and are not there; whether the till's later ones are neither. */
    private static final String GONE = """
            SELECT o.entity_id, o.replica, NOT EXISTS (SELECT 1 FROM op l JOIN sale_journal j ON j.id = l.entity_id
                    WHERE l.replica = o.replica AND l.seq > o.seq AND l.table_name = 'sale_journal' AND NOT j.is_deleted)
              FROM op o
             WHERE o.table_name = 'sale_journal' AND o.kind = 'INSERT' AND o.verdict <> 'QUARANTINED' AND NOT EXISTS
                   (SELECT 1 FROM sale_journal j WHERE j.id = o.entity_id AND NOT j.is_deleted)
             ORDER BY o.replica, o.seq
            """;

    /** Movements of signed sales that are not those that were signed. */
    private static final String STRAY = """
            SELECT DISTINCT l.sale_id FROM stock_movements m JOIN sale_lines l ON l.id = m.sale_line_id
              JOIN sale_journal j ON j.id = l.sale_id
             WHERE m.id <> m.sale_line_id AND NOT m.is_deleted
            """;

    /** The entries from which another series goes on: a till that was put back, or copied. */
    private static final String GONE_ON_FROM = """
            SELECT p.id, p.hash FROM sale_journal n JOIN sale_journal p ON p.id = n.previous_id
             WHERE n.receipt_number = 1 AND NOT p.is_deleted
            """;

    private final Connection connection;
    private final Tables tables;
    private final Findings findings;
    private final Map<String, Set<String>> keys;
    private final Map<String, String> registers;
    private final Map<String, String> goneOnFrom;

    private JournalCheck(Connection connection, Tables tables, Findings findings) throws SQLException {
        this.connection = connection;
        this.tables = tables;
        this.findings = findings;
        this.keys = DeviceKeys.all(connection);
        this.registers = texts(connection, "SELECT id, register_id FROM replica WHERE register_id IS NOT NULL");
        this.goneOnFrom = texts(connection, GONE_ON_FROM);
    }

    private static Map<String, String> texts(Connection connection, String sql) throws SQLException {
        var texts = new HashMap<String, String>();
        Scan.each(connection, sql, row -> texts.put(row.getString(1), row.getString(2)));
        return texts;
    }

    static void run(Connection connection, Tables tables, Findings findings) throws SQLException {
        if (tables.find(DomainTypes.JOURNAL_ENTRY.table()).isEmpty()) {
            return;
        }
        var check = new JournalCheck(connection, tables, findings);
        check.chains();
        check.contents();
        check.without();
        check.gone();
        Scan.each(
                connection,
                STRAY,
                row -> check.add(Problem.of(
                        "journal.movements",
                        "The sale " + row.getString(1) + " has a stock movement more than was signed.")));
        findings.counted(Scan.number(connection, "SELECT count(*) FROM sale_journal")
                + " entries of the journal, their chains, signatures and sales");
    }

    private void chains() throws SQLException {
        var table = tables.get(DomainTypes.JOURNAL_ENTRY.table());
        var walk = new SeriesWalk(new Known(), this::add);
        Scan.each(
                connection,
                "SELECT " + table.selectList("j") + " FROM sale_journal j WHERE NOT j.is_deleted"
                        + " ORDER BY j.register_id, j.receipt_series, j.receipt_number, j.id",
                row -> entry(table, row).ifPresent(walk::next));
    }

    private Optional<JournalEntry> entry(Table table, ResultSet row) throws SQLException {
        var read = table.read(row, 1);
        var entry = entry(read);
        if (entry.isEmpty()) {
            add(Problem.of(
                    "journal.entry-changed",
                    "The entry " + read.text("id")
                            + " of the journal lacks what every entry has: nothing can be told by it."));
        }
        return entry;
    }

    /** Facts are taken as they come, so one may be empty. */
    private static Optional<JournalEntry> entry(Row row) {
        var type = DomainTypes.JOURNAL_ENTRY;
        return type.problemsOf(row).isEmpty() ? Optional.of(type.fromRow(row)) : Optional.empty();
    }

    /** All tables in one order, side by side. */
    private void contents() throws SQLException {
        try (var entries = rows(DomainTypes.JOURNAL_ENTRY.table(), "t.id", "");
                var sales = rows(DomainTypes.SALE.table(), "t.id", "");
                var lines = rows(DomainTypes.SALE_LINE.table(), "t.sale_id", "");
                var payments = rows(DomainTypes.PAYMENT.table(), "t.sale_id", "");
                var movements = rows(
                        DomainTypes.STOCK_MOVEMENT.table(),
                        "l.sale_id",
                        " JOIN sale_lines l ON l.id = t.id AND NOT l.is_deleted");
                var discounts = rows(DomainTypes.SALE_DISCOUNT.table(), "t.sale_id", "")) {
            for (var id = entries.key(); id.isPresent(); id = entries.key()) {
                var entry = entry(entries.of(id.get()).getFirst());
                var sale = sales.of(id.get());
                var rest = List.of(
                        lines.of(id.get()), payments.of(id.get()), movements.of(id.get()), discounts.of(id.get()));
                entry.ifPresent(whole -> content(whole, sale, rest));
            }
        }
    }

    private void content(JournalEntry entry, List<Row> sale, List<List<Row>> rest) {
        if (sale.isEmpty()) {
            add(EntryCheck.saleMissing(entry));
        } else {
            var rows = new SaleRows(sale.getFirst(), rest.get(0), rest.get(1), rest.get(2), rest.get(3));
            EntryCheck.ofContent(entry, rows).forEach(this::add);
        }
    }

    private SortedRows rows(String name, String key, String join) throws SQLException {
        var table = tables.get(name);
        return new SortedRows(
                connection,
                table,
                "SELECT " + key + ", " + table.selectList("t") + " FROM " + name + " t" + join
                        + " WHERE NOT t.is_deleted AND " + key + " IS NOT NULL ORDER BY " + key + KEY_ORDER + ", t.id"
                        + KEY_ORDER);
    }

    private void without() throws SQLException {
        long[] older = {0};
        Scan.each(connection, WITHOUT, row -> {
            if (row.getBoolean(3)) {
                add(Problem.of(
                        "journal.no-entry",
                        "The receipt " + row.getString(1) + " (" + row.getString(2)
                                + ") is not in the journal: no till has signed it."));
            } else {
                older[0]++;
            }
        });
        findings.counted(older[0] + " sales from before their till kept a journal");
    }

    private void gone() throws SQLException {
        Scan.each(connection, GONE, row -> {
            boolean cutOff = row.getBoolean(3);
            add(Problem.of(
                    cutOff ? "journal.cut-off" : "journal.entry-gone",
                    "The sale " + row.getString(1) + " was received from the till " + row.getString(2)
                            + " with its entry in the journal, which is not there any more"
                            + (cutOff ? "; it is one of the last." : ".")));
        });
    }

    private void add(Problem problem) {
        findings.add("journal: " + problem.message() + " (" + problem.code() + ")");
    }

    private final class Known implements SeriesWalk.Journal {

        @Override
        public boolean isKeyOfTill(JournalEntry entry, String publicKey) {
            return keys.getOrDefault(entry.replica(), Set.of()).contains(publicKey)
                    && entry.registerId().equals(registers.get(entry.replica()));
        }

        @Override
        public Optional<String> hashOf(String id) {
            return Optional.ofNullable(goneOnFrom.get(id));
        }

        @Override
        public boolean mayLack(JournalEntry next, long fromNumber, long toNumber) {
            return false;
        }
    }
}
