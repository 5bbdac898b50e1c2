package org.evertill.barcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitTest {

    /** The first four are those of GS1's own linter (gs1-syntax-dictionary, src/lint_csum.c), as are the first three wrong ones (docs/references.md). */
    @ParameterizedTest
    @ValueSource(strings = {"02345673", "416000336108", "1234567890128", "12345678901231", "4006381333931"})
    void rightOnesAreTaken(String code) {
        assertTrue(CheckDigit.isValid(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12345673", "416000336109", "1234567890129", "", "1", "1234567", "400638133393X", "٤٠٠٦٣٨١٣"})
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

    /** GS1's own cases and those of other projects, where they are at hand. */
    @Test
    void agreesWithOthers() throws IOException {
        var file = Path.of("../../../shared/data/gs1_check_digits.csv");
        assumeTrue(Files.exists(file), "there is no " + file);
        int compared = 0;
        for (String line : Files.readAllLines(file)) {
            var cells = line.split(",", 3);
            if (!cells[0].equals("code") && !cells[0].isEmpty()) {
                assertEquals(cells[1].equals("1"), isRight(cells[0]), line);
                compared++;
            }
        }
        assertTrue(compared > 25, "only " + compared + " cases");
    }

    /** By the same sum for numbers that are longer than a GTIN. */
    private static boolean isRight(String code) {
        if (CheckDigit.hasLength(code) || !code.matches("[0-9]+")) {
            return CheckDigit.isValid(code);
        }
        int last = code.length() - 1;
        return CheckDigit.of(code.substring(0, last)) == code.charAt(last) - '0';
    }

    @Test
    void onlyDigitsHaveOne() {
        assertEquals(8, CheckDigit.of("123456789012"));
        assertThrows(IllegalArgumentException.class, () -> CheckDigit.of("12A"));
    }
}
