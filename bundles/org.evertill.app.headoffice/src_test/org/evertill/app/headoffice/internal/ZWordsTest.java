package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Shift;
import org.evertill.domain.Store;
import org.evertill.headoffice.DayBook.Closed;
import org.evertill.headoffice.DayBook.Day;
import org.evertill.kernel.Money;
import org.evertill.shift.FigureKind;
import org.evertill.shift.ForeignCash;
import org.evertill.shift.ShiftClosing;
import org.evertill.shift.ShiftFigures;
import org.evertill.shift.ShiftFigures.Further;
import org.evertill.shift.ShiftFigures.Rate;
import org.evertill.shift.ShiftFigures.Sum;
import org.evertill.shift.ShiftFigures.Tender;
import org.junit.jupiter.api.Test;

class ZWordsTest {

    private static final Store STORE = new Store("S1", "Corner shop", "DE", "EUR", "Europe/Berlin", null, null);
    private static final Instant OPENED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant CLOSED = Instant.parse("2026-03-01T18:00:00Z");
    private static final Sum NOTHING = new Sum(0, eur(0));

    private static Money eur(long minor) {
        return new Money(minor, Currency.getInstance("EUR"));
    }

    private static ShiftFigures figures(int sales) {
        long total = sales * 119L;
        return new ShiftFigures(
                eur(1_000),
                new Sum(sales, eur(total)),
                NOTHING,
                Optional.empty(),
                Optional.empty(),
                List.of(new Rate(1_900, sales, eur(total), eur(sales * 19L))),
                List.of(),
                List.of(new Tender("cash", sales, eur(total))),
                eur(total),
                List.of());
    }

    private static ShiftFigures with(Further... further) {
        var some = figures(3);
        return new ShiftFigures(
                some.openingFloat(),
                some.sales(),
                some.refunds(),
                Optional.empty(),
                Optional.empty(),
                some.rates(),
                some.discounts(),
                some.tenders(),
                some.cashTaken(),
                some.movements(),
                List.of(further));
    }

    private static Closed closed(int told, int known, Sum late, int order) {
        return closed(figures(told), figures(known), late, order);
    }

    private static Closed closed(ShiftFigures figures, ShiftFigures known, Sum late, int order) {
        long told = figures.sales().times();
        var z = new ShiftClosing(
                "z" + order,
                "S1",
                CLOSED,
                "S1-R1",
                "h1",
                1,
                "S1-R1-A-Z00000" + order,
                "A",
                order,
                null,
                OPENED,
                "bo",
                "kim",
                null,
                null,
                told,
                told,
                figures.total(),
                0,
                eur(0),
                eur(1_000),
                figures.total(),
                eur(0),
                figures.expectedCash(),
                figures.expectedCash().minus(eur(3)),
                eur(-3),
                "c",
                1,
                eur(1_000),
                figures.total(),
                figures.total());
        return new Closed(z, figures, known, List.of(), late, order);
    }

    private static ZWords words(Closed... closed) {
        return new ZWords(new Day(STORE, LocalDate.parse("2026-03-01"), List.of(closed), List.of()));
    }

    @Test
    void whatIsAsToldSaysSo() {
        var words = words(closed(3, 3, NOTHING, 1));
        assertTrue(words.isAsTold());
        assertEquals(List.of("""
                Store S1 (Corner shop), 2026-03-01

                S1-R1-A-Z000001: shift 1 of S1-R1, closed 2026-03-01T18:00:00Z by kim
                                                           told          head office
                  Sales                                3 x 3.57             3 x 3.57
                  Refunds                              0 x 0.00             0 x 0.00
                  Total                                    3.57                 3.57
                  Tax in it                                0.57                 0.57
                  Expected cash                           13.57                13.57
                  Counted                                 13.54
                  Difference of cash                      -0.03
                  Head office has what the Z told.
                """.split("\n")), words.lines());
    }

    @Test
    void whatCameLateAndWhatDiffersIsSaid() {
        var words = words(closed(3, 4, new Sum(1, eur(119)), 1));
        var text = String.join("\n", words.lines());
        assertFalse(words.isAsTold());
        assertTrue(
                text.contains(
                        "  1 sales and refunds, together 1.19 EUR, arrived after the Z. They belong to this shift."),
                text);
        assertTrue(text.contains("    sales: told 3 x 3.57, known 4 x 4.76, more 1.19 EUR"), text);
        assertTrue(text.contains("    tax 19.00 %: told 3 x 3.57, known 4 x 4.76, more 1.19 EUR"), text);
        assertTrue(text.contains("    paid by cash EUR: told 3 x 3.57, known 4 x 4.76"), text);
        assertTrue(text.contains("    expected cash: told 1 x 13.57, known 1 x 14.76"), text);
        var less = String.join("\n", words(closed(3, 2, NOTHING, 1)).lines());
        assertTrue(less.contains("known 2 x 2.38, less -1.19 EUR"), less);
    }

