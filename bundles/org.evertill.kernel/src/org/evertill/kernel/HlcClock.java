package org.evertill.kernel;

import java.time.Clock;
import java.time.Duration;

/**
 * The hybrid logical clock of one replica: never goes back, even when the physical clock does. Thread-safe; does no
 * I/O.
 */
public final class HlcClock {

    /**
     * The most that is made good. Readings never go back, so a head office whose clock is years ahead must not take its tills
     * along.
     */
    static final Duration MAX_CORRECTION = Duration.ofDays(1);

    private final Clock physical;
    private Hlc last;
    private long aheadMillis;

    /**
     * @param last the newest reading this replica has recorded; new ones come after it
     */
    public HlcClock(Clock physical, Hlc last) {
        this.physical = physical;
        this.last = last;
    }

    /** A reading later than every one given before. */
    public synchronized Hlc tick() {
        last = after(last, physical.millis() - aheadMillis);
        return last;
    }

    /**
     * From now on the physical clock is taken to be ahead by so much, less than nothing when it is behind; of what is more than a
     * day, a day is made good.
     */
    public synchronized void correct(Duration ahead) {
        boolean most = ahead.abs().compareTo(MAX_CORRECTION) > 0;
        long bounded = most ? MAX_CORRECTION.toMillis() : ahead.abs().toMillis();
        aheadMillis = ahead.isNegative() ? -bounded : bounded;
    }

    private static Hlc after(Hlc previous, long nowMillis) {
        if (nowMillis > previous.millis()) {
            return new Hlc(nowMillis, 0);
        }
        if (previous.counter() < Hlc.MAX_COUNTER) {
            return new Hlc(previous.millis(), previous.counter() + 1);
        }
        return new Hlc(previous.millis() + 1, 0);
    }
}
