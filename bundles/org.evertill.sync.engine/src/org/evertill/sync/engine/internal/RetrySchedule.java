package org.evertill.sync.engine.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures in a row: exponential with full jitter, so that a thousand tills do not come back at
 * once when head office does (Brooker, Exponential Backoff And Jitter, 2015). Not thread-safe when its generator is not.
 */
public final class RetrySchedule {

    public static final Duration BASE = Duration.ofSeconds(1);
    public static final Duration CAP = Duration.ofMinutes(5);
    /** Full jitter may come close to nothing; this keeps it from being a busy loop. */
    public static final Duration FLOOR = Duration.ofMillis(200);

    private static final int MAX_DOUBLINGS = 30;

    private final RandomGenerator random;

    public RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The wait before the next try.
     *
     * @param failures in a row so far, from 1
     */
    public Duration delay(int failures) {
        long bound = bound(failures).toMillis();
        return Duration.ofMillis(Math.max(FLOOR.toMillis(), random.nextLong(bound + 1)));
    }

    /** The longest wait after so many failures: 1 s, 2 s, 4 s … up to the cap. */
    static Duration bound(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("no failure, no wait: " + failures);
        }
        long millis = BASE.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
        return Duration.ofMillis(Math.min(millis, CAP.toMillis()));
    }
}
