package org.evertill.shift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.evertill.domain.DiscountKind;
import org.evertill.domain.Payment;
import org.evertill.domain.ReceiptNumber;
import org.evertill.domain.SaleKind;
import org.evertill.domain.Shift;
import org.evertill.kernel.Money;
import org.evertill.shift.ShiftFigures.Discounts;
import org.evertill.shift.ShiftFigures.Further;
import org.evertill.shift.ShiftFigures.Movement;
import org.evertill.shift.ShiftFigures.Rate;
import org.evertill.shift.ShiftFigures.Sum;
import org.evertill.shift.ShiftFigures.Tender;

/**
 * Adds up the facts of one shift, by statements that run on a till and at head office alike and cost what the shift has, whatever
 * else there is: each begins at an index on the shift.
 *
 * @param <X> how a statement fails
 */
public final class ShiftFacts<X extends Exception> {

    /** How what is put on stored values stands in figures, where what is stored is not known any more. */
    private static final String STORED = "stored-value";

    private static final String RECEIPTS = """
            SELECT receipt_series, kind, min(receipt_number), max(receipt_number), count(*), sum(total_minor)
            FROM sales WHERE shift_id = ? AND NOT is_deleted GROUP BY receipt_series, kind""";

    private static final String RATES = """
            SELECT l.rate_basis_points, count(*), sum(l.total_minor), sum(l.tax_minor)
            FROM sales s JOIN sale_lines l ON l.sale_id = s.id
            WHERE s.shift_id = ? AND NOT s.is_deleted AND NOT l.is_deleted AND l.tax_class <> 'liability'
            GROUP BY l.rate_basis_points""";

    private static final String LIABILITIES = """
            SELECT kind, count(*), sum(total) FROM (
                SELECT l.total_minor AS total,
                    (SELECT v.type FROM stored_values v WHERE v.number = l.code AND NOT v.is_deleted
                     ORDER BY v.id LIMIT 1) AS kind
                FROM sales s JOIN sale_lines l ON l.sale_id = s.id
                WHERE s.shift_id = ? AND NOT s.is_deleted AND NOT l.is_deleted AND l.tax_class = 'liability') owed
            GROUP BY kind""";

    private static final String DEPOSITS = """
            SELECT l.rate_basis_points, count(*), sum(l.total_minor), sum(l.tax_minor)
            FROM sales s JOIN sale_lines l ON l.sale_id = s.id JOIN products p ON p.id = l.product_id
            WHERE s.shift_id = ? AND NOT s.is_deleted AND NOT l.is_deleted AND l.tax_class <> 'liability' AND p.deposit
            GROUP BY l.rate_basis_points""";

    private static final String DISCOUNTS = """
            SELECT d.kind, count(*), sum(d.amount_minor) FROM sales s JOIN sale_discounts d ON d.sale_id = s.id
            WHERE s.shift_id = ? AND NOT s.is_deleted AND NOT d.is_deleted GROUP BY d.kind""";

    private static final String TENDERS = """
            SELECT p.tender, p.amount_currency, p.given_currency, count(*), sum(p.amount_minor), sum(p.given_minor),
                sum(p.change_given_minor), count(p.tip_minor), coalesce(sum(p.tip_minor), 0)
            FROM sales s JOIN payments p ON p.sale_id = s.id
            WHERE s.shift_id = ? AND NOT s.is_deleted AND NOT p.is_deleted
            GROUP BY p.tender, p.amount_currency, p.given_currency""";

    private static final String VOIDS = """
            SELECT count(*), sum(total_minor) FROM sales
            WHERE shift_id = ? AND void_reason IS NOT NULL AND NOT is_deleted GROUP BY shift_id""";

    /** What came back within sales; a void gives that out again as a whole, and is a refund. */
    private static final String EXCHANGES = """
            SELECT count(DISTINCT s.id), coalesce(sum(l.total_minor), 0)
            FROM sales s JOIN sale_lines l ON l.sale_id = s.id
            WHERE s.shift_id = ? AND NOT s.is_deleted AND NOT l.is_deleted AND l.returned""";

    private static final String MOVEMENTS = """
            SELECT kind, count(*), sum(amount_minor) FROM cash_movements
            WHERE shift_id = ? AND NOT is_deleted GROUP BY kind""";

    private final Shift shift;
    private final Currency currency;
    private final Query<X> query;

    private ShiftFacts(Shift shift, Query<X> query) {
        this.shift = shift;
        this.currency = shift.openingFloat().currency();
        this.query = query;
    }

    /**
     * Runs a statement that has one argument, the shift's identifier.
     *
     * @param <X> how it fails
     */
    @FunctionalInterface
    public interface Query<X extends Exception> {
        <R> List<R> rows(String sql, String shiftId, RowReader<R> reader) throws X;
    }

    /** Reads one row where the result set stands. */
    @FunctionalInterface
    public interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** What the facts say now. */
    public static <X extends Exception> ShiftFigures of(Shift shift, Query<X> query) throws X {
        return new ShiftFacts<>(shift, query).figures();
    }

    /** Sales or refunds of a series. */
    private record Numbers(String series, SaleKind kind, long first, long last, Sum sum) {}

    /**
     * Payments of a tender that were given in one currency.
     *
     * @param change what left the drawer for it, whatever it was paid by
     */
    private record Paid(Tender tender, Money given, Money change, Sum tips) {

