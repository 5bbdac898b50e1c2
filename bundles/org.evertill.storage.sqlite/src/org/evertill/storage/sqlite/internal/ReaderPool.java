package org.evertill.storage.sqlite.internal;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.evertill.kernel.ProblemException;

/** A few reading connections, opened when first needed. Any thread. */
final class ReaderPool implements AutoCloseable {

    /** Reads at the same time. */
    static final int MAX_READERS = 4;

    /** How long a read waits for a connection. */
    static final Duration MAX_WAIT = Duration.ofSeconds(30);

    /** How long closing waits for the reads under way. */
    private static final Duration MAX_DRAIN = Duration.ofSeconds(10);

    private final Semaphore permits = new Semaphore(MAX_READERS, true);
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private final Supplier<Session> opener;
    private volatile boolean closed;

    ReaderPool(Supplier<Session> opener) {
        this.opener = opener;
    }

    /** Does the work in one snapshot. */
    <R> R read(Function<Session, R> work) {
        if (closed) {
            throw new ProblemException(Writer.closed());
        }
        acquire(1, MAX_WAIT);
        try {
            Session found = idle.pollFirst();
            return inSnapshot(found == null ? opener.get() : found, work);
        } finally {
            permits.release();
        }
    }

    private <R> R inSnapshot(Session session, Function<Session, R> work) {
        boolean ended = false;
        try {
            session.update("BEGIN");
            try {
                return work.apply(session);
            } finally {
                session.update("COMMIT");
                ended = true;
            }
        } finally {
            if (ended) {
                idle.addFirst(session);
            } else {
                session.close();
            }
        }
    }

    private void acquire(int count, Duration wait) {
        try {
            if (!permits.tryAcquire(count, wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(SqlProblems.busy());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(SqlProblems.busy(), e);
        }
    }

    /** Waits for the reads under way, then closes all connections for good. */
    @Override
    public void close() {
        closed = true;
        try {
            acquire(MAX_READERS, MAX_DRAIN);
        } catch (ProblemException e) {
            // A read that hangs keeps its own connection; all others are closed.
        }
        idle.forEach(Session::close);
        idle.clear();
    }
}
