package org.evertill.shift.local.internal;

import static org.evertill.shift.contract.ShiftShop.BO;
import static org.evertill.shift.contract.ShiftShop.KIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product.Trait;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.shift.FigureKind;
import org.evertill.shift.ForeignCash;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.ShiftDesk.Found;
import org.evertill.shift.ShiftDesk.Pieces;
import org.evertill.shift.ShiftFigures;
import org.evertill.shift.ShiftFigures.Further;
import org.evertill.shift.ShiftFigures.Sum;
import org.evertill.shift.ShiftSlip;
import org.evertill.storage.Database.Author;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shift says of what was paid in parts. */
class TendersOfAShiftTest {

    private static final Currency CHF = Currency.getInstance("CHF");

    @TempDir
    Path directory;

    /** What was sold and voided leaves the drawer as it was, and the Z says that it was. */
    @Test
    void aZTellsOfSalesThatWereVoided() {
        try (var till = ShiftTill.enrolled(directory)) {
            till.desk().open(KIM, Optional.of(eur(10_000))).orThrow();
            var sold = till.tenders
                    .pay(
                            till.basket(Opening.sale(KIM)),
                            Tender.of("cash", eur(500)).withTip(eur(50)))
                    .orThrow();
            String receipt = sold.receipt().orElseThrow().sale().receipt();
            till.tenders
                    .giveBack(till.checkout.voidOf(receipt, "twice", KIM).orThrow())
                    .orThrow();
            till.desk().count(Counting.of(Acting.of(KIM), eur(10_000))).orThrow();
            var z = till.desk().close(Acting.of(KIM), Optional.empty()).orThrow();
            assertEquals(eur(0), z.figures().total());
            assertEquals(
                    List.of(
                            new Further(FigureKind.TIP, "cash", 2, eur(0)),
                            new Further(FigureKind.VOID, "SALE", 1, eur(-145))),
                    z.figures().further());
            assertEquals(1, z.figures().refunds().times());
            assertTrue(ShiftSlip.lines(z, Locale.GERMAN).stream().anyMatch(line -> line.contains("davon Stornos")));
            var late = till.checkout.voidOf(receipt, "twice", KIM);
            assertEquals(
                    "sale.not-voidable",
                    assertInstanceOf(Outcome.Failed.class, late).problem().code());
        }
    }

    /** Sold 1.45, then 3.30 against that, then nothing against 1.10: the goods each way, and in the drawer what was paid. */
    @Test
    void aZTellsWhatCameBackWithinSales() {
        try (var till = ShiftTill.enrolled(directory)) {
            till.desk().open(KIM, Optional.of(eur(10_000))).orThrow();
            var sold = till.sold(KIM);
            var bags = till.checkout
                    .open(Opening.sale(KIM))
                    .then(b -> till.checkout.scan(b, Scan.typed("3*BAG").orThrow()))
                    .then(b -> till.checkout.takeBack(b, sold.sale().receipt(), List.of()))
                    .orThrow();
            var exchange = till.paid(bags);
            var even = till.checkout
                    .open(Opening.sale(KIM))
                    .then(b -> till.checkout.scan(b, Scan.of("BAG")))
                    .then(b -> till.checkout.takeBack(b, exchange.sale().receipt(), List.of(Scan.of("BAG"))))
                    .orThrow();
            assertEquals(List.of(), till.paid(even).payments());
            till.desk().count(Counting.of(Acting.of(KIM), eur(10_000 + 330))).orThrow();
            var z = till.desk().close(Acting.of(KIM), Optional.empty()).orThrow();
            var figures = z.figures();
            assertEquals(new Sum(3, eur(145 + 330 + 110)), figures.sales());
            assertEquals(new Sum(0, eur(-145 - 110)), figures.refunds());
            assertEquals(3, figures.receipts());
            assertEquals(eur(330), figures.total());
            assertEquals(List.of(new Further(FigureKind.EXCHANGE, "SALE", 2, eur(-145 - 110))), figures.further());
            assertEquals(eur(10_000 + 330), figures.expectedCash());
            assertEquals(
                    figures.total(),
                    figures.rates().stream().map(r -> r.gross()).reduce(eur(0), Money::plus));
            assertTrue(ShiftSlip.lines(z, Locale.GERMAN).stream()
                    .anyMatch(line -> line.matches("2 x davon im Umtausch +-2,55")));
        }
    }

