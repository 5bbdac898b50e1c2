package org.evertill.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.receipt.ReceiptDocument;

/**
 * What is to be printed at this till, one after the other, kept on disk; a service. Any thread, returns at once.
 *
 * <p>Every slip is printed at least once. One that broke off, so that nobody knows what is on paper, is printed again from its beginning
 * with a line above that says so. It outlives the end of the program and of the power.
 */
public interface PrintQueue {

    /** Slips that wait at most. */
    int MAX_WAITING = 500;

    /** Adds a slip. Problems: {@code device.no-printer}, {@code device.queue-full}; those of the database. */
    Outcome<Job> add(String title, ReceiptDocument document);

    /** What is not printed yet, in its order. */
    List<Job> jobs();

    /** How printing stands. */
    Status status();

    /** Tries at once, and prints again what was held. Gives how many wait. */
    int resume();

    /** Takes a slip out; false when it is not there, or is being printed. */
    boolean drop(String id);

    /** Waits until a slip is printed, or is held, or the time is over; the caller's thread. */
    Optional<Job> await(String id, Duration limit);

    /** Told when the status changes, on a thread of the queue. */
    Runnable listen(Consumer<Status> listener);

    /**
     * A slip that waits.
     *
     * @param problem why it is not printed yet, when it was tried
     */
    record Job(String id, String title, State state, Instant addedAt, int tries, Optional<Problem> problem) {}

    /** How far a slip is. */
    enum State {
        WAITING,
        PRINTING,
        /** It was begun and broke off: it will be printed again, marked. */
        AGAIN,
        /** It is so old that nobody waits for it; somebody prints it or drops it. */
        HELD
    }

    /**
     * How printing stands.
     *
     * @param waiting slips that are not printed, held ones among them
     * @param problem what somebody has to do, when something hinders
     */
    record Status(int waiting, Optional<Problem> problem) {}
}
