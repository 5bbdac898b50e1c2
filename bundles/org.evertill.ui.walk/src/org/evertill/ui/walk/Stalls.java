package org.evertill.ui.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Display;

/**
 * Watches whether the window's thread keeps people waiting: asks for a turn again and again, and notes each one that was not given at
 * once, with what the thread did meanwhile. What the whole machine was busy with counts as well, so a figure is the worst case.
 */
public final class Stalls implements AutoCloseable {

    /** From here on somebody notices. */
    public static final long LONG_MS = 50;

    private static final int EVERY_MS = 5;
    private static final int FRAMES = 2;

    private static final String OURS = "org.evertill.";

    private final Display display;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stall-watch").factory());
    private final List<Stall> found = new ArrayList<>();
    private long turns;
    private long askedAt;
    private boolean waiting;
    private String busy = "";

    /**
     * A turn that was not given at once.
     *
     * @param busy what the thread did when the wait became long
     */
    public record Stall(long ms, String busy) {}

    /** Begins to watch. */
    public Stalls(Display display) {
        this.display = display;
        watch.scheduleAtFixedRate(this::ask, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** The turns that took {@link #LONG_MS} or longer, in order. */
    public synchronized List<Stall> found() {
        return List.copyOf(found);
    }

    /** How many turns were asked for and given. */
    public synchronized long turns() {
        return turns;
    }

    /** One line for a report. */
    public synchronized String summary() {
        long most = found.stream().mapToLong(Stall::ms).max().orElse(0);
        return turns + " turns, " + found.size() + " of them after " + LONG_MS + " ms or more, the longest after "
                + most + " ms";
    }

    private synchronized void ask() {
        if (!waiting) {
            waiting = true;
            busy = "";
            askedAt = System.nanoTime();
            if (!display.isDisposed()) {
                display.asyncExec(this::turn);
            }
        } else if (busy.isEmpty() && sinceAsked() >= LONG_MS) {
            busy = doing(display.getThread().getStackTrace());
        }
    }

    /** Where it is, and which of our own methods brought it there. */
    private static String doing(StackTraceElement[] stack) {
        var ours = Stream.of(stack)
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .limit(FRAMES);
        return Stream.concat(Stream.of(stack).limit(1), ours)
                .distinct()
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    private synchronized void turn() {
        long ms = sinceAsked();
        turns++;
        waiting = false;
        if (ms >= LONG_MS) {
            found.add(new Stall(ms, busy));
        }
    }

    private long sinceAsked() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - askedAt);
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
