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
            if (closed) {
                // It was closed while this read waited for its turn.
                throw new ProblemException(Writer.closed());
            }
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
            if (ended && !closed) {
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
        int drained = 0;
        try {
            acquire(MAX_READERS, MAX_DRAIN);
            drained = MAX_READERS;
        } catch (ProblemException e) {
            // A read that hangs closes its own connection at its end; all others are closed here.
        }
        idle.forEach(Session::close);
        idle.clear();
        // Whoever still waits for a turn gets it now, and hears at once that the database is closed.
        permits.release(drained);
    }
}