    /** A basket comes to 1.45. */
    @Test
    void expectedCashIsWhatLiesInTheDrawer() {
        try (var till = ShiftTill.enrolled(directory)) {
            takesFrancs(till);
            till.desk().open(KIM, Optional.of(eur(10_000))).orThrow();
            sells(till);
            // 100 + 200 - 155 of the first; of the second the change, 550 - 50 - 145; of the third 200
            long expected = 10_000 + 145 - 355 + 200;
            till.desk()
                    .count(Counting.of(Acting.of(KIM), eur(expected), chf(500)))
                    .orThrow();
            var z = till.desk().close(Acting.of(KIM), Optional.empty()).orThrow();
            var figures = z.figures();
            assertEquals(eur(expected), figures.expectedCash());
            assertEquals(List.of(chf(500)), figures.expectedForeign());
            assertEquals(eur(3 * 145), figures.total());
            assertEquals(
                    List.of("cash 3 290", "chf 1 145"),
                    figures.tenders().stream()
                            .map(t -> t.tender() + " " + t.payments() + " "
                                    + t.amount().minor())
                            .toList());
            assertEquals(
                    List.of(
                            new Further(FigureKind.TIP, "cash", 1, eur(55)),
                            new Further(FigureKind.TIP, "chf", 1, eur(50)),
                            new Further(FigureKind.FOREIGN_CASH, "chf", 1, new Money(500, CHF))),
                    figures.further());
            assertEquals(
                    5,
                    till.number("SELECT count(*) FROM closing_figures WHERE kind IN ('TIP', 'FOREIGN_CASH')")
                            + till.number("SELECT count(*) FROM cash_counts"));
            var lines = ShiftSlip.lines(z, Locale.UK).toString();
            assertTrue(lines.contains("1 x Tips, Cash") && lines.contains("1 x Francs CHF"), lines);
            var twice = ShiftFigures.nothing(eur(0)).plus(figures).plus(figures);
            assertEquals(eur(110), twice.further().getFirst().amount());
            till.sell(BO);
        }
    }

    /** 5.00 francs were taken at 1.10 euro; nobody is told so before they are counted. */
    @Test
    void foreignCashIsCountedBlind() {
        try (var till = ShiftTill.enrolled(directory)) {
            takesFrancs(till);
            till.desk().open(BO, Optional.of(eur(10_000))).orThrow();
            assertEquals(
                    List.of(ShiftTill.EUR),
                    till.desk().status(BO).orThrow().getFirst().currencies());
            till.tenders
                    .pay(till.basket(Opening.sale(BO)), Tender.of("chf", chf(500)))
                    .orThrow();
            var status = till.desk().status(BO).orThrow().getFirst();
            assertEquals(List.of(ShiftTill.EUR, CHF), status.currencies());
            var left = refused("shift.currency-not-counted", till.desk().count(Counting.of(Acting.of(BO), eur(9_600))));
            assertTrue(left.message().contains("EUR, CHF") && !left.message().matches(".*[1-9].*"), left.message());
            assertEquals(0, till.number("SELECT count(*) FROM cash_counts"), "what was refused is no attempt");
            var usd = new Money(1, Currency.getInstance("USD"));
            refused("shift.bad-amount", till.desk().count(Counting.of(Acting.of(BO), eur(0), chf(0), usd)));
            refused("shift.bad-amount", till.desk().count(Counting.of(Acting.of(BO), eur(0), chf(0), chf(0))));
            refused("shift.bad-amount", till.desk().count(Counting.of(Acting.of(BO), eur(0), chf(-1))));
            refused("shift.currency-not-counted", till.desk().count(Counting.of(Acting.of(BO), chf(0))));
            var notes = new Found(chf(400), List.of(new Pieces(chf(200), 2)));
            var count = till.desk()
                    .count(new Counting(Acting.of(BO), List.of(notes, Found.of(eur(9_595)))))
                    .orThrow();
            assertEquals(eur(0), count.own().difference());
            assertEquals(chf(-100), count.foreign().getFirst().difference());
            assertEquals(1, till.number("SELECT count(*) FROM counted_cash"));
            var z = till.desk().close(Acting.of(BO), Optional.empty()).orThrow();
            assertEquals(List.of(new ForeignCash(chf(500), Optional.of(chf(400)))), z.foreign());
            assertEquals(
                    -110, till.number("SELECT amount_minor FROM closing_figures WHERE kind = 'FOREIGN_DIFFERENCE'"));
            assertEquals(
                    z.foreign(),
                    till.desk().copy(BO, Optional.empty()).orThrow().foreign());
            till.sell(BO);
            assertEquals(
                    List.of(ShiftTill.EUR),
                    till.desk().status(BO).orThrow().getFirst().currencies(),
                    "francs left the drawer with the Z");
        }
    }

