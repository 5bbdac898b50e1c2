package org.evertill.sync.engine.internal;

import java.time.Duration;
import java.time.Instant;
import org.evertill.kernel.Outcome;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.engine.internal.Exchanges.Timed;
import org.evertill.sync.engine.internal.Exchanges.UnderWay;
import org.evertill.sync.protocol.Push;
import org.jspecify.annotations.Nullable;

/**
 * What one round sends: the log in batches. While head office works on one the next is on its way already, so that neither side
 * waits for the other; on a slow line, which two would only share, there is one at a time. Used by one thread.
 */
final class Outbox {

    private final TillIdentity identity;
    private final ChangeTracker tracker;
    private final Exchanges exchanges;
    private final Pace pace;
    private @Nullable Batch ahead;
    private Instant lastAnswer = Instant.MIN;

    Outbox(TillIdentity identity, ChangeTracker tracker, Exchanges exchanges, Pace pace) {
        this.identity = identity;
        this.tracker = tracker;
        this.exchanges = exchanges;
        this.pace = pace;
    }

    /**
     * A batch that was answered.
     *
     * @param took without the time in which head office was still at the batch before
     */
    record Answered(Push.Request request, Outcome<Push.Answer> outcome, Duration took) {}

    private record Batch(Push.Request request, UnderWay<Push.Answer> answer) {

        /** The first operation behind it. */
        long next() {
            return request.fromSeq() + request.operations().size();
        }
    }

    /**
     * Sends the batch that begins with an operation, unless that is done already, and waits for its answer.
     *
     * @param until the last operation that is to be sent
     */
    Answered send(long seq, long until) {
        var early = taken(seq);
        var batch = early == null ? begun(seq) : early;
        if (pace.isQuick() && batch.next() <= until) {
            ahead = begun(batch.next());
        }
        var answered = answered(batch);
        boolean overtook = early != null && answered.outcome() instanceof Outcome.Ok<Push.Answer>(Push.Rewind rewind);
        // In its turn now: the batch before it has arrived.
        return overtook ? answered(begun(seq)) : answered;
    }

    /** Waits for what is under way and forgets it: whatever came of it, it may be sent again. */
    void close() {
        var forgotten = ahead;
        ahead = null;
        if (forgotten != null) {
            forgotten.answer.await();
        }
    }

    private @Nullable Batch taken(long seq) {
        var sent = ahead;
        if (sent != null && sent.request.fromSeq() == seq) {
            ahead = null;
            return sent;
        }
        close();
        return null;
    }

    private Batch begun(long seq) {
        var operations = tracker.from(seq, pace.pushOperations(), Pace.MAX_PUSH_BYTES);
        var before = tracker.hashOf(seq - 1);
        if (operations.isEmpty() || before.isEmpty()) {
            throw new IllegalStateException("the log has no operation " + seq + " or none before it");
        }
        var request = new Push.Request(identity.replica(), identity.incarnation(), seq, before.get(), operations);
        return new Batch(request, exchanges.beginPush(request));
    }

    private Answered answered(Batch batch) {
        Timed<Push.Answer> answer = batch.answer.await();
        var arrived = answer.sent().plus(answer.took());
        var began = lastAnswer.isAfter(answer.sent()) && lastAnswer.isBefore(arrived) ? lastAnswer : answer.sent();
        lastAnswer = arrived;
        return new Answered(batch.request, answer.outcome(), Duration.between(began, arrived));
    }
}
