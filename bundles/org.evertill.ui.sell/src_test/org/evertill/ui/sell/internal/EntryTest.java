package org.evertill.ui.sell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EntryTest {

    private final Entry entry = new Entry();

    @Test
    void aScannerIsToldByItsSpeed() {
        type("4006381333931", 5);
        assertTrue(entry.looksScanned());
    }

    @Test
    void aPersonIsNotAScanner() {
        type("milk", 120);
        assertFalse(entry.looksScanned());
    }

    @Test
    void threeFastCharactersAreNoScan() {
        type("tea", 1);
        assertFalse(entry.looksScanned());
    }

    @Test
    void aClockThatWrapsAroundInTheMiddleOfACodeDoesNotMatter() {
        int time = Integer.MAX_VALUE - 10;
        for (char c : "12345678".toCharArray()) {
            entry.type(c, time);
            time += 5;
        }
        assertTrue(entry.looksScanned());
    }

    @Test
    void theLastCharacterCanBeTakenBackAlsoWhenThereIsNone() {
        type("12", 100);
        entry.back();
        entry.back();
        entry.back();
        assertTrue(entry.isEmpty());
    }

    @Test
    void aKeyThatIsHeldDownForeverDoesNotFillTheMemory() {
        type("7".repeat(10_000), 1);
        assertEquals(Entry.MAX_LENGTH, entry.text().length());
    }

    private void type(String text, int msBetween) {
        int time = 1000;
        for (char c : text.toCharArray()) {
            entry.type(c, time);
            time += msBetween;
        }
    }
}