    /** Its change is own cash, too; so 1.45 for 1.32 francs, and nothing else, leaves the euro as they were. */
    @Test
    void aCountHoldsUntilForeignCashMoves() {
        try (var till = ShiftTill.enrolled(directory)) {
            takesFrancs(till);
            till.desk().open(BO, Optional.of(eur(10_000))).orThrow();
            till.desk().count(Counting.of(Acting.of(BO), eur(10_000), chf(7))).orThrow();
            var sold = till.tenders
                    .pay(till.basket(Opening.sale(BO)), Tender.of("chf"))
                    .orThrow();
            assertEquals(
                    eur(10_000),
                    till.desk().x(Acting.of(KIM)).orThrow().figures().expectedCash());
            refused("shift.not-counted", till.desk().close(Acting.of(BO), Optional.empty()));
            till.tenders
                    .giveBack(till.checkout
                            .voidOf(sold.receipt().orElseThrow().sale().receipt(), "twice", KIM)
                            .orThrow())
                    .orThrow();
            refused("shift.currency-not-counted", till.desk().count(Counting.of(Acting.of(BO), eur(10_000))));
            till.desk().count(Counting.of(Acting.of(BO), eur(10_000), chf(7))).orThrow();
            var z = till.desk().close(Acting.of(BO), Optional.empty()).orThrow();
            assertEquals(List.of(new ForeignCash(chf(0), Optional.of(chf(7)))), z.foreign());
            var lines = ShiftSlip.lines(z, Locale.GERMANY).stream()
                    .map(line -> line.replaceAll(" +", " "))
                    .toList();
            assertTrue(
                    lines.containsAll(List.of("Gezählt CHF 0,07", "Überschuss CHF +0,07", "Entnommen CHF 0,07")),
                    lines.toString());
            assertEquals(8, till.number("SELECT amount_minor FROM closing_figures WHERE kind = 'FOREIGN_DIFFERENCE'"));
        }
    }

    /** What is owed is no turnover of a rate, and the Z comes to its total with it. */
    @Test
    void giftCardsAreOwedAndNotSold() {
        try (var till = ShiftTill.enrolled(directory)) {
            till.database.write(new Author("system:test"), tx -> {
                tx.insert(TenderTypes.TENDER_KIND, TenderKind.of("gift-card", "Gift card", TenderType.GIFT_CARD));
                return 0;
            });
            var basket = till.checkout
                    .load(till.basket(Opening.sale(KIM)), TenderType.GIFT_CARD, Optional.empty(), eur(5_000))
                    .orThrow();
            till.checkout.payCash(basket, Optional.empty()).orThrow();
            var figures = till.desk().x(Acting.of(KIM)).orThrow().figures();
            assertEquals(eur(5_145), figures.total());
            assertEquals(
                    145,
                    figures.rates().stream()
                            .mapToLong(rate -> rate.gross().minor())
                            .sum());
            assertEquals(List.of(new Further(FigureKind.LIABILITY, "gift-card", 1, eur(5_000))), figures.further());
        }
    }

    /** A deposit is sold at a rate, and the Z says how much of it that is, with its tax. */
    @Test
    void aZTellsOfDeposits() {
        try (var till = ShiftTill.enrolled(directory)) {
            till.database.write(new Author("system:test"), tx -> {
                var bag = tx.find(DomainTypes.PRODUCT, "bag").orElseThrow();
                tx.update(DomainTypes.PRODUCT, bag.value().with(Set.of(Trait.DEPOSIT)), bag.version());
                return 0;
            });
            till.sell(KIM);
            till.sell(KIM);
            var figures = till.desk().x(Acting.of(KIM)).orThrow().figures();
            assertEquals(List.of(new Further(FigureKind.DEPOSIT, "1900", 2, eur(220), eur(36))), figures.further());
            till.desk().count(Counting.of(Acting.of(KIM), eur(290))).orThrow();
            var z = till.desk().close(Acting.of(KIM), Optional.empty()).orThrow();
            assertEquals(figures.further(), z.figures().further());
            assertEquals(36, till.number("SELECT tax_minor FROM closing_figures WHERE kind = 'DEPOSIT'"));
            assertTrue(ShiftSlip.lines(z, Locale.GERMAN).toString().contains("davon Pfand, 19 %"));
            assertEquals(
                    figures.further(),
                    till.desk().copy(KIM, Optional.empty()).orThrow().figures().further());
        }
    }

    private static void takesFrancs(ShiftTill till) {
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(
                    TenderTypes.TENDER_KIND,
                    new TenderKind(
                            "chf",
                            "Francs",
                            TenderType.FOREIGN_CASH,
                            null,
                            "CHF",
                            1_100_000_000L,
                            null,
                            null,
                            null,
                            true,
                            true));
            return 0;
        });
    }

    /** In two parts, in francs with a tip, and with a tip. */
    private static void sells(ShiftTill till) {
        var split = till.basket(Opening.sale(KIM));
        till.tenders.pay(split, Tender.of("cash", eur(100))).orThrow();
        till.tenders.pay(split, Tender.of("cash", eur(200))).orThrow();
        var foreign = till.basket(Opening.sale(KIM));
        till.tenders
                .pay(foreign, Tender.of("chf", new Money(500, CHF)).withTip(eur(50)))
                .orThrow();
        var tipped = till.basket(Opening.sale(KIM));
        till.tenders.pay(tipped, Tender.of("cash", eur(200)).withTip(eur(55))).orThrow();
    }

    private static Problem refused(String code, Outcome<?> outcome) {
        var problem = assertInstanceOf(Outcome.Failed.class, outcome).problem();
        assertEquals(code, problem.code(), problem::message);
        return problem;
    }

    private static Money chf(long minor) {
        return new Money(minor, CHF);
    }

    private static Money eur(long minor) {
        return new Money(minor, ShiftTill.EUR);
    }
}
