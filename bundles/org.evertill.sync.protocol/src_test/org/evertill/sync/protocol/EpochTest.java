package org.evertill.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EpochTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void numbersOfTheFirstBeginAtOne() {
        assertEquals(0, Epoch.before(1));
    }

    @Test
    void aBackupDoesNotMakeOneComeTwice() {
        int backup = Epoch.after(1, NOON);
        int lost = Epoch.after(Epoch.after(backup, NOON.plusSeconds(600)), NOON.plusSeconds(1_200));
        assertTrue(Epoch.after(backup, NOON.plusSeconds(3_600)) > lost);
    }

    @Test
    void theyFollowEachOtherWhateverTheClockSays() {
        int epoch = Epoch.after(1, NOON);
        assertEquals(epoch + 1, Epoch.after(epoch, NOON));
        assertEquals(epoch + 1, Epoch.after(epoch, NOON.minus(Duration.ofDays(400))));
        assertEquals(2, Epoch.after(1, Instant.EPOCH));
    }

    @Test
    void numbersFitIntoJson() {
        int last = Epoch.after(1, Instant.parse("2088-01-01T00:00:00Z"));
        assertTrue(Epoch.before(last + 1) <= 1L << 53);
    }
}
