package org.evertill.storage.sqlite.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the write-ahead log into the file now and then, on a thread and a connection of its own, while others write: otherwise the sale
 * that makes the log too long would have to. Told of commits by any thread.
 */
final class Checkpoints implements AutoCloseable {

    /** About as many pages of the log, far fewer than those after which a commit copies them itself. */
    static final int OPERATIONS = 4_000;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final Supplier<Session> connection;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("till-checkpoints").factory());
    private final AtomicBoolean isDue = new AtomicBoolean();
    private volatile long copied;

    /**
     * @param connection opened for each copy
     * @param seq the newest operation now
     */
    Checkpoints(Supplier<Session> connection, long seq) {
        this.connection = connection;
        this.copied = seq;
    }

    /** An operation was committed, with all before it. */
    void committed(long seq) {
        if (seq - copied >= OPERATIONS && isDue.compareAndSet(false, true)) {
            copied = seq;
            thread.execute(this::copy);
        }
    }

    /** What it cannot copy, because somebody still reads from it, stays for the next time. */
    private void copy() {
        try (var session = connection.get()) {
            session.run("PRAGMA wal_checkpoint(PASSIVE)");
        } catch (ProblemException e) {
            LOG.warn("the write-ahead log could not be copied: {}", e.problem().code(), e);
        } finally {
            isDue.set(false);
        }
    }

    /** Waits for the copy under way. */
    @Override
    public void close() {
        thread.close();
    }
}
