package org.evertill.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LifeTest {

    @Test
    void numbersOfTheFirstLifeBeginAtOne() {
        assertEquals(0, Life.before(1));
        assertEquals(1, Life.of(1));
        assertEquals(1, Life.of(0));
    }

    @Test
    void aNumberTellsItsLife() {
        for (int epoch : new int[] {1, 2, 3, 1_000, 1_000_000}) {
            assertEquals(epoch, Life.of(Life.before(epoch) + 1));
            assertEquals(epoch, Life.of(Life.before(epoch + 1)));
        }
    }

    @Test
    void numbersFitIntoJson() {
        assertTrue(Life.before(1 << 20) < 1L << 53);
    }
}
