package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class CheckDigitTest {

    @ParameterizedTest
    @ValueSource(strings = {"02345673", "416000336108", "1234567890128", "12345678901231", "4006381333931"})
    void rightOnesAreTaken(String code) {
        assertTrue(CheckDigit.isValid(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345673", "416000336109", "1234567890129", "", "1", "1234567", "400638133393X", "٤٠٠٦٣٨١٣"})
    void wrongOnesAreNot(String code) {
        assertFalse(CheckDigit.isValid(code));
    }

    @Test
    void everySingleWrongDigitIsCaught() {
        String right = "4006381333931";
        for (int i = 0; i < right.length(); i++) {
            for (char c = '0'; c <= '9'; c++) {
                String changed = right.substring(0, i) + c + right.substring(i + 1);
                assertEquals(changed.equals(right), CheckDigit.isValid(changed), changed);
            }
        }
    }

    @Test
    void onlyDigitsHaveOne() {
        assertEquals(8, CheckDigit.of("123456789012"));
        assertThrows(IllegalArgumentException.class, () -> CheckDigit.of("12A"));
    }
}
