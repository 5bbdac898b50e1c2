package org.evertill.sync.engine.internal;

import java.time.Duration;

/**
 * How much one message carries: grows while head office answers quickly, shrinks when it is slow or refuses the size,
 * so that a batch gets through on a bad line and a long queue drains on a good one.
 *
 * @param current between min and max
 */
record BatchSize(int current, int min, int max) {

    static final Duration QUICK = Duration.ofMillis(500);
    static final Duration SLOW = Duration.ofSeconds(3);

    BatchSize {
        if (min < 1 || current < min || current > max) {
            throw new IllegalArgumentException("not a batch size: " + min + " ≤ " + current + " ≤ " + max);
        }
    }

    /** After a message with so many elements was answered. */
    BatchSize answered(int elements, Duration took) {
        if (took.compareTo(SLOW) > 0) {
            return halved();
        }
        boolean full = elements >= current;
        return full && took.compareTo(QUICK) < 0 ? at(Math.min(max, current * 2L)) : this;
    }

    /** After a message was too slow or too large. */
    BatchSize halved() {
        return at(Math.max(min, current / 2));
    }

    private BatchSize at(long size) {
        return new BatchSize((int) size, min, max);
    }
}