        boolean isForeign() {
            return !given.currency().equals(change.currency());
        }
    }

    private ShiftFigures figures() throws X {
        var receipts = query.rows(RECEIPTS, shift.id(), this::numbers);
        var rates = query.rows(
                RATES,
                shift.id(),
                row -> new Rate(row.getInt(1), row.getLong(2), money(row.getLong(3)), money(row.getLong(4))));
        var discounts = query.rows(
                DISCOUNTS,
                shift.id(),
                row -> new Discounts(DiscountKind.valueOf(row.getString(1)), row.getLong(2), money(row.getLong(3))));
        var paid = query.rows(TENDERS, shift.id(), ShiftFacts::paid);
        var movements = query.rows(
                MOVEMENTS,
                shift.id(),
                row -> new Movement(CashMovementKind.valueOf(row.getString(1)), row.getLong(2), money(row.getLong(3))));
        var further = further(paid);
        further.addAll(query.rows(LIABILITIES, shift.id(), this::liabilities));
        further.addAll(query.rows(DEPOSITS, shift.id(), this::deposits));
        var exchanges =
                query.rows(EXCHANGES, shift.id(), row -> new Sum(row.getLong(1), money(row.getLong(2)))).stream()
                        .findFirst()
                        .orElse(Sum.nothing(currency));
        if (exchanges.times() > 0) {
            further.add(new Further(FigureKind.EXCHANGE, SaleKind.SALE.name(), exchanges.times(), exchanges.total()));
        }
        further.addAll(query.rows(
                VOIDS,
                shift.id(),
                row -> new Further(FigureKind.VOID, SaleKind.SALE.name(), row.getLong(1), money(row.getLong(2)))));
        var ranges = ranges(receipts);
        return new ShiftFigures(
                shift.openingFloat(),
                sum(receipts, SaleKind.SALE).plus(new Sum(0, exchanges.total().negated())),
                sum(receipts, SaleKind.REFUND).plus(new Sum(0, exchanges.total())),
                ranges.values().stream().findFirst().map(range -> receipt(range.series(), range.first())),
                ranges.values().stream().reduce((a, b) -> b).map(range -> receipt(range.series(), range.last())),
                rates,
                discounts,
                ShiftFigures.tenders(paid.stream().map(Paid::tender)),
                cash(paid),
                movements,
                further);
    }

    private Further liabilities(ResultSet row) throws SQLException {
        String kind = Objects.requireNonNullElse(row.getString(1), STORED)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        return new Further(FigureKind.LIABILITY, kind, row.getLong(2), money(row.getLong(3)));
    }

    private Further deposits(ResultSet row) throws SQLException {
        return new Further(
                FigureKind.DEPOSIT, row.getString(1), row.getLong(2), money(row.getLong(3)), money(row.getLong(4)));
    }

    private Numbers numbers(ResultSet row) throws SQLException {
        return new Numbers(
                row.getString(1),
                SaleKind.valueOf(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                new Sum(row.getLong(5), money(row.getLong(6))));
    }

    private static Paid paid(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString(2));
        return new Paid(
                new Tender(row.getString(1), row.getLong(4), new Money(row.getLong(5), currency)),
                new Money(row.getLong(6), Currency.getInstance(row.getString(3))),
                new Money(row.getLong(7), currency),
                new Sum(row.getLong(8), new Money(row.getLong(9), currency)));
    }

    /** What came into the drawer in cash, less all change: whatever somebody pays with, change is cash. */
    private Money cash(List<Paid> paid) {
        var cash = Money.zero(currency);
        for (Paid some : paid) {
            if (some.change().currency().equals(currency)) {
                boolean isCash = some.tender().tender().equals(Payment.CASH) && !some.isForeign();
                cash = (isCash ? cash.plus(some.given()) : cash).minus(some.change());
            }
        }
        return cash;
    }

    private static List<Further> further(List<Paid> paid) {
        var further = new ArrayList<Further>();
        for (Paid some : paid) {
            var tender = some.tender();
            if (some.isForeign()) {
                further.add(new Further(FigureKind.FOREIGN_CASH, tender.tender(), tender.payments(), some.given()));
            }
            if (some.tips().times() > 0) {
                further.add(new Further(
                        FigureKind.TIP,
                        tender.tender(),
                        some.tips().times(),
                        some.tips().total()));
            }
        }
        return further;
    }

    private Sum sum(List<Numbers> receipts, SaleKind kind) {
        return receipts.stream()
                .filter(numbers -> numbers.kind() == kind)
                .map(Numbers::sum)
                .reduce(Sum.nothing(currency), Sum::plus);
    }

    /** By series; one that a restored till went on with begins with the letters of the one before, and so comes after it. */
    private static Map<String, Numbers> ranges(List<Numbers> receipts) {
        var ranges = new TreeMap<String, Numbers>();
        receipts.forEach(numbers -> ranges.merge(
                numbers.series(),
                numbers,
                (a, b) -> new Numbers(
                        a.series(), a.kind(), Math.min(a.first(), b.first()), Math.max(a.last(), b.last()), a.sum())));
        return ranges;
    }

    private String receipt(String series, long number) {
        return new ReceiptNumber(shift.registerId(), series, number).toString();
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }
}
