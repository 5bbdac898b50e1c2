package org.evertill.ui.report.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Plays the UI's thread on that of the test: what comes back is shown while the test waits. */
final class QuietUi implements Executor {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long SETTLED_MS = 200;

    private final LinkedBlockingQueue<Runnable> shown = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable show) {
        shown.add(show);
    }

    /** Until something is so. */
    void await(BooleanSupplier isSo) {
        long end = System.nanoTime() + PATIENCE_NS;
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain");
            }
            next(10);
        }
    }

    /** Until nothing comes any more. */
    void settle() {
        while (next(SETTLED_MS)) {
            continue;
        }
    }

    private boolean next(long ms) {
        try {
            var show = shown.poll(ms, TimeUnit.MILLISECONDS);
            if (show != null) {
                show.run();
            }
            return show != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
