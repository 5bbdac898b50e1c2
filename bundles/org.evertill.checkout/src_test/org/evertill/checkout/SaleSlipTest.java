package org.evertill.checkout;

import static org.evertill.checkout.SampleReceipt.line;
import static org.evertill.checkout.SampleReceipt.refund;
import static org.evertill.checkout.SampleReceipt.sale;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.SaleSlip.Kind;
import org.evertill.checkout.SaleSlip.Mark;
import org.evertill.checkout.SaleSlip.Print;
import org.evertill.devices.simulated.EscPosReader;
import org.evertill.devices.simulated.Paper;
import org.evertill.devices.simulated.Paper.Part;
import org.evertill.domain.DiscountKind;
import org.evertill.domain.Payment;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleLine;
import org.evertill.kernel.Money;
import org.evertill.receipt.CodePage;
import org.evertill.receipt.EscPos;
import org.evertill.receipt.PlainText;
import org.evertill.receipt.PrinterProfile;
import org.evertill.receipt.Templates;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the locale")
class SaleSlipTest {

    @Test
    void everythingStandsOnAnEnglishReceipt() {
        var text = text(sale(line("Apples", "1", "2.80", 2000), line("Milk", "1.5", "1.19", 700)), Locale.UK);
        assertEquals("""
                               Corner shop
                              1 High Street
                                  Berlin
                              Tax no. DE123
                ------------------------------------------
                S1-R1-A-000001            01/07/2026 14:30
                Cashier: Kim
                ------------------------------------------
                Apples                              2.80 A
                Milk
                  1.5 x 1.19                        1.79 B
                ------------------------------------------
                TOTAL EUR                           4.59
                Cash                                4.59
                Given                              50.00
                Change                             45.41
                ------------------------------------------
                Tax %              Net      Tax    Gross
                A 20              2.33     0.47     2.80
                B 7               1.67     0.12     1.79
                ------------------------------------------

                                Thank you!""".lines().toList(), text);
    }

    @Test
    void whatIsTakenOffStandsBelowItsLine() {
        var whole = sale(line("Apples", "3", "1.00", 700), line("Milk", "1", "1.19", 700));
        var apples = discounted(whole.lines().getFirst(), 100);
        var milk = whole.lines().getLast();
        var receipt = new Checkout.Receipt(
                whole.sale(),
                List.of(apples, milk),
                whole.payments(),
                List.of(discount("d1", "Three for two", 80), discount("d2", "dented", 20)),
                whole.store(),
                whole.cashierName());
        var text = text(receipt, Locale.UK);
        int first = text.indexOf("Apples");
        assertEquals(
                List.of(
                        "Apples",
                        "  3 x 1.00                          3.00 A",
                        "  Three for two                    -0.80",
                        "  dented                           -0.20",
                        "Milk                                1.19 A"),
                text.subList(first, first + 5));
        assertTrue(text.contains("You saved                           1.00"), text.toString());
        assertTrue(text(receipt, Locale.GERMANY).stream().anyMatch(l -> l.startsWith("Sie haben gespart")));
    }

    /** What is known of each part stands below it. */
    @Test
    void everyTenderStandsOnTheReceipt() {
        var whole = sale(line("Apples", "1", "80.00", 700));
        var receipt =
                new Checkout.Receipt(whole.sale(), whole.lines(), parts(whole), whole.store(), whole.cashierName());
        var text = text(receipt, Locale.UK);
        int first = text.indexOf("TOTAL EUR                          80.00") + 1;
        assertEquals("""
                chf                                21.30
                Given                          CHF 20.00
                  Rate 1.065                       21.30
                Card                               50.00
                Given                              52.00
                Tip                                 2.00
                  VISA **** 1234
                  TX-77
                Gift card                           8.70
                  S1R1A000017
                  Left on it                       11.30""".lines().toList(), text.subList(first, first + 11));
    }

    /** Francs, a card with a tip, a gift card. */
    private static List<Payment> parts(Receipt whole) {
        return List.of(francs(whole), card(whole), gift(whole));
    }

