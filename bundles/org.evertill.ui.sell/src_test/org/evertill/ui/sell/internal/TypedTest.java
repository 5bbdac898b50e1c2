package org.evertill.ui.sell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.junit.jupiter.api.Test;

class TypedTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");

    @Test
    void onlyTextsWithALetterAreWords() {
        assertEquals("", Typed.words("4006381333931"));
        assertEquals("", Typed.words("3*4006381333931"));
        assertEquals("green tea", Typed.words("3* green tea "));
        assertEquals("85123A", Typed.words("85123A"));
        assertEquals("käse", Typed.words("käse"));
    }

    @Test
    void theQuantityBeforeAProductIsKept() {
        assertEquals("1,5*", Typed.quantityPrefix("1,5*tea"));
        assertEquals("", Typed.quantityPrefix("tea"));
    }

    @Test
    void aStarInGs1DataIsNoQuantity() {
        for (String code : new String[] {
            "]d2010950110153000310A*B", "(01)09501101530003(10)A*B", "https://x.example/01/09501101530003/10/A*B"
        }) {
            assertEquals("", Typed.quantityPrefix(code));
            assertEquals(code, Typed.code(code));
        }
        assertEquals("3*", Typed.quantityPrefix("3*(01)09501101530003(10)A*B"));
        assertEquals("(01)09501101530003(10)A*B", Typed.code("3*(01)09501101530003(10)A*B"));
        assertEquals("10A␝21B", Typed.shown("10A\u001d21B"));
    }

    @Test
    void aQuantityAloneEndsWithAStar() {
        assertEquals(Optional.of(Quantity.of(3)), Typed.quantityAlone("3*"));
        assertEquals(Optional.of(Quantity.of(new BigDecimal("1.25"))), Typed.quantityAlone("1,250*"));
        assertEquals(Optional.empty(), Typed.quantityAlone("3"));
        assertEquals(Optional.empty(), Typed.quantityAlone("*"));
        assertEquals(Optional.empty(), Typed.quantityAlone("1.2345*"));
    }

    @Test
    void amountsHaveNoMoreDecimalsThanTheCurrency() {
        assertEquals(Optional.of(new Money(2000, EUR)), Typed.amount("20", EUR));
        assertEquals(Optional.of(new Money(1995, EUR)), Typed.amount("19,95", EUR));
        assertEquals(Optional.of(new Money(1950, EUR)), Typed.amount("19.5", EUR));
        assertEquals(Optional.empty(), Typed.amount("19.955", EUR));
        assertEquals(Optional.of(new Money(500, JPY)), Typed.amount("500", JPY));
        assertEquals(Optional.empty(), Typed.amount("5,5", JPY));
        assertEquals(Optional.empty(), Typed.amount("4006381333931", EUR));
        assertEquals(Optional.empty(), Typed.amount("", EUR));
    }

    @Test
    void receiptNumbersAreToldFromCodes() {
        assertTrue(Typed.isReceipt("S1-R1-A-000017"));
        assertTrue(Typed.isReceipt(" evr1:ab27 "), "the code of a receipt of another store");
        assertFalse(Typed.isReceipt("EVR1:1890"));
        assertFalse(Typed.isReceipt("4006381333931"));
        assertFalse(Typed.isReceipt("ABC-12"));
        assertTrue(Typed.isShortReceipt("17"));
        assertFalse(Typed.isShortReceipt("4006381333931"));
    }

    @Test
    void aShortNumberAnswersForAReceiptAndAScannedCodeDoesNot() {
        assertTrue(Typed.answersForReceipt("3"));
        assertTrue(Typed.answersForReceipt("S1-R1-A-000003"));
        assertFalse(Typed.answersForReceipt("40123455"));
        assertFalse(Typed.answersForReceipt("4006381333931"));
    }
}
