package org.evertill.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HlcTest {

    @Test
    void theTextSortsAsTheReadingsDo() {
        var random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            var a = random(random);
            var b = random(random);
            assertEquals(
                    Integer.signum(a.compareTo(b)), Integer.signum(a.toString().compareTo(b.toString())));
            assertEquals(a, Hlc.parse(a.toString()));
        }
    }

    @Test
    void hasOneTextForm() {
        assertEquals("018f3c2a9b10-0001", new Hlc(0x018f3c2a9b10L, 1).toString());
        assertEquals("000000000000-0000", Hlc.ZERO.toString());
        assertEquals("ffffffffffff-ffff", new Hlc((1L << 48) - 1, 0xFFFF).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "018f3c2a9b10",
                "018f3c2a9b10_0001",
                "018f3c2a9b10-00001",
                "018f3c2a9g10-0001",
                "-18f3c2a9b10-0001"
            })
    void anyOtherTextIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Hlc.parse(text));
    }

    @Test
    void readingsHaveBounds() {
        assertThrows(IllegalArgumentException.class, () -> new Hlc(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Hlc(1L << 48, 0));
        assertThrows(IllegalArgumentException.class, () -> new Hlc(0, 0x10000));
        assertThrows(IllegalArgumentException.class, () -> new Hlc(0, -1));
    }

    @Test
    void aReadingAheadIsHeldBack() {
        assertEquals(new Hlc(100, 3), new Hlc(100, 3).clampedTo(100));
        assertEquals(new Hlc(100, 0xFFFF), new Hlc(101, 0).clampedTo(100));
    }

    private static Hlc random(Random random) {
        return new Hlc(random.nextBoolean() ? random.nextInt(3) : random.nextLong(1L << 48), random.nextInt(1 << 16));
    }
}
