package org.evertill.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "3, 3000, 3",
        "1.5, 1500, 1.5",
        "0.001, 1, 0.001",
        "-2.50, -2500, -2.5",
        "0.000, 0, 0",
        "100, 100000, 100"
    })
    void countsThousandths(BigDecimal units, long thousandths, String text) {
        var quantity = Quantity.of(units);
        assertEquals(thousandths, quantity.thousandths());
        assertEquals(text, quantity.toString());
    }

    @Test
    void losesNoDigitAndNeverOverflows() {
        assertThrows(ArithmeticException.class, () -> Quantity.of(new BigDecimal("0.0001")));
        assertThrows(ArithmeticException.class, () -> Quantity.of(Long.MAX_VALUE / 1000 + 1));
        assertThrows(ArithmeticException.class, () -> new Quantity(Long.MAX_VALUE).plus(new Quantity(1)));
        assertThrows(ArithmeticException.class, () -> new Quantity(Long.MIN_VALUE).negated());
    }

    @Test
    void addsAndOrders() {
        assertEquals(Quantity.of(3), Quantity.of(1).plus(Quantity.of(2)));
        assertTrue(Quantity.ONE.compareTo(Quantity.ZERO) > 0);
        assertTrue(Quantity.ONE.negated().isNegative() && Quantity.ZERO.isZero());
    }
}
