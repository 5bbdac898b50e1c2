package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.evertill.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxTest {

    /** Prices of tills of others, each by the fraction of its rate: 21/121, 8/108, 12/112 (docs/references.md). */
    @ParameterizedTest
    @CsvSource({
        "11.90, 2100, 9.83, 2.07",
        "2.80, 2100, 2.31, 0.49",
        "124.40, 800, 115.19, 9.21",
        "52.50, 1200, 46.87, 5.63",
        "-52.50, 1200, -46.87, -5.63",
        "10.00, 0, 10.00, 0.00",
        "0.00, 2000, 0.00, 0.00",
        "0.01, 2000, 0.01, 0.00",
        "2.00, 10000, 1.00, 1.00",
    })
    void takesTheTaxOut(BigDecimal gross, int rate, BigDecimal net, BigDecimal tax) {
        assertEquals(new Tax.Amounts(Eur.of(net), Eur.of(tax), Eur.of(gross)), Tax.inclusive(Eur.of(gross), rate));
    }

    /** EN 16931, rule BR-CO-17: half up, away from zero (docs/references.md). */
    @ParameterizedTest
    @CsvSource({
        "2141.05, 1400, 299.75",
        "2141.19, 210, 44.96",
        "-2141.19, 550, -117.77",
        "6491.34, 2500, 1622.84",
        "-6491.34, 2500, -1622.84",
        "0.02, 2500, 0.01",
        "0.01, 2500, 0.00",
    })
    void addsTheTax(BigDecimal net, int rate, BigDecimal tax) {
        var amounts = Tax.exclusive(Eur.of(net), rate);
        assertEquals(new Tax.Amounts(Eur.of(net), Eur.of(tax), Eur.of(net.add(tax))), amounts);
    }

    /**
     * The VAT fractions of HM Revenue & Customs: of what contains 20 % a sixth is tax, of 17.5 % 7/47, of 15 % 3/23, of 5 % 1/21; and by the
     * same sum 19/119 (Germany), 7/107, 21/121 (Netherlands, Belgium), 10/110, 25/125 (Sweden, Denmark) (docs/references.md).
     */
    @ParameterizedTest
    @CsvSource({
        "2000, 1, 6",
        "1750, 7, 47",
        "1500, 3, 23",
        "500, 1, 21",
        "1900, 19, 119",
        "700, 7, 107",
        "2100, 21, 121",
        "1000, 1, 11",
        "2500, 1, 5",
    })
    void theTaxInAPriceIsThePublishedFraction(int rate, long numerator, long denominator) {
        for (long times = -50; times <= 50; times++) {
            var gross = new Money(denominator * times, Eur.CURRENCY);
            assertEquals(numerator * times, Tax.inclusive(gross, rate).tax().minor());
        }
    }

    /** Worked examples of accountants and of HM Revenue & Customs (docs/references.md). */
    @ParameterizedTest
    @CsvSource({
        "115.00, 1500, 15.00",
        "117.50, 1750, 17.50",
        "120.00, 2000, 20.00",
        "24.00, 2000, 4.00",
        "24.00, 1750, 3.57",
        "60.00, 2000, 10.00",
        "80.00, 500, 3.81",
    })
    void theTaxInAPriceIsThatOfTheWorkedExamples(BigDecimal gross, int rate, BigDecimal tax) {
        assertEquals(Eur.of(tax), Tax.inclusive(Eur.of(gross), rate).tax());
    }

    @Test
    void alwaysAddsUpMirrorsAndErrsByHalfACentAtMost() {
        var random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            var gross = new Money(random.nextLong(-10_000_000, 10_000_000), Eur.CURRENCY);
            int rate = random.nextInt(3_000);
            var amounts = Tax.inclusive(gross, rate);
            assertEquals(gross, amounts.net().plus(amounts.tax()));
            assertEquals(
                    amounts.tax().negated(),
                    Tax.inclusive(gross.negated(), rate).tax());
            // |tax − gross·r/(1+r)| ≤ ½, in whole numbers
            var error = BigInteger.valueOf(amounts.tax().minor())
                    .multiply(BigInteger.valueOf(10_000 + rate))
                    .subtract(BigInteger.valueOf(gross.minor()).multiply(BigInteger.valueOf(rate)));
            assertTrue(error.abs().shiftLeft(1).compareTo(BigInteger.valueOf(10_000 + rate)) <= 0);
        }
    }

    @Test
    void neverOverflowsSilently() {
        var most = new Money(Long.MAX_VALUE, Eur.CURRENCY);
        assertThrows(ArithmeticException.class, () -> Tax.exclusive(most, 2000));
        assertEquals(most, Tax.inclusive(most, 2000).gross());
    }
}
