package org.evertill.journal.contract;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.JournalEntry;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.EntityType;

/**
 * What somebody does to a database with plain SQL, and by which code it has to be found. The sales are those with the numbers 1 to 5 of one
 * series, each of two lines; the third is the one that something happens to, unless another one is named.
 *
 * @param code that a finding has to have which names the sale
 * @param sql what is done, the same on SQLite and PostgreSQL
 */
record Tampering(String name, String code, Function<JournalContractTest, List<String>> sql) {

    private static final String SALE = "(SELECT id FROM sales WHERE receipt_number = 3)";
    private static final String LINES = "(SELECT id FROM sale_lines WHERE sale_id = " + SALE + ")";
    private static final String LINE = " WHERE position = 2 AND sale_id = " + SALE;
    private static final String OF_SALE = " WHERE sale_id = " + SALE;
    private static final String THIRD = " WHERE receipt_number = 3";

    static final List<Tampering> ALL = List.of(
            of("a line's price changed", "journal.line-price", "UPDATE sale_lines SET unit_price_e4 = 1" + LINE),
            of("a line's quantity changed", "journal.line-quantity", "UPDATE sale_lines SET quantity_milli = 1" + LINE),
            of("a line's tax changed", "journal.line-tax", "UPDATE sale_lines SET tax_minor = 1" + LINE),
            of(
                    "a line's rate of tax changed",
                    "journal.line-tax",
                    "UPDATE sale_lines SET rate_basis_points = 1" + LINE),
            of("a line's total changed", "journal.line-total", "UPDATE sale_lines SET total_minor = 1" + LINE),
            of("a line's article changed", "journal.line-changed", "UPDATE sale_lines SET description = 'x'" + LINE),
            of(
                    "a line deleted",
                    "journal.line-missing",
                    "DELETE FROM stock_movements WHERE id = (SELECT id FROM sale_lines" + LINE + ")",
                    "DELETE FROM sale_lines" + LINE),
            of("a line marked as deleted", "journal.line-missing", "UPDATE sale_lines SET is_deleted = true" + LINE),
            of("a line added", "journal.line-added", copy(DomainTypes.SALE_LINE, LINE, "id", "'x'", "position", "3")),
            of(
                    "a payment's amount changed",
                    "journal.payment-amount",
                    "UPDATE payments SET amount_minor = 1" + OF_SALE),
            of("a payment's kind changed", "journal.payment-kind", "UPDATE payments SET tender = 'card'" + OF_SALE),
            of("a payment deleted", "journal.payment-missing", "DELETE FROM payments" + OF_SALE),
            of("a payment added", "journal.payment-added", copy(DomainTypes.PAYMENT, OF_SALE, "id", "'x'")),
            of(
                    "a sale's time changed",
                    "journal.sale-time",
                    "UPDATE sales SET completed_at = (SELECT completed_at FROM sales WHERE receipt_number = 1)"
                            + THIRD),
            of("the operator changed", "journal.sale-operator", "UPDATE sales SET staff_id = 'x'" + THIRD),
            of("a sale's total changed", "journal.sale-total", "UPDATE sales SET total_minor = 1" + THIRD),
            of("a sale's customer changed", "journal.sale-changed", "UPDATE sales SET customer_id = 'x'" + THIRD),
            of(
                    "a stock movement changed",
                    "journal.movements",
                    "UPDATE stock_movements SET quantity_milli = 1 WHERE id IN " + LINES),
            of(
                    "a discount added",
                    "journal.discounts",
                    "INSERT INTO sale_discounts (id, sale_id, sale_line_id, store_id, completed_at, kind, name,"
                            + " amount_minor, amount_currency, scope, sync_status, version_vector, is_deleted)"
                            + " SELECT 'x', sale_id, id, store_id, completed_at, 'LINE', 'x', 1, total_currency,"
                            + " scope, sync_status, version_vector, is_deleted FROM sale_lines" + LINE),
            of("a sale deleted, its entry left", "journal.sale-missing", "DELETE FROM sales" + THIRD),
            of("a sale deleted whole", "journal.entry-missing", deleted("3")),
            of("the last sales cut off", "journal.cut-off", deleted("5"), deleted("4")),
            of(
                    "a sale inserted by hand",
                    "journal.no-entry",
                    copy(DomainTypes.SALE, " WHERE receipt_number = 5", "id", "'forged'", "receipt_number", "6")),
            of(
                    "two sales' order exchanged",
                    "journal.renumbered",
                    "UPDATE sales SET receipt_number = 7 - receipt_number WHERE receipt_number IN (3, 4)"),
            of(
                    "two sales' order exchanged, in the journal as well",
                    "journal.entry-changed",
                    "UPDATE sales SET receipt_number = 7 - receipt_number WHERE receipt_number IN (3, 4)",
                    "UPDATE sale_journal SET receipt_number = 7 - receipt_number WHERE receipt_number IN (3, 4)"),
            of(
                    "an entry replaced by a copy of another sale's",
                    "journal.entry-changed",
                    "UPDATE sale_journal SET (digest, marks, hash, signature) ="
                            + " (SELECT digest, marks, hash, signature FROM sale_journal WHERE receipt_number = 2)"
                            + THIRD),
            new Tampering(
                    "a line deleted, and the entry's hash recomputed without the key",
                    "journal.bad-signature",
                    test -> withEntry(test.forged(test.key()), false)),
            new Tampering(
                    "a line deleted, and the entry signed with another register's key",
                    "journal.foreign-key",
                    test -> withEntry(test.forged(test.otherKey()), true)));

    private static Tampering of(String name, String code, Object... statements) {
        var sql = Stream.of(statements)
                .flatMap(s -> s instanceof Collection<?> list ? list.stream() : Stream.of(s))
                .map(String::valueOf)
                .toList();
        return new Tampering(name, code, test -> sql);
    }

    /** All that belongs to the sale of a number. */
    private static List<String> deleted(String number) {
        String sale = "(SELECT id FROM sales WHERE receipt_number = " + number + ")";
        return List.of(
                "DELETE FROM sale_journal WHERE id = " + sale,
                "DELETE FROM stock_movements WHERE sale_line_id IN (SELECT id FROM sale_lines WHERE sale_id = " + sale
                        + ")",
                "DELETE FROM sale_lines WHERE sale_id = " + sale,
                "DELETE FROM payments WHERE sale_id = " + sale,
                "DELETE FROM sales WHERE receipt_number = " + number);
    }

    /** A row once more, with some columns other than they were. */
    private static String copy(EntityType<?> type, String where, String... changes) {
        var columns = Stream.concat(type.columnNames().stream(), Bookkeeping.COLUMNS.stream())
                .distinct()
                .toList();
        String values = columns.stream()
                .map(column -> {
                    int at = List.of(changes).indexOf(column);
                    return at < 0 ? column : changes[at + 1];
                })
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + type.table() + " (" + String.join(", ", columns) + ") SELECT " + values + " FROM "
                + type.table() + where;
    }

    /** The line deleted, and an entry that fits what is left. */
    private static List<String> withEntry(JournalEntry forged, boolean withSignature) {
        String signature = withSignature
                ? ", public_key = '" + forged.publicKey() + "', signature = '" + forged.signature() + "'"
                : "";
        return List.of(
                "DELETE FROM stock_movements WHERE id = (SELECT id FROM sale_lines" + LINE + ")",
                "DELETE FROM sale_lines" + LINE,
                "UPDATE sale_journal SET digest = '" + forged.digest() + "', marks = '" + forged.marks() + "', hash = '"
                        + forged.hash() + "'" + signature + THIRD);
    }

    @Override
    public String toString() {
        return name;
    }
}
