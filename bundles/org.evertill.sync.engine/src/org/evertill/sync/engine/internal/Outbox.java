package org.evertill.sync.engine.internal;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.SyncTransport.Parcel;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one round sends: the log in batches. While head office works on one the next is read and packed, so that neither
 * side waits for the other; on its way there is never more than one. Used by one thread.
 */
final class Outbox {

    /** For who has one thread only: every batch is made when its turn comes. */
    static final Executor NOTHING_BESIDE = task -> {
        throw new RejectedExecutionException("there is one thread only");
    };

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int IDLE_SECONDS = 5;

    private final TillIdentity identity;
    private final ChangeTracker tracker;
    private final Exchanges exchanges;
    private final Executor beside;
    private @Nullable Ahead ahead;

    Outbox(TillIdentity identity, ChangeTracker tracker, Exchanges exchanges, Executor beside) {
        this.identity = identity;
        this.tracker = tracker;
        this.exchanges = exchanges;
        this.beside = beside;
    }

    /** One thread, which ends by itself when it has had nothing to do. */
    static Executor besideThread() {
        var threads = Thread.ofPlatform().daemon().name("sync-ahead").factory();
        return new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), threads);
    }

    /** A request and what carries it. */
    record Batch(Push.Request request, Parcel parcel) {

        /** The first operation behind it. */
        long next() {
            return request.fromSeq() + request.operations().size();
        }
    }

    private record Ahead(long seq, int maxOperations, FutureTask<Batch> batch) {}

    /** The batch that begins with an operation, made ready before if possible; a larger one than wanted is made anew. */
    Batch from(long seq, int maxOperations) {
        var ready = ahead;
        ahead = null;
        if (ready == null || ready.seq != seq || ready.maxOperations > maxOperations) {
            return made(seq, maxOperations);
        }
        try {
            return ready.batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.debug("the batch from {} on was not made ahead", seq, e);
        }
        return made(seq, maxOperations);
    }

    /** Begins to make a batch that is likely to be wanted next. */
    void prepare(long seq, int maxOperations) {
        var task = new FutureTask<>(() -> made(seq, maxOperations));
        try {
            beside.execute(task);
            ahead = new Ahead(seq, maxOperations, task);
        } catch (RejectedExecutionException e) {
            LOG.trace("nothing is made ahead", e);
        }
    }

    private Batch made(long seq, int maxOperations) {
        List<Operation> operations = tracker.from(seq, maxOperations, Pace.MAX_PUSH_BYTES);
        var before = tracker.hashOf(seq - 1);
        if (operations.isEmpty() || before.isEmpty()) {
            throw new IllegalStateException("the log has no operation " + seq + " or none before it");
        }
        var request = new Push.Request(identity.replica(), identity.incarnation(), seq, before.get(), operations);
        return new Batch(request, exchanges.parcel(request));
    }
}
