package org.evertill.storage.sqlite.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one writing session and the queue before it. Any thread; first come, first served. */
final class Writer implements AutoCloseable {

    /** How long a writer waits for those before it; a first load of a large catalogue takes a while. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Session session;
    private final WriteGuard guard;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Ending ending = Ending.NOBODY;
    private boolean closed;

    /** Hears how transactions end, while it is still the writer's turn. */
    interface Ending {

        Ending NOBODY = new Ending() {};

        default void committed() {}

        default void rolledBack() {}
    }

    Writer(Session session) {
        this.session = session;
        this.guard = new WriteGuard(session);
    }

    /** Who hears it, from now on. */
    void endingIsHeardBy(Ending other) {
        ending = other;
    }

    /** What seals and opens on its session, and on others of the database. */
    Vault vault() {
        return session.vault();
    }

    WriteGuard guard() {
        return guard;
    }

    /** Does the work in one transaction: all of it is on the disk when this returns, or nothing of it when it throws. */
    <R> R transaction(Function<Session, R> work) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("a unit of work inside another one");
        }
        waitForTurn();
        try {
            if (closed) {
                throw new ProblemException(closed());
            }
            return inTransaction(work);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Does the work as {@link #transaction} does, but only when nobody writes and nobody waits to: what is in no hurry
     * keeps nobody waiting for longer than it takes itself.
     *
     * @return what the work gives; false when it was not done
     */
    boolean whenIdle(Predicate<Session> work) {
        if (turn.isHeldByCurrentThread() || turn.hasQueuedThreads() || !turn.tryLock()) {
            return false;
        }
        try {
            return !closed && inTransaction(work::test);
        } finally {
            turn.unlock();
        }
    }

    /** Copies the write-ahead log into the file and empties it, once nobody reads from it. */
    void checkpoint() {
        waitForTurn();
        try {
            session.run("PRAGMA wal_checkpoint(TRUNCATE)");
        } finally {
            turn.unlock();
        }
    }

    /** The problem of whoever comes after the end. */
    static Problem closed() {
        return Problem.of("storage.closed", "The database has been closed. Start Evertill again.");
    }

    private <R> R inTransaction(Function<Session, R> work) {
        session.forgetFailure();
        session.update("BEGIN IMMEDIATE");
        boolean committed = false;
        try {
            R result = work.apply(session);
            session.checkWhole();
            guard.close();
            session.update("COMMIT");
            committed = true;
            ending.committed();
            return result;
        } finally {
            if (!committed) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        ending.rolledBack();
        guard.rolledBack();
        try {
            session.run("ROLLBACK");
        } catch (ProblemException | IllegalArgumentException e) {
            // After a full disk SQLite may have rolled back by itself, and then refuses to do it again.
            LOG.debug("nothing to roll back: {}", e.getMessage());
        }
        session.forgetFailure();
    }

    private void waitForTurn() {
        try {
            if (!turn.tryLock(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(SqlProblems.busy());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(SqlProblems.busy(), e);
        }
    }

    /** Waits for the transaction under way, then closes the session. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            session.close();
        } finally {
            turn.unlock();
        }
    }
}
