package org.evertill.checkout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.domain.DiscountKind;
import org.evertill.domain.Payment;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.domain.Store;
import org.evertill.domain.Tax;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;

/** A sale that never was, with something of everything, to try templates on. */
final class SampleSale {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant AT = Instant.parse("2026-07-01T12:30:00Z");
    private static final Money TOTAL = new Money(1190, EUR);

    private SampleSale() {}

    /** Of one thing, or of three; of a sale one that comes back, where the quantity is negative. */
    static Receipt of(SaleKind kind, Quantity quantity) {
        int sign = quantity.isNegative() ? -1 : 1;
        var total = new Money(TOTAL.minor() * sign, EUR);
        var tax = Tax.inclusive(total, 1900).tax();
        var sale = new Sale(
                "sample",
                "S1",
                "S1-R1",
                kind,
                "S1-R1-A-000001",
                "A",
                1,
                "shift",
                "kim",
                null,
                total,
                tax,
                1,
                AT,
                AT,
                null,
                "4711",
                "export",
                kind == SaleKind.SALE ? null : "typed twice",
                kind == SaleKind.SALE ? null : "does not fit");
        var given = total.isNegative() ? total : new Money(2000, EUR);
        var payment = new Payment("payment", "sample", "S1", AT, "cash", total, given, given.minus(total));
        return new Receipt(
                sale,
                List.of(line(kind, quantity, total, tax)),
                List.of(payment),
                List.of(discount(sign)),
                store(),
                "Kim",
                List.of(new ReceiptNote(Map.of("en", "Points", "de", "Punkte"), "12")),
                List.of());
    }

    private static SaleLine line(SaleKind kind, Quantity quantity, Money total, Money tax) {
        return new SaleLine(
                "line",
                "sample",
                "S1",
                AT,
                1,
                "product",
                "4006381333931",
                "Tea \u201cGreen\u201d 100 g",
                quantity,
                new UnitPrice(39_667, EUR),
                true,
                "standard",
                1900,
                total,
                tax,
                null,
                null,
                quantity.isNegative() ? -100L : 100L,
                "SN-4711",
                "L7",
                LocalDate.parse("2027-01-31"),
                "as a present",
                "kim",
                null,
                null,
                kind == SaleKind.SALE && quantity.isNegative() ? true : null);
    }

    private static SaleDiscount discount(int sign) {
        return new SaleDiscount(
                "discount",
                "sample",
                "line",
                "S1",
                AT,
                DiscountKind.PROMOTION,
                null,
                "Tea week",
                new Money(100L * sign, EUR));
    }

    private static Store store() {
        return new Store(
                "S1", "Corner shop", "DE", "EUR", "Europe/Berlin", "1 High Street\n10115 Berlin", "DE123456789");
    }
}
