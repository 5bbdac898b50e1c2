package org.evertill.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DiscountKind;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.domain.ReceiptNumber;
import org.evertill.kernel.Money;
import org.evertill.shift.ShiftFigures.Discounts;
import org.evertill.shift.ShiftFigures.Further;
import org.evertill.shift.ShiftFigures.Movement;
import org.evertill.shift.ShiftFigures.Rate;
import org.evertill.shift.ShiftFigures.Sum;
import org.evertill.shift.ShiftFigures.Tender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShiftFiguresTest {

    static final Currency EUR = Currency.getInstance("EUR");

    static Money eur(long minor) {
        return new Money(minor, EUR);
    }

    /** Two sales and a refund, in cash and by card, with money that moved. */
    static ShiftFigures sample() {
        return new ShiftFigures(
                eur(10_000),
                new Sum(2, eur(12_440)),
                new Sum(1, eur(-1_190)),
                Optional.of("S1-R1-A-000007"),
                Optional.of("S1-R1-A-000009"),
                List.of(new Rate(800, 3, eur(12_440), eur(921)), new Rate(2_100, 1, eur(-1_190), eur(-207))),
                List.of(new Discounts(DiscountKind.TICKET, 1, eur(150)), new Discounts(DiscountKind.LINE, 2, eur(50))),
                List.of(new Tender("cash", 2, eur(8_810)), new Tender("card", 1, eur(2_440))),
                eur(8_810),
                List.of(
                        new Movement(CashMovementKind.DROP, 1, eur(-5_000)),
                        new Movement(CashMovementKind.PAID_IN, 2, eur(300))));
    }

    /** Nothing but foreign cash that was taken. */
    static ShiftFigures francs(Money taken) {
        var nothing = ShiftFigures.nothing(eur(0));
        return new ShiftFigures(
                nothing.openingFloat(),
                nothing.sales(),
                nothing.refunds(),
                nothing.firstReceipt(),
                nothing.lastReceipt(),
                List.of(),
                List.of(),
                List.of(),
                nothing.cashTaken(),
                List.of(),
                List.of(new Further(FigureKind.FOREIGN_CASH, "chf", 1, taken)));
    }

    @Test
    void whatItComesTo() {
        var figures = sample();
        assertEquals(3, figures.receipts());
        assertEquals(eur(11_250), figures.total());
        assertEquals(eur(714), figures.tax());
        assertEquals(eur(-4_700), figures.cashMoved());
        assertEquals(eur(10_000 + 8_810 - 4_700), figures.expectedCash());
        assertEquals(
                List.of(2_100, 800),
                figures.rates().stream().map(Rate::basisPoints).toList());
        assertEquals("card", figures.tenders().getFirst().tender());
        assertEquals(CashMovementKind.PAID_IN, figures.movements().getFirst().kind());
        assertFalse(figures.isUntouched());
        assertTrue(ShiftFigures.nothing(eur(10_000)).isUntouched());
        assertEquals(eur(10_000), ShiftFigures.nothing(eur(10_000)).expectedCash());
    }

    @ParameterizedTest
    @EnumSource(CashMovementKind.class)
    void moneyGoesTheWayItsKindSays(CashMovementKind kind) {
        boolean in = kind == CashMovementKind.PAID_IN || kind == CashMovementKind.LOAN;
        assertEquals(eur(in ? 5 : -5), kind.signed(eur(5)));
        assertEquals(kind == CashMovementKind.PAID_OUT, kind.permission() == Permission.PAY_OUT);
    }

    @Test
    void theNumberOfAZIsNeverTakenForAReceipts() {
        var number = new ZNumber("S1-R1", "A", 12);
        assertEquals("S1-R1-A-Z000012", number.toString());
        assertEquals(Optional.empty(), ReceiptNumber.parse(number.toString()));
        assertThrows(IllegalArgumentException.class, () -> new ZNumber("S1-R1", "A", 0));
        assertThrows(IllegalArgumentException.class, () -> new ZNumber("S1-R1", "A-B", 1));
    }

    @Test
    void noTableOfItIsOneOfTheProductsOthers() {
        var others = DomainTypes.ALL.stream().map(type -> type.table()).toList();
        assertTrue(ShiftTypes.ALL.stream().noneMatch(type -> others.contains(type.table())));
    }
}