    private static Payment francs(Receipt whole) {
        return new Payment(
                "p1",
                "s",
                "S1",
                whole.sale().completedAt(),
                "chf",
                eur(2_130),
                new Money(2_000, Currency.getInstance("CHF")),
                eur(0),
                1,
                null,
                1_065_000_000L,
                2_130L,
                null,
                null,
                null,
                null,
                null);
    }

    private static Payment card(Receipt whole) {
        return new Payment(
                "p2",
                "s",
                "S1",
                whole.sale().completedAt(),
                "card",
                eur(5_000),
                eur(5_200),
                eur(0),
                2,
                200L,
                null,
                null,
                "TX-77",
                "VISA **** 1234",
                null,
                null,
                null);
    }

    private static Payment gift(Receipt whole) {
        return new Payment(
                "p3",
                "s",
                "S1",
                whole.sale().completedAt(),
                "gift-card",
                eur(870),
                eur(870),
                eur(0),
                3,
                null,
                null,
                null,
                "S1R1A000017",
                null,
                null,
                "g1",
                1_130L);
    }

    private static Money eur(long minor) {
        return new Money(minor, Currency.getInstance("EUR"));
    }

    private static SaleLine discounted(SaleLine line, long minor) {
        return new SaleLine(
                "apples",
                line.saleId(),
                line.storeId(),
                line.completedAt(),
                line.position(),
                line.productId(),
                line.code(),
                line.description(),
                line.quantity(),
                line.unitPrice(),
                line.taxIncluded(),
                line.taxClass(),
                line.rateBasisPoints(),
                line.total().minus(new Money(minor, line.total().currency())),
                line.tax(),
                null,
                null,
                minor);
    }

    private static SaleDiscount discount(String id, String name, long minor) {
        var amount = new Money(minor, Currency.getInstance("EUR"));
        return new SaleDiscount(id, "s", "apples", "S1", Instant.EPOCH, DiscountKind.PROMOTION, "p", name, amount);
    }

    @Test
    void germanHasItsWordsAndItsComma() {
        var text = text(sale(line("Äpfel", "3", "2.80", 700)), Locale.GERMANY);
        assertTrue(text.contains("  3 x 2,80                          8,40 A"), text.toString());
        assertTrue(text.contains("SUMME EUR                           8,40"), text.toString());
        assertTrue(text.stream().anyMatch(l -> l.startsWith("A 7 ")), text.toString());
    }

