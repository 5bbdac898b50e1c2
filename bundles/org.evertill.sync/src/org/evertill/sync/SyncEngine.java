package org.evertill.sync;

import java.util.function.Consumer;
import org.evertill.kernel.Outcome;

/** Moves changes both ways; a service. Runs in the background by itself once the till is enrolled and started. */
public interface SyncEngine {

    /** The code of the problem with which a round ends that was ended in the middle; the next one goes on there. */
    String STOPPED = "sync.stopped";

    /**
     * Starts syncing in the background: at once, then on changes here and at head office, on reconnect and on schedule.
     */
    void start();

    /** Lets the exchange under way end (at most its time limit) and stops; nothing is lost, the next start goes on. */
    void stop();

    /**
     * One whole round now, on the caller's thread, after a background round under way: HELLO, PUSH of all that is in the
     * log now, PULL until a complete cut. Problems: {@code connection.…}, which pass by themselves;
     * {@code sync.not-enrolled}, {@code sync.protocol}, {@code sync.busy};
     * what head office refuses ({@code auth.…}); {@code storage.…}.
     *
     * @param progress what it throws ends the round between two exchanges; a {@code ProblemException}'s problem is the outcome
     */
    Outcome<SyncReport> syncOnce(Consumer<SyncProgress> progress);

    /**
     * Asks for a round now, whatever failed before and also while it pauses; several requests are one. Any thread,
     * returns at once.
     */
    void request();

    /**
     * Begins no more rounds by itself; one under way ends between two exchanges. What this till does is kept, as it is
     * offline. Not remembered over a restart.
     */
    void pause();

    /** Goes on by itself, at once. */
    void resume();

    /** How it is going. Any thread; reads the local database. */
    SyncStatus status();

    /** Calls the listener whenever the status may have changed, on the engine's thread, until the handle is closed. */
    AutoCloseable listen(Consumer<SyncStatus> listener);
}
