package org.evertill.kernel;

import java.time.Clock;

/**
 * The hybrid logical clock of one replica: never goes back, even when the physical clock does. Thread-safe; does no
 * I/O.
 */
public final class HlcClock {

    private final Clock physical;
    private Hlc last;

    /**
     * @param last the newest reading this replica has recorded; new ones come after it
     */
    public HlcClock(Clock physical, Hlc last) {
        this.physical = physical;
        this.last = last;
    }

    /** A reading later than every one given or observed before. */
    public synchronized Hlc tick() {
        last = after(last, physical.millis());
        return last;
    }

    /** Takes note of another replica's reading, so that what happens here next is ordered after it. */
    public synchronized void observe(Hlc other) {
        if (other.compareTo(last) > 0) {
            last = other;
        }
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
