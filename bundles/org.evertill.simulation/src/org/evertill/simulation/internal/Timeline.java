package org.evertill.simulation.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The virtual clock and what is to happen. Time passes only from one happening to the next. */
final class Timeline {

    /** More happenings than any honest run has; a loop that does not end reaches it. */
    private static final int MAX_EVENTS = 2_000_000;

    /** Late on the last day of a month, so that facts of one run fall in two. */
    private static final long START = Instant.parse("2026-11-30T22:00:00Z").toEpochMilli();

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private long now = START;
    private long scheduled;
    private long done;

    private record Event(long at, long order, Runnable what) {}

    long now() {
        return now;
    }

    /** Time since the run began. */
    long elapsed() {
        return now - START;
    }

    /** Has something happen after some milliseconds. Of two at one time the one that was asked for first comes first. */
    void after(long millis, Runnable what) {
        scheduled++;
        events.add(new Event(now + millis, scheduled, what));
    }

    /** Lets things happen, one after the other, until a condition holds. */
    void runUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            var next = events.poll();
            if (next == null) {
                throw new IllegalStateException("nothing will happen any more, and it waits");
            }
            done++;
            Broken.unless(done < MAX_EVENTS, "I16", "the run does not come to rest");
            now = Math.max(now, next.at);
            run(next.what);
        }
    }

    /** What fails in here has nothing to do with who happens to wait, and is none of his failures. */
    private static void run(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException e) {
            throw new Broken(e);
        }
    }

    /** A clock that shows this time and some milliseconds more or less. */
    Clock clock(LongSupplier skewMillis) {
        return new Skewed(skewMillis);
    }

    private final class Skewed extends Clock {
        private final LongSupplier skew;

        Skewed(LongSupplier skew) {
            this.skew = skew;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("simulated time is UTC");
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public long millis() {
            return now + skew.getAsLong();
        }
    }
}
