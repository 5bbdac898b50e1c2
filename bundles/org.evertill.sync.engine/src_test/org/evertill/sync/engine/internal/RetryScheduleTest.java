package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    @Test
    void theBoundDoublesFromOneSecondToFiveMinutes() {
        var seconds = IntStream.rangeClosed(1, 11)
                .mapToObj(n -> RetrySchedule.bound(n).toSeconds())
                .toList();
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L), seconds);
        assertEquals(Duration.ofMinutes(5), RetrySchedule.bound(Integer.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> RetrySchedule.bound(0));
    }

    @Test
    void everyWaitLiesWithinItsBounds() {
        for (int seed = 0; seed < 200; seed++) {
            var schedule = new RetrySchedule(new Random(seed));
            for (int failures = 1; failures < 40; failures++) {
                var delay = schedule.delay(failures);
                assertTrue(delay.compareTo(RetrySchedule.FLOOR) >= 0, "seed " + seed + ": " + delay);
                assertTrue(delay.compareTo(RetrySchedule.bound(failures)) <= 0, "seed " + seed + ": " + delay);
            }
        }
    }

    @Test
    void theJitterIsFull() {
        var schedule = new RetrySchedule(new Random(1));
        long[] quarters = new long[4];
        for (int i = 0; i < 8_000; i++) {
            quarters[(int) Math.min(3, schedule.delay(20).toMillis() / 75_000)]++;
        }
        for (long quarter : quarters) {
            assertEquals(2_000, quarter, 200, "a quarter of the waits lies in each quarter of five minutes");
        }
    }
}
