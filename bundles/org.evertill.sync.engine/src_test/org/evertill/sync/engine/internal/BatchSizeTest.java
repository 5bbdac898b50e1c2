package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizeTest {

    private static final Duration QUICK = Duration.ofMillis(40);
    private static final Duration MIDDLING = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(4);

    @Test
    void growsWithFullAndQuickBatchesUpToItsMaximum() {
        var size = new BatchSize(200, 20, 700);
        assertEquals(400, size.answered(200, QUICK).current());
        assertEquals(700, size.answered(200, QUICK).answered(400, QUICK).current());
        assertEquals(200, size.answered(199, QUICK).current(), "a batch that was not full says nothing");
        assertEquals(200, size.answered(200, MIDDLING).current());
    }

    @Test
    void shrinksWhenSlowDownToItsMinimum() {
        var size = new BatchSize(100, 20, 700);
        assertEquals(50, size.answered(3, SLOW).current());
        assertEquals(20, size.halved().halved().halved().current());
    }

    @Test
    void refusesWhatIsNoSize() {
        assertThrows(IllegalArgumentException.class, () -> new BatchSize(10, 20, 30));
        assertThrows(IllegalArgumentException.class, () -> new BatchSize(40, 20, 30));
        assertThrows(IllegalArgumentException.class, () -> new BatchSize(0, 0, 30));
    }
}