    /** What the accounts are booked by is no less compared than what is sold. */
    @Test
    void whatIsToldBesideTheSumsDiffersToo() {
        var francs = new Money(500, Currency.getInstance("CHF"));
        var told = with(
                new Further(FigureKind.TIP, "card", 1, eur(200)),
                new Further(FigureKind.VOID, "SALE", 1, eur(-119)),
                new Further(FigureKind.LIABILITY, "gift-card", 1, eur(5_000)));
        var known = with(
                new Further(FigureKind.TIP, "card", 2, eur(300)),
                new Further(FigureKind.FOREIGN_CASH, "chf", 1, francs),
                new Further(FigureKind.VOID, "SALE", 1, eur(-119)),
                new Further(FigureKind.EXCHANGE, "SALE", 1, eur(-119)),
                new Further(FigureKind.DEPOSIT, "1900", 2, eur(50), eur(8)));
        var words = words(closed(told, known, NOTHING, 1));
        assertFalse(words.isAsTold());
        var lines = words.lines();
        assertEquals(
                List.of(
                        "  Head office has something else than the Z told:",
                        "    tips by card EUR: told 1 x 2.00, known 2 x 3.00, more 1.00 EUR",
                        "    foreign cash by chf CHF: told 0 x 0.00, known 1 x 5.00, more 5.00 CHF",
                        "    exchanges, among the refunds: told 0 x 0.00, known 1 x -1.19, less -1.19 EUR",
                        "    put on gift-card: told 1 x 50.00, known 0 x 0.00, less -50.00 EUR",
                        "    deposits, tax 19.00 %: told 0 x 0.00, known 2 x 0.50, more 0.50 EUR"),
                lines.subList(lines.size() - 6, lines.size()));
        assertTrue(words(closed(known, known, NOTHING, 1)).isAsTold());
    }

    @Test
    void foreignCashIsToldByCurrency() {
        var francs = new Money(500, Currency.getInstance("CHF"));
        var dollars = new Money(200, Currency.getInstance("USD"));
        var told = with(new Further(FigureKind.FOREIGN_CASH, "chf", 1, francs));
        var known = with(
                new Further(FigureKind.FOREIGN_CASH, "chf", 1, francs),
                new Further(FigureKind.FOREIGN_CASH, "usd", 1, dollars));
        var one = closed(told, known, NOTHING, 1);
        var counted = new Closed(
                one.z(),
                told,
                known,
                List.of(
                        new ForeignCash(francs, Optional.of(francs.minus(new Money(20, francs.currency())))),
                        new ForeignCash(dollars, Optional.empty())),
                NOTHING,
                1);
        assertEquals(List.of("""
                  Expected cash CHF                        5.00                 5.00
                  Expected cash USD                                             2.00
                  Counted                                 13.54
                  Difference of cash                      -0.03
                  Counted CHF                              4.80
                  Difference of cash CHF                  -0.20
                  Counted USD                                no
                """.split("\n")), words(counted).lines().subList(9, 16));
    }

    @Test
    void aShiftWithTwoZIsCountedOnce() {
        var words = words(closed(3, 5, NOTHING, 1), closed(5, 5, NOTHING, 2));
        var text = String.join("\n", words.lines());
        assertFalse(words.isAsTold());
        assertTrue(text.contains("The shift has a Z before this one"), text);
        assertTrue(text.contains("  Sales                                8 x 9.52             5 x 5.95"), text);
    }

    @Test
    void aDayWithoutAZNamesWhatIsOpen() {
        var open = new Shift("h2", "S1", "S1-R1", 2, "bo", OPENED, eur(0), null, null);
        var words = new ZWords(new Day(STORE, LocalDate.parse("2026-03-01"), List.of(), List.of(open)));
        assertTrue(words.isAsTold());
        assertEquals("No shift was closed on this day.", words.lines().get(1));
        assertTrue(words.lines().get(2).startsWith("Shift 2 of S1-R1 is open since 2026-03-01T08:00:00Z"));
    }
}
