package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.evertill.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CashRoundingTest {

    @ParameterizedTest
    @CsvSource({
        "5, 15.72, 15.70",
        "5, 15.70, 15.70",
        "5, 15.71, 15.70",
        "5, 15.73, 15.75",
        "5, 15.74, 15.75",
        "5, 15.75, 15.75",
        "5, 15.76, 15.75",
        "5, 15.77, 15.75",
        "5, 15.78, 15.80",
        "5, 15.79, 15.80",
        "5, 0.01, 0.00",
        "5, 0.00, 0.00",
        "10, 15.74, 15.70",
        "10, 15.75, 15.80",
        "10, 15.76, 15.80",
        "100, 15.49, 15.00",
        "100, 15.50, 16.00",
        "100, 15.51, 16.00",
        "1, 15.73, 15.73",
    })
    void isAMultipleOfTheSmallestCoinAndARefundMirrorsIt(int step, BigDecimal amount, BigDecimal cash) {
        var rounding = new CashRounding(step);
        assertEquals(Eur.of(cash), rounding.round(Eur.of(amount)));
        assertEquals(Eur.of(cash).negated(), rounding.round(Eur.of(amount).negated()));
        assertEquals(Eur.of(cash.subtract(amount)), rounding.difference(Eur.of(amount)));
    }

    @Test
    void neverMovesMoreThanHalfACoinAndIsStable() {
        for (int step : new int[] {1, 2, 5, 10, 20, 50, 100}) {
            var rounding = new CashRounding(step);
            for (long minor = -500; minor <= 500; minor++) {
                var amount = new Money(minor, Eur.CURRENCY);
                var cash = rounding.round(amount);
                assertEquals(0, cash.minor() % step);
                assertTrue(2 * Math.abs(rounding.difference(amount).minor()) <= step);
                assertEquals(cash, rounding.round(cash));
            }
        }
    }

    @Test
    void aCoinIsWorthSomething() {
        assertThrows(IllegalArgumentException.class, () -> new CashRounding(0));
    }
}
