package org.evertill.app.till.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and the end of the process: the command is asked to stop, and the process waits until the transaction under way
 * is done and the database is closed.
 */
final class Interruption {

    /** How long the end waits; a transaction takes far less, and SQLite undoes one that does not. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean asked;

    /** One that hears the signals of this process. */
    static Interruption ofProcess() {
        var interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ctrl-c").unstarted(interruption::stopAndWait));
        return interruption;
    }

    /** Whether the command is to stop. Any thread. */
    boolean isAsked() {
        return asked;
    }

    /** Asks the command to stop. Any thread. */
    void ask() {
        asked = true;
    }

    /** Nothing is open any more. */
    void ended() {
        ended.countDown();
    }

    private void stopAndWait() {
        ask();
        try {
            if (!ended.await(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
