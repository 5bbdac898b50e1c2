package org.evertill.checkout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.domain.Payment;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.domain.Store;
import org.evertill.domain.Tax;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;

/** Receipts as checkout gives them. */
final class SampleReceipt {

    private static final Instant AT = Instant.parse("2026-07-01T12:30:00Z");
    private static final Currency EUR = Currency.getInstance("EUR");

    private SampleReceipt() {}

    static SaleLine line(String description, String quantity, String price, int rate) {
        var unit = UnitPrice.of(new BigDecimal(price), EUR);
        var count = Quantity.of(new BigDecimal(quantity));
        var total = unit.times(count, RoundingMode.HALF_UP);
        var tax = Tax.inclusive(total, rate).tax();
        return new SaleLine(
                "l",
                "s",
                "S1",
                AT,
                1,
                "p",
                "123",
                description,
                count,
                unit,
                true,
                "standard",
                rate,
                total,
                tax,
                null,
                null);
    }

    static Receipt sale(SaleLine... lines) {
        return of(SaleKind.SALE, lines);
    }

    static Receipt refund(SaleLine... lines) {
        return of(SaleKind.REFUND, lines);
    }

    private static Receipt of(SaleKind kind, SaleLine... given) {
        var lines = List.of(given);
        var zero = Money.zero(EUR);
        var total = lines.stream().map(SaleLine::total).reduce(zero, Money::plus);
        var tax = lines.stream().map(SaleLine::tax).reduce(zero, Money::plus);
        var store = new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", "1 High Street\nBerlin", "DE123");
        var handed = total.isNegative() ? total : Money.of(new BigDecimal("50.00"), EUR, RoundingMode.UNNECESSARY);
        var payment = new Payment("y", "s", "S1", AT, "cash", total, handed, handed.minus(total));
        var sale = new Sale(
                "s",
                "S1",
                "S1-R1",
                kind,
                "S1-R1-A-000001",
                "A",
                1,
                "h",
                "kim",
                null,
                total,
                tax,
                lines.size(),
                AT,
                AT,
                null,
                null);
        return new Receipt(sale, lines, List.of(payment), store, "Kim");
    }

    /** A sale that was paid in four parts: a card with something for the staff, francs, a gift card, and coins. */
    static Receipt split(SaleLine... lines) {
        var sale = sale(lines);
        long left = sale.sale().total().minor() - 1_000 - 880 - 500;
        var payments = List.of(
                part(1, "card", 1_000, 1_150, 150L, null, "00871234", "girocard ****4711", null),
                new Payment(
                        "y2",
                        "s",
                        "S1",
                        AT,
                        "chf",
                        eur(880),
                        new Money(1_000, Currency.getInstance("CHF")),
                        eur(0),
                        2,
                        null,
                        880_000_000L,
                        880L,
                        null,
                        null,
                        null,
                        null,
                        null),
                part(3, "gift-card", 500, 500, null, "card-1", "S1-R1-A-G0000017", null, 1_500L),
                part(4, "cash", left, left, null, null, null, null, null));
        return new Receipt(sale.sale(), sale.lines(), payments, sale.store(), sale.cashierName());
    }

    private static Payment part(
            int position,
            String tender,
            long amount,
            long given,
            @Nullable Long tip,
            @Nullable String storedValue,
            @Nullable String reference,
            @Nullable String details,
            @Nullable Long balance) {
        return new Payment(
                "y" + position,
                "s",
                "S1",
                AT,
                tender,
                eur(amount),
                eur(given),
                eur(0),
                position,
                tip,
                null,
                null,
                reference,
                details,
                null,
                storedValue,
                balance);
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }
}
