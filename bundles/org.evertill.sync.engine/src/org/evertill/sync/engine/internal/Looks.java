package org.evertill.sync.engine.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's one thread: looks as soon as something has left a mark, and once a second for what only time brings. Marks
 * while it looks lead to one more look, however many they were.
 */
final class Looks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Runnable look;
    private final AtomicBoolean marked = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sync").factory());

    /**
     * @param look does not throw, or there is no look again
     */
    Looks(Runnable look) {
        this.look = look;
    }

    void begin() {
        thread.scheduleWithFixedDelay(look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Something has happened. Any thread, returns at once. */
    void mark() {
        if (marked.compareAndSet(false, true)) {
            try {
                thread.execute(this::lookAtMark);
            } catch (RejectedExecutionException e) {
                LOG.debug("nobody looks any more", e);
            }
        }
    }

    private void lookAtMark() {
        marked.set(false);
        look.run();
    }

    /** Waits for the look under way; marks that nobody has looked at are forgotten. */
    @Override
    public void close() {
        // Taken away first, so that marks do not lead to another round.
        marked.set(true);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a round of synchronisation does not end");
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
