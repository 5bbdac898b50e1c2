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

class UnitPriceTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({
        "2.55, 6, 15.30",
        "0.05, 50, 2.50",
        "0.0001, 50, 0.01",
        "0.0001, 49.999, 0.00",
        "12.99, 0.385, 5.00",
        "1.005, 1, 1.01",
        "1.005, -1, -1.01",
        "1.0049, 1, 1.00",
    })
    void aLineIsRoundedOnce(BigDecimal price, BigDecimal quantity, BigDecimal total) {
        var money = UnitPrice.of(price, EUR).times(Quantity.of(quantity), RoundingMode.HALF_UP);
        assertEquals(total, money.toDecimal());
    }

    @Test
    void keepsFourDecimalsAndNoFifth() {
        assertEquals(25_500, UnitPrice.of(new BigDecimal("2.55"), EUR).tenThousandths());
        assertEquals("0.0001 EUR", UnitPrice.of(new BigDecimal("0.0001"), EUR).toString());
        assertThrows(ArithmeticException.class, () -> UnitPrice.of(new BigDecimal("0.00001"), EUR));
        assertEquals(UnitPrice.of(new BigDecimal("2.55"), EUR), UnitPrice.of(new Money(255, EUR)));
    }

    @Test
    void neverOverflowsSilently() {
        var dear = new UnitPrice(Long.MAX_VALUE, EUR);
        assertThrows(ArithmeticException.class, () -> dear.times(Quantity.of(1_000_000), RoundingMode.HALF_UP));
        assertThrows(ArithmeticException.class, () -> UnitPrice.of(new BigDecimal("1e18"), EUR));
    }

    @Test
    void ordersWithinACurrency() {
        var cheap = new UnitPrice(1, EUR);
        assertTrue(cheap.compareTo(new UnitPrice(2, EUR)) < 0);
        var pound = new UnitPrice(1, Currency.getInstance("GBP"));
        assertThrows(IllegalArgumentException.class, () -> cheap.compareTo(pound));
        assertTrue(new UnitPrice(-1, EUR).isNegative());
    }
}
