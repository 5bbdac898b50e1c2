package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"S1-R1-A-000001", "S1-R1-A-1234567", "R-B2-999999", "a-b-c-d-AA-000010"})
    void isReadFromItsText(String text) {
        assertEquals(text, ReceiptNumber.parse(text).orElseThrow().toString());
    }

    @Test
    void theRegisterMayHaveHyphens() {
        assertEquals(Optional.of(new ReceiptNumber("S1-R1", "A", 42)), ReceiptNumber.parse("S1-R1-A-000042"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A-000001",
                "S1-R1-A-1",
                "S1-R1-A-0000001",
                "S1-R1-A-000000",
                "S1-R1-A-00000x",
                "S1-R1-A--00001",
                "-A-000001",
                "S1-R1--000001",
                "S1-R1-A-000001 ",
                "S1-R1-A-٠٠٠٠٠١",
                "S1-R1-A-9999999999999999999"
            })
    void anyOtherTextIsNone(String text) {
        assertEquals(Optional.empty(), ReceiptNumber.parse(text));
    }

    @Test
    void aSeriesHasNoHyphen() {
        assertThrows(IllegalArgumentException.class, () -> new ReceiptNumber("S1-R1", "A-B", 1));
    }
}
