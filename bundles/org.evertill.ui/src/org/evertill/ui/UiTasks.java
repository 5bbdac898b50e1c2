package org.evertill.ui;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the window's work is done, so that the UI's thread never waits. In the application's context. Every method may
 * be called from any thread and returns at once; results come back on the UI's thread, in order within {@link Lane#SELL}.
 */
public final class UiTasks implements AutoCloseable {

    /** Work that may wait on a lane; more is refused and reported. Far above what a person can scan meanwhile. */
    public static final int MAX_WAITING = 2_000;

    private static final int BACKGROUND_THREADS = 3;
    private static final int CLOSE_WAIT_SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(UiTasks.class);

    private final Executor uiThread;
    private final Consumer<Problem> failures;
    private final ThreadPoolExecutor sell = pool("till-sell", 1);
    private final ThreadPoolExecutor background = pool("till-background", BACKGROUND_THREADS);
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(1, threads("till-timer"));

    /**
     * @param uiThread runs on the UI's thread, later, and does nothing when the window is gone
     * @param failures told of what nobody else deals with; any thread
     */
    public UiTasks(Executor uiThread, Consumer<Problem> failures) {
        this.uiThread = uiThread;
        this.failures = failures;
    }

    /** Which way work goes. */
    public enum Lane {
        /** The sale: one after another, in the order given. */
        SELL,
        /** Everything else: several at a time, in no order. */
        BACKGROUND
    }

    /**
     * Does work on a lane and shows what came of it. A refusal, an exception or an error goes to the one notifier.
     *
     * @param show called on the UI's thread; looks itself whether its widgets are still there, or is made by
     *     {@link org.evertill.ui.widget.Widgets#whileAlive}
     * @return whether the work was taken; not when too much is waiting
     */
    public <T> boolean run(Lane lane, Supplier<T> work, Consumer<T> show) {
        try {
            pool(lane).execute(() -> perform(work, show));
            return true;
        } catch (RejectedExecutionException full) {
            failures.accept(Problem.of(
                    "ui.busy", "The till is still busy with earlier steps. Wait a moment and do the last step again."));
            return false;
        }
    }

    /** Like {@link #run}, for work that can fail: whatever happens, what came of it is shown, exceptions and errors as a problem. */
    public <T> boolean ask(Lane lane, Supplier<Outcome<T>> work, Consumer<Outcome<T>> show) {
        return run(lane, () -> guarded(work), show);
    }

    /** Like {@link #ask}, when only success matters: a failure goes to the one notifier. */
    public <T> boolean attempt(Lane lane, Supplier<Outcome<T>> work, Consumer<T> show) {
        return ask(lane, work, outcome -> {
            switch (outcome) {
                case Outcome.Ok<T>(var value) -> show.accept(value);
                case Outcome.Failed<T>(var problem) -> failures.accept(problem);
            }
        });
    }

    /** Runs something on the UI's thread after a while; the handle stops it. */
    public Runnable later(long delayMs, Runnable onUi) {
        var waiting = timer.schedule(() -> uiThread.execute(onUi), delayMs, TimeUnit.MILLISECONDS);
        return () -> waiting.cancel(false);
    }

    /** Runs something on the UI's thread again and again; the handle stops it. */
    public Runnable every(long periodMs, Runnable onUi) {
        var repeating =
                timer.scheduleWithFixedDelay(() -> uiThread.execute(onUi), periodMs, periodMs, TimeUnit.MILLISECONDS);
        return () -> repeating.cancel(false);
    }

    /** Takes no more work, lets what was taken on the sell lane end. */
    @Override
    public void close() {
        timer.shutdownNow();
        background.shutdown();
        sell.shutdown();
        try {
            if (!sell.awaitTermination(CLOSE_WAIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the sell lane did not end within {} s", CLOSE_WAIT_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> void perform(Supplier<T> work, Consumer<T> show) {
        switch (guarded(() -> Outcome.ok(work.get()))) {
            case Outcome.Ok<T>(var result) -> uiThread.execute(() -> show.accept(result));
            case Outcome.Failed<T>(var problem) -> failures.accept(problem);
        }
    }

    private static <T> Outcome<T> guarded(Supplier<Outcome<T>> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            LOG.warn("work failed: {}", e.problem().code(), e);
            return Outcome.failed(e.problem());
        } catch (RuntimeException | Error e) {
            // An error as well, of a class that is missing or a stack that is full: whoever waits has to hear of it.
            LOG.error("work failed unexpectedly", e);
            return Outcome.failed(
                    "ui.unexpected",
                    "Something went wrong that should not. Nothing was lost; do the last step again. The log has the"
                            + " details.");
        }
    }

    private ThreadPoolExecutor pool(Lane lane) {
        return switch (lane) {
            case SELL -> sell;
            case BACKGROUND -> background;
        };
    }

    private static ThreadPoolExecutor pool(String name, int size) {
        var queue = new ArrayBlockingQueue<Runnable>(MAX_WAITING);
        return new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, queue, threads(name));
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
    }
}
