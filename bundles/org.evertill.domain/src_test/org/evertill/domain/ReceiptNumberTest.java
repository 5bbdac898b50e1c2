package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ReceiptNumberTest {

    @Test
    void hasSixDigitsAtLeast() {
        assertEquals("S1-R1-A-000001", new ReceiptNumber("S1-R1", "A", 1).toString());
        assertEquals("S1-R1-A-1234567", new ReceiptNumber("S1-R1", "A", 1_234_567).toString());
    }

    @Test
    void countsFromOne() {
        assertThrows(IllegalArgumentException.class, () -> new ReceiptNumber("S1-R1", "A", 0));
    }
}
