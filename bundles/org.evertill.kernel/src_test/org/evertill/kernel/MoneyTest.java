package org.evertill.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Money MOST = new Money(Long.MAX_VALUE, EUR);
    private static final Money LEAST = new Money(Long.MIN_VALUE, EUR);

    @ParameterizedTest
    @CsvSource({
        "2.55, EUR, 255, 2.55 EUR",
        "2.5, EUR, 250, 2.50 EUR",
        "2.545, EUR, 255, 2.55 EUR",
        "-2.545, EUR, -255, -2.55 EUR",
        "2.5449, EUR, 254, 2.54 EUR",
        "1999.5, JPY, 2000, 2000 JPY",
        "1.2345, KWD, 1235, 1.235 KWD",
        "0, GBP, 0, 0.00 GBP",
    })
    void countsMinorUnits(BigDecimal major, String currency, long minor, String text) {
        var money = Money.of(major, Currency.getInstance(currency), RoundingMode.HALF_UP);
        assertEquals(minor, money.minor());
        assertEquals(text, money.toString());
    }

    @Test
    void losesNoDigitUnlessTold() {
        assertThrows(ArithmeticException.class, () -> Money.of(new BigDecimal("0.001"), EUR, RoundingMode.UNNECESSARY));
    }

    @Test
    void neverOverflowsSilently() {
        var cent = new Money(1, EUR);
        assertThrows(ArithmeticException.class, () -> MOST.plus(cent));
        assertThrows(ArithmeticException.class, () -> LEAST.minus(cent));
        assertThrows(ArithmeticException.class, LEAST::negated);
        assertThrows(
                ArithmeticException.class,
                () -> Money.of(new BigDecimal("92233720368547758.08"), EUR, RoundingMode.HALF_UP));
        assertEquals(MOST, Money.of(new BigDecimal("92233720368547758.07"), EUR, RoundingMode.HALF_UP));
    }

    @Test
    void currenciesDoNotMix() {
        var pound = new Money(100, Currency.getInstance("GBP"));
        var euro = new Money(100, EUR);
        assertThrows(IllegalArgumentException.class, () -> euro.plus(pound));
        assertThrows(IllegalArgumentException.class, () -> euro.minus(pound));
        assertThrows(IllegalArgumentException.class, () -> euro.compareTo(pound));
    }

    @Test
    void goldIsNoMoney() {
        assertThrows(IllegalArgumentException.class, () -> new Money(1, Currency.getInstance("XAU")));
        assertThrows(IllegalArgumentException.class, () -> Money.zero(Currency.getInstance("XXX")));
    }

    @Test
    void addsAndOrders() {
        var one = new Money(100, EUR);
        var two = new Money(200, EUR);
        assertEquals(two, one.plus(one));
        assertEquals(one.negated(), one.minus(two));
        assertTrue(one.compareTo(two) < 0);
        assertTrue(one.negated().isNegative() && Money.zero(EUR).isZero());
    }
}
