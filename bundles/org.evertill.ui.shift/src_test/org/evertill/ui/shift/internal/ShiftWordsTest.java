package org.evertill.ui.shift.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.domain.Shift;
import org.evertill.domain.Store;
import org.evertill.kernel.Money;
import org.evertill.shift.CashCount;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.DrawerCount;
import org.evertill.shift.ShiftDesk.Open;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.widget.Palette.Role;
import org.junit.jupiter.api.Test;

/** What the screen says of a shift, and what it offers next. */
class ShiftWordsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Store STORE = new Store("S1", "Shop", "DE", "EUR", "UTC", null, null);
    private static final Task OVERVIEW = new Task.Overview();

    private final ShiftWords words =
            new ShiftWords(Messages.beside(ShiftWords.class, Locale.UK), new Formats(Locale.UK, ZoneOffset.UTC));

    @Test
    void withoutAShiftTheNextStepIsToOpenOne() {
        var none = Optional.of(new Drawer(STORE, Optional.empty()));
        assertEquals("Open shift", words.nextStep(none, OVERVIEW));
        assertTrue(words.hint(none, OVERVIEW).startsWith("Float"));
        assertEquals(Kind.WARNING, words.news(none, OVERVIEW).kind());
        assertTrue(words.facts(none.get()).isEmpty());
    }

    @Test
    void aShiftThatOpenedByItselfAsksForItsFloatAndOneWithSalesForACount() {
        assertEquals("Take as float", words.nextStep(drawer(0, 0, null), OVERVIEW));
        assertEquals("Count the drawer", words.nextStep(drawer(0, 1, null), OVERVIEW));
        assertEquals("Count the drawer", words.nextStep(drawer(5_000, 0, null), OVERVIEW));
    }

    @Test
    void whatIsExpectedIsToldOnlyOnceItWasCounted() {
        var before = drawer(5_000, 3, null);
        assertFalse(words.facts(before.orElseThrow()).toString().contains("Expected"));
        var counting =
                words.summary(before, new Task.Count(Tally.of(List.of(EUR)).with(3, 1)), "");
        assertEquals("€50.00", counting.amount());
        assertTrue(counting.rows().isEmpty());
        var after = drawer(5_000, 3, count(9_000, 10_000));
        assertTrue(words.facts(after.orElseThrow()).toString().contains("Expected"));
    }

    @Test
    void overShortAndEvenAreSaidAsOnTheZ() {
        var tooLittle = drawer(5_000, 3, count(9_000, 10_000));
        assertEquals("Short", words.summary(tooLittle, OVERVIEW, "").label());
        assertEquals(Role.WARNING, words.summary(tooLittle, OVERVIEW, "").role());
        assertTrue(words.news(tooLittle, OVERVIEW).text().contains("€10.00 are missing"));
        assertEquals(
                "Over",
                words.summary(drawer(0, 3, count(10_001, 10_000)), OVERVIEW, "").label());
        var even = drawer(0, 3, count(10_000, 10_000));
        assertEquals("Difference", words.summary(even, OVERVIEW, "").label());
        assertEquals(Kind.GOOD, words.news(even, OVERVIEW).kind());
        assertEquals("Close shift", words.nextStep(even, OVERVIEW));
    }

    @Test
    void whatIsMissingOfEachCurrencyIsSaid() {
        var chf = Currency.getInstance("CHF");
        var francs = count(new Money(500, chf), new Money(400, chf));
        var text = words.news(drawer(0, 3, count(10_000, 10_000), francs), OVERVIEW)
                .text();
        assertTrue(text.startsWith("Counted: CHF") && text.contains("1.00 are too much."), text);
    }

    @Test
    void moneyThatMovesIsAskedForItsReasonWhereItNeedsOne() {
        var none = Optional.<Drawer>empty();
        var amount = new Money(500, EUR);
        assertEquals("What for? Then Enter", words.hint(none, new Task.Reason(CashMovementKind.PAID_OUT, amount)));
        assertTrue(
                words.hint(none, new Task.Reason(CashMovementKind.DROP, amount)).contains("Enter alone"));
        assertEquals("Brought to the safe", words.nextStep(none, new Task.Reason(CashMovementKind.DROP, amount)));
    }

    private static CashCount count(long found, long expected) {
        return count(new Money(found, EUR), new Money(expected, EUR));
    }

    private static CashCount count(Money found, Money expected) {
        return new CashCount("c", "S1", Instant.EPOCH, "S1-R1", "s", 1, found, expected, "kim");
    }

    private static Optional<Drawer> drawer(long floatMinor, long receipts, CashCount count, CashCount... foreign) {
        var shift = new Shift("s", "S1", "S1-R1", 7, "kim", Instant.EPOCH, new Money(floatMinor, EUR), null, null);
        var counted = Optional.ofNullable(count).map(own -> new DrawerCount(own, List.of(foreign)));
        var open = new Open(shift, "Kim", Optional.empty(), receipts, List.of(EUR), counted);
        return Optional.of(new Drawer(STORE, Optional.of(open)));
    }
}
