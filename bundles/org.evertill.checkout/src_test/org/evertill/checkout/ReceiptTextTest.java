package org.evertill.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the locale")
class ReceiptTextTest {

    private static final Instant AT = Instant.parse("2026-07-01T12:30:00Z");
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void everythingStandsOnAnEnglishReceipt() {
        var text = ReceiptText.lines(receipt(line("Apples", 1, "2.80", 2000)), Locale.UK);
        assertEquals("""
                               Corner shop
                              1 High Street
                                  Berlin
                              Tax no. DE123
                ------------------------------------------
                S1-R1-A-000001            01/07/2026 14:30
                Cashier: Kim
                ------------------------------------------
                Apples                                2.80
                ------------------------------------------
                TOTAL EUR                             2.80
                Cash                                  2.80
                Given                                 5.00
                Change                                2.20
                ------------------------------------------
                Tax %            Net        Tax      Gross
                20              2.33       0.47       2.80
                ------------------------------------------
                                Thank you!""".lines().toList(), text);
    }

    @Test
    void germanHasItsWordsAndItsComma() {
        var text = ReceiptText.lines(receipt(line("Äpfel", 3, "2.80", 700)), Locale.GERMANY);
        assertTrue(text.contains("  3 x 2,80                            8,40"), text.toString());
        assertTrue(text.contains("SUMME EUR                             8,40"), text.toString());
        assertTrue(text.stream().anyMatch(l -> l.startsWith("7 ")), text.toString());
    }

    @Test
    void whatComesFromOutsideCannotCommandAPrinter() {
        var nasty = "A\u001b@\u0000B\u202eC\r\nD " + "wordy ".repeat(60) + "\ud83c\udf4e".repeat(60);
        var text = ReceiptText.lines(receipt(line(nasty, 2, "0.50", 0)), Locale.UK);
        for (String line : text) {
            assertTrue(line.codePointCount(0, line.length()) <= ReceiptText.WIDTH, line);
            assertTrue(line.chars().noneMatch(c -> c < 0x20 || c == 0x202e), line);
        }
        assertTrue(text.stream().anyMatch(l -> l.startsWith("A @ BC D wordy")), text.toString());
    }

    @Test
    void aLanguageWithoutTextsIsEnglishWhateverTheMachineSpeaks() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertTrue(ReceiptText.lines(receipt(line("Apples", 1, "1.00", 0)), Locale.FRANCE).stream()
                    .anyMatch(l -> l.startsWith("TOTAL")));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static SaleLine line(String description, int quantity, String price, int rate) {
        var unit = UnitPrice.of(new BigDecimal(price), EUR);
        var total = unit.times(Quantity.of(quantity), RoundingMode.HALF_UP);
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
                Quantity.of(quantity),
                unit,
                true,
                "standard",
                rate,
                total,
                tax,
                null,
                null);
    }

    private static Receipt receipt(SaleLine line) {
        var store = new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", "1 High Street\nBerlin", "DE123");
        var given = Money.of(new BigDecimal("5.00"), EUR, RoundingMode.UNNECESSARY);
        var payment = new Payment("y", "s", "S1", AT, "cash", line.total(), given, given.minus(line.total()));
        var sale = new Sale(
                "s",
                "S1",
                "S1-R1",
                SaleKind.SALE,
                "S1-R1-A-000001",
                "A",
                1,
                "h",
                "kim",
                null,
                line.total(),
                line.tax(),
                1,
                AT,
                AT,
                null,
                null);
        return new Receipt(sale, List.of(line), List.of(payment), store, "Kim");
    }
}