    @Test
    void aPrinterPrintsWhatTheScreenShows() {
        var receipt = sale(line("Äpfel", "3", "2.80", 700));
        for (int columns : List.of(32, 42, 48)) {
            var document = SaleSlip.document(receipt, Locale.GERMANY);
            var paper = EscPosReader.paper(EscPos.bytes(document, PrinterProfile.of(columns, CodePage.PC858)));
            var shown = PlainText.lines(document, columns).stream()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty())
                    .toList();
            var printed = paper.lines().stream().map(String::strip).filter(l -> !l.isEmpty());
            assertEquals(shown, printed.toList());
            assertEquals(List.of("S1-R1-A-000001"), paper.symbols());
            assertEquals(1, paper.cuts());
            assertTrue(paper.parts().getLast() instanceof Part.Cut);
        }
    }

    @Test
    void aRefundACopyAndPractiseSayWhatTheyAre() {
        var milk = line("Milk", "-1", "1.19", 700);
        var english = paper(refund(milk), Print.ORIGINAL, Locale.UK).lines();
        assertTrue(english.stream().anyMatch(l -> l.strip().equals("REFUND")), english.toString());
        assertTrue(
                english.stream().anyMatch(l -> l.startsWith("TOTAL EUR") && l.endsWith("-1.19")), english.toString());
        var copy = paper(sale(milk), Print.copy(2), Locale.GERMANY).lines();
        assertTrue(copy.stream().anyMatch(l -> l.strip().equals("KOPIE 2")), copy.toString());
        var training = paper(sale(milk), new Print(Kind.SALE, 0, Set.of(Mark.TRAINING)), Locale.GERMANY)
                .lines();
        assertEquals(
                2,
                training.stream()
                        .filter(l -> l.strip().equals("SCHULUNG - KEIN BELEG"))
                        .count());
        var original = paper(sale(milk), Print.ORIGINAL, Locale.UK).lines();
        assertFalse(
                original.stream().anyMatch(l -> l.contains("COPY") || l.contains("TRAINING") || l.contains("REFUND")));
    }

    @Test
    void aGiftReceiptNamesNoPrice() {
        var paper = paper(sale(line("Milk", "2", "1.19", 700)), new Print(Kind.GIFT, 0, Set.of()), Locale.UK);
        assertTrue(paper.lines().contains("2 x Milk"), paper.toString());
        assertFalse(paper.lines().stream().anyMatch(l -> l.contains("1.19") || l.contains("2.38")), paper.toString());
        assertEquals(List.of("S1-R1-A-000001"), paper.symbols());
    }

    @Test
    void whatComesFromOutsideCannotCommandAPrinter() {
        var nasty = "A\u001b@\u0000B\u202eC\r\nD " + "wordy ".repeat(60) + "\ud83c\udf4e".repeat(60);
        var text = text(sale(line(nasty, "2", "0.50", 0)), Locale.UK);
        for (String line : text) {
            assertTrue(line.codePointCount(0, line.length()) <= PlainText.WIDTH, line);
            assertTrue(line.chars().noneMatch(c -> c < 0x20 || c == 0x202e), line);
        }
        assertTrue(text.stream().anyMatch(l -> l.startsWith("A @ BC D wordy")), text.toString());
        assertEquals(
                1,
                paper(sale(line(nasty, "2", "0.50", 0)), Print.ORIGINAL, Locale.UK)
                        .cuts());
    }

    @Test
    void aChainsTemplateStandsInForTheBuiltInOne() {
        Templates own = kind -> kind.equals("sale") ? Optional.of(": {store}: {total}") : Optional.empty();
        var slip = SaleSlip.slip(sale(line("Milk", "1", "1.19", 700)), Print.ORIGINAL, Locale.UK, own);
        assertEquals(List.of("Corner shop: 1.19"), PlainText.lines(slip.document(), 42));
    }

    @Test
    void aLanguageWithoutTextsIsEnglishWhateverTheMachineSpeaks() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertTrue(text(sale(line("Apples", "1", "1.00", 0)), Locale.FRANCE).stream()
                    .anyMatch(l -> l.startsWith("TOTAL")));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<String> text(Receipt receipt, Locale locale) {
        return PlainText.lines(SaleSlip.document(receipt, locale), PlainText.WIDTH);
    }

    private static Paper paper(Receipt receipt, Print print, Locale locale) {
        var document = SaleSlip.slip(receipt, print, locale, Templates.BUILT_IN).document();
        return EscPosReader.paper(EscPos.bytes(document, PrinterProfile.of(48, CodePage.PC858)));
    }

    /** Also a copy years later: its name is the chain's, not a part of the sale. */
    @Test
    void aTenderOfTheChainIsCalledByItsName() {
        var francs = new TenderKind(
                "chf",
                "Swiss francs",
                TenderType.FOREIGN_CASH,
                null,
                "CHF",
                880_000_000L,
                null,
                null,
                null,
                true,
                false,
                "Schweizer Franken");
        var receipt = SampleReceipt.split(line("Milk", "1", "50.00", 700)).withTenders(List.of(francs));
        assertTrue(paper(receipt, Print.ORIGINAL, Locale.UK).lines().stream()
                .anyMatch(l -> l.startsWith("Swiss francs ")));
        assertTrue(paper(receipt, Print.copy(1), Locale.GERMANY).lines().stream()
                .anyMatch(l -> l.startsWith("Schweizer Franken ")));
    }

    @Test
    void theDrawerOpensForWhatTheChainSays() {
        var sale = SampleReceipt.split(line("Milk", "1", "50.00", 700));
        assertTrue(sale.opensDrawer(), "there is cash in it");
        var shut = kind("cash", TenderType.CASH, false);
        assertFalse(sale.withTenders(List.of(shut)).opensDrawer());
        assertTrue(sale.withTenders(List.of(shut, kind("gift-card", TenderType.GIFT_CARD, true)))
                .opensDrawer());
    }

    private static TenderKind kind(String id, TenderType type, boolean opensDrawer) {
        return new TenderKind(id, id, type, null, null, null, null, null, null, opensDrawer, true);
    }
}
