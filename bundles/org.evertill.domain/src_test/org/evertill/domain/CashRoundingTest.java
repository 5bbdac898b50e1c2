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

    /**
     * As central banks explain it: 5 cents in the Netherlands, Belgium and Finland (1, 2, 6, 7 down, 3, 4, 8, 9 up), 5 Rappen in Switzerland, the
     * whole krona in Sweden and Norway (49 down, 50 up), 50 \u00f8re in Denmark (24 down, 25 to 74 to the half, 75 up).
     */
    @ParameterizedTest
    @CsvSource({
        "5, 9.91 9.92 9.93 9.94 9.95 9.96 9.97 9.98 9.99, 9.90 9.90 9.95 9.95 9.95 9.95 9.95 10.00 10.00",
        "100, 100.01 100.49 100.50 100.99, 100.00 100.00 101.00 101.00",
        "50, 7.24 7.25 7.49 7.50 7.74 7.75 7.99, 7.00 7.50 7.50 7.50 7.50 8.00 8.00",
    })
    void isWhatCentralBanksSay(int step, String amounts, String cash) {
        var asked = amounts.split(" ");
        var said = cash.split(" ");
        for (int i = 0; i < asked.length; i++) {
            assertEquals(Eur.of(said[i]), new CashRounding(step).round(Eur.of(asked[i])), asked[i]);
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
