package org.evertill.app.bench.internal;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Some seconds in which the fleet sells at one rate. How long a push took counts from the moment at which the sale was due, so a server that
 * falls behind shows it, whatever the tills wait for. Any thread.
 */
final class FleetStep {

    private final double rate;
    private final int seconds;
    private final ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
    private final AtomicInteger offered = new AtomicInteger();
    private final AtomicInteger inTime = new AtomicInteger();
    private volatile long endNanos;

    /**
     * @param rate sales per second of all tills together
     */
    FleetStep(double rate, int seconds) {
        this.rate = rate;
        this.seconds = seconds;
    }

    /** A sale of a step, and when it was due. */
    record Due(FleetStep step, long atNanos) {

        /** Head office has it. */
        void done() {
            step.done(System.nanoTime(), atNanos);
        }
    }

    /** From now on. */
    void begin() {
        endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    Due due(long atNanos) {
        offered.incrementAndGet();
        return new Due(this, atNanos);
    }

    private void done(long nowNanos, long atNanos) {
        if (nowNanos < endNanos) {
            inTime.incrementAndGet();
        }
        took.add(nowNanos - atNanos);
    }

    boolean isDone() {
        return took.size() >= offered.get();
    }

    double rate() {
        return rate;
    }

    int seconds() {
        return seconds;
    }

    int offered() {
        return offered.get();
    }

    /** Sales per second that head office had taken before the step ended. */
    double sustained() {
        return (double) inTime.get() / seconds;
    }

    /** In milliseconds, the time within which so many of a hundred pushes were answered; 0 when there was none. */
    double percentile(double percent) {
        var sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)] / 1e6;
    }
}
