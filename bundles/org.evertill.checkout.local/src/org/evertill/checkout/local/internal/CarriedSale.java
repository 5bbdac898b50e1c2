package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.domain.Payment;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;

/**
 * What a receipt carries of its sale, and what is read from it in another store: all that a return needs. Why lines cost less than their prices, serial
 * numbers, lots, comments and the customer stay behind. Pure.
 */
final class CarriedSale {

    /** Whoever signs something else with the same key has not signed a receipt. */
    private static final String HEADER = "evertill-receipt-1";

    private static final String FIELD = "\t";
    private static final String ROW = "\n";
    private static final int FIELDS_OF_SALE = 7;
    private static final int FIELDS_OF_LINE = 10;

    private CarriedSale() {}

    /**
     * One that was read.
     *
     * @param lines those that the code has; their products may be unknown here
     * @param leftOut how many lines did not fit
     * @param tenders what it was paid with
     */
    record Read(Sale sale, List<SaleLine> lines, int leftOut, String tenders) {}

    /** What is signed of a receipt with its first lines; what came back within it is none that comes back again. */
    static String signed(Receipt receipt, int most) {
        var sale = receipt.sale();
        var lines = sold(receipt);
        var kept = lines.subList(0, Math.min(most, lines.size()));
        var tenders = receipt.payments().stream()
                .map(Payment::tender)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        var rows = new ArrayList<String>();
        rows.add(HEADER);
        rows.add(String.join(
                FIELD,
                sale.id(),
                sale.storeId(),
                sale.receipt(),
                Long.toString(sale.completedAt().toEpochMilli()),
                sale.total().currency().getCurrencyCode(),
                tenders,
                Integer.toString(lines.size() - kept.size())));
        kept.forEach(line -> rows.add(row(line)));
        return String.join(ROW, rows);
    }

    /** How many lines of a receipt could come back. */
    static int size(Receipt receipt) {
        return sold(receipt).size();
    }

    private static List<SaleLine> sold(Receipt receipt) {
        var back = receipt.lines().stream()
                .filter(line -> line.partOfLineId() == null && line.quantity().thousandths() <= 0)
                .map(SaleLine::id)
                .collect(Collectors.toSet());
        return receipt.lines().stream()
                .filter(line -> !back.contains(line.id()) && !back.contains(String.valueOf(line.partOfLineId())))
                .toList();
    }

    private static String row(SaleLine line) {
        return String.join(
                FIELD,
                line.id(),
                line.productId(),
                Long.toString(line.quantity().thousandths()),
                Long.toString(line.unitPrice().tenThousandths()),
                line.taxIncluded() ? "1" : "0",
                line.taxClass(),
                Integer.toString(line.rateBasisPoints()),
                Long.toString(line.total().minor()),
                Long.toString(line.tax().minor()),
                line.partOfLineId() == null ? "" : String.valueOf(line.partOfLineId()));
    }

    /** What was signed; empty for what is no receipt of this kind. */
    static Optional<Read> read(String signed) {
        var rows = signed.split(ROW, -1);
        if (rows.length < 2 || !rows[0].equals(HEADER)) {
            return Optional.empty();
        }
        try {
            var fields = rows[1].split(FIELD, FIELDS_OF_SALE);
            var currency = Currency.getInstance(fields[4]);
            var at = Instant.ofEpochMilli(Long.parseLong(fields[3]));
            var lines = new ArrayList<SaleLine>();
            for (int i = 2; i < rows.length; i++) {
                lines.add(line(fields[0], fields[1], at, currency, i - 1, rows[i].split(FIELD, FIELDS_OF_LINE)));
            }
            return Optional.of(
                    new Read(sale(fields, at, currency, lines), lines, Integer.parseInt(fields[6]), fields[5]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Sale sale(String[] fields, Instant at, Currency currency, List<SaleLine> lines) {
        var zero = Money.zero(currency);
        return new Sale(
                fields[0],
                fields[1],
                "",
                SaleKind.SALE,
                fields[2],
                "",
                0,
                "",
                "",
                null,
                lines.stream().map(SaleLine::total).reduce(zero, Money::plus),
                lines.stream().map(SaleLine::tax).reduce(zero, Money::plus),
                lines.size(),
                at,
                at,
                null,
                null);
    }

    private static SaleLine line(
            String saleId, String storeId, Instant at, Currency currency, int position, String[] fields) {
        return new SaleLine(
                fields[0],
                saleId,
                storeId,
                at,
                position,
                fields[1],
                fields[1],
                fields[1],
                new Quantity(Long.parseLong(fields[2])),
                new UnitPrice(Long.parseLong(fields[3]), currency),
                fields[4].equals("1"),
                fields[5],
                Integer.parseInt(fields[6]),
                new Money(Long.parseLong(fields[7]), currency),
                new Money(Long.parseLong(fields[8]), currency),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                fields[9].isEmpty() ? null : fields[9],
                null);
    }
}
