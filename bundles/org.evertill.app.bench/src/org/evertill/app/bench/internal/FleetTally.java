package org.evertill.app.bench.internal;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What all tills of a fleet have seen together. Any thread. */
final class FleetTally {

    final LongAdder pushes = new LongAdder();
    final LongAdder pulls = new LongAdder();
    final LongAdder rows = new LongAdder();
    final LongAdder greetings = new LongAdder();
    final LongAdder pokes = new LongAdder();
    /** Streams that ended although nobody wanted that. */
    final LongAdder lostStreams = new LongAdder();

    final AtomicInteger openStreams = new AtomicInteger();

    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();

    /** Something went wrong, which the till does again. */
    void error(String code) {
        errors.computeIfAbsent(code, key -> new LongAdder()).increment();
    }

    long errorCount() {
        return errors.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** How often each thing went wrong. */
    SortedMap<String, Long> errors() {
        var counts = new TreeMap<String, Long>();
        errors.forEach((code, count) -> counts.put(code, count.sum()));
        return counts;
    }

    /** What stood here at one moment. */
    record Reading(long pushes, long pulls, long rows, long greetings, long pokes, long errors) {

        Reading since(Reading before) {
            return new Reading(
                    pushes - before.pushes,
                    pulls - before.pulls,
                    rows - before.rows,
                    greetings - before.greetings,
                    pokes - before.pokes,
                    errors - before.errors);
        }
    }

    Reading read() {
        return new Reading(pushes.sum(), pulls.sum(), rows.sum(), greetings.sum(), pokes.sum(), errorCount());
    }
}
