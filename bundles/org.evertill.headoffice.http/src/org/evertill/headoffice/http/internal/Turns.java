package org.evertill.headoffice.http.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.evertill.headoffice.TrafficWatch;
import org.evertill.kernel.Problem;

/**
 * Bounds how many requests are at work at once, since virtual threads do not: each holds a body and then a connection to
 * the database. The others wait, first come, first served, and are told to come again when it takes too long.
 */
final class Turns {

    private final Semaphore free;
    private final Duration maxWait;
    private final TrafficWatch watch;

    Turns(int atOnce, Duration maxWait, TrafficWatch watch) {
        this.watch = watch;
        this.free = new Semaphore(atOnce, true);
        this.maxWait = maxWait;
    }

    /** What is done in a turn. */
    @FunctionalInterface
    interface Work {
        Answer run() throws IOException;
    }

    /** Does the work when there is a turn. Problem: {@code headoffice.busy}. */
    Answer take(Work work) throws IOException {
        try {
            if (!free.tryAcquire(0, TimeUnit.MILLISECONDS) && !waited()) {
                return Answer.of(busy());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(busy());
        }
        try {
            return work.run();
        } finally {
            free.release();
        }
    }

    private boolean waited() throws InterruptedException {
        long begin = System.nanoTime();
        try {
            return free.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            watch.waited(Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private static Problem busy() {
        return Problem.of(
                "headoffice.busy",
                "Head office has more to do than it can just now. Nothing is half done; try again in a moment.");
    }
}
