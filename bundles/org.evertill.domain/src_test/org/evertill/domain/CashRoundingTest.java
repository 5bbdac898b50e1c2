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

    /** The rules and examples of the authorities, a country a row (docs/references.md). */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Canada, 5, 1.01 1.02 1.03 1.04 1.05 1.06 1.07 1.08 1.09 4.92 5.97 5.98, 1.00 1.00 1.05 1.05 1.05 1.05 1.05 1.10 1.10 4.90 5.95 6.00",
        "Ireland, 5, 10.21 10.22 10.23 10.24 14.48 5.96 5.97 5.98 5.99, 10.20 10.20 10.25 10.25 14.50 5.95 5.95 6.00 6.00",
        "Finland, 5, 9.91 9.92 9.93 9.94 9.96 9.97 9.98 9.99, 9.90 9.90 9.95 9.95 9.95 9.95 10.00 10.00",
        "Switzerland, 5, 1.02 1.03 1.07 1.08 1.09, 1.00 1.05 1.05 1.10 1.10",
        "Denmark, 50, 405.01 405.24 405.25 405.74 405.75 405.99 37.25 37.74, 405.00 405.00 405.50 405.50 406.00 406.00 37.50 37.50",
        "Sweden, 100, 100.01 100.49 100.50 100.99, 100.00 100.00 101.00 101.00",
        "Norway, 100, 100.01 100.49 100.50 100.99, 100.00 100.00 101.00 101.00",
    })
    void isWhatTheAuthoritiesSay(String country, int step, String amounts, String cash) {
        var asked = amounts.split(" ");
        var said = cash.split(" ");
        for (int i = 0; i < asked.length; i++) {
            assertEquals(Eur.of(said[i]), new CashRounding(step).round(Eur.of(asked[i])), country + " " + asked[i]);
        }
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
