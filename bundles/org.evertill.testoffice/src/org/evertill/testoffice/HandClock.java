package org.evertill.testoffice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until it is moved. Any thread. */
public final class HandClock extends Clock {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private volatile Instant now;

    /** Starts on a Sunday in March, where it is 11 o'clock in Berlin. */
    public HandClock() {
        this(START);
    }

    public HandClock(Instant start) {
        this.now = start;
    }

    /** Puts it to a time. */
    public void set(Instant time) {
        now = time;
    }

    /** Moves on, or back. */
    public void move(Duration by) {
        now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
