package org.evertill.ui.office.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evertill.headoffice.HeadOfficeDesk.Till;
import org.junit.jupiter.api.Test;

class TillStateTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void aTillThatWasHeardOfJustNowIsConnected() {
        assertEquals(TillState.CONNECTED, state(seen(Duration.ofSeconds(60)), Duration.ofSeconds(119)));
    }

    @Test
    void oneThatWasNotHeardOfForADayIsSilentWhateverItsClockSays() {
        assertEquals(TillState.AWAY, state(seen(Duration.ofHours(24)), Duration.ZERO));
        assertEquals(TillState.SILENT, state(seen(Duration.ofHours(25)), Duration.ofHours(3)));
    }

    @Test
    void aClockThatIsWrongIsTold() {
        assertEquals(TillState.CLOCK, state(seen(Duration.ofSeconds(5)), Duration.ofSeconds(121)));
        assertEquals(TillState.CLOCK, state(seen(Duration.ofSeconds(5)), Duration.ofSeconds(-121)));
    }

    @Test
    void oneThatNeverCameIsNewForADay() {
        assertEquals(TillState.NEW, TillState.of(till(Optional.empty(), Duration.ZERO, false, 0), NOW));
        assertEquals(
                TillState.SILENT,
                TillState.of(till(Optional.empty(), Duration.ZERO, false, 0), NOW.plus(Duration.ofDays(2))));
    }

    @Test
    void oneThatWasShutOutNeedsSomebodyAsLongAsItsSalesWait() {
        assertEquals(TillState.SHUT_OUT, TillState.of(till(seen(Duration.ZERO), Duration.ZERO, true, 0), NOW));
        assertEquals(TillState.KEPT_APART, TillState.of(till(seen(Duration.ZERO), Duration.ZERO, true, 3), NOW));
    }

    private static TillState state(Optional<Instant> seen, Duration skew) {
        return TillState.of(till(seen, skew, false, 0), NOW);
    }

    private static Optional<Instant> seen(Duration ago) {
        return Optional.of(NOW.minus(ago));
    }

    static Till till(Optional<Instant> seen, Duration skew, boolean isShutOut, long keptApart) {
        return till("r1", "S1-R1", seen, skew, isShutOut, keptApart);
    }

    static Till till(
            String replica, String register, Optional<Instant> seen, Duration skew, boolean isShutOut, long keptApart) {
        return new Till(
                replica,
                register,
                register.substring(0, 2),
                "counter",
                NOW,
                seen,
                7,
                2,
                skew,
                "0.1.0",
                isShutOut ? Optional.of(NOW) : Optional.empty(),
                keptApart);
    }
}
