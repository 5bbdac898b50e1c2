package org.evertill.storage.sqlite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves on by a millisecond whenever somebody looks. Any thread. */
final class Ticks extends Clock {

    private long millis = 1_790_000_000_000L;

    @Override
    public synchronized Instant instant() {
        millis++;
        return Instant.ofEpochMilli(millis);
    }

    /** Time passes. */
    synchronized void pass(Duration time) {
        millis += time.toMillis();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
