package org.evertill.ui.shift.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.List;
import org.evertill.kernel.Money;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.ShiftDesk.Found;
import org.evertill.shift.ShiftDesk.Pieces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void piecesComeToTheirTotalAndOnlyWhatWasFoundIsNoted() {
        var tally = Tally.of(List.of(EUR));
        assertEquals(new Money(50_000, EUR), tally.rows().getFirst().denomination());
        assertEquals(new Money(1, EUR), tally.rows().getLast().denomination());
        var counted = tally.with(3, 4).with(14, 7).with(0, 2).with(0, 0);
        var found = counted.found().getFirst();
        assertEquals(new Money(20_007, EUR), found.total());
        assertEquals(2, found.denominations().size());
        assertEquals(new Pieces(new Money(5_000, EUR), 4), found.denominations().getFirst());
        assertEquals(List.of(Found.of(Money.zero(EUR))), tally.found());
    }

    @Test
    void eachCurrencyHasItsOwnTotalAndOneThatIsNotThereIsZero() {
        var chf = Currency.getInstance("CHF");
        var both = Tally.of(List.of(EUR, chf)).with(3, 1);
        assertEquals(
                List.of(new Money(5_000, EUR), Money.zero(chf)),
                both.found().stream().map(Found::total).toList());
    }

    /** Also where nobody listed its coins: the largest first, each once, down to what nothing is smaller than. */
    @ParameterizedTest
    @ValueSource(strings = {"EUR", "CHF", "GBP", "USD", "JPY", "SEK", "KWD", "CLP"})
    void everyCurrencyCanBeCounted(String code) {
        var rows = Tally.of(List.of(Currency.getInstance(code))).rows();
        assertTrue(rows.size() <= ShiftDesk.MAX_DENOMINATIONS);
        for (int i = 1; i < rows.size(); i++) {
            assertTrue(rows.get(i).denomination().compareTo(rows.get(i - 1).denomination()) < 0, code + " " + i);
        }
        assertTrue(rows.getLast().denomination().minor() > 0);
    }
}
