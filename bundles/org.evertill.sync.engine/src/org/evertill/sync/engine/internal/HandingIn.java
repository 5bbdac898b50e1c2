package org.evertill.sync.engine.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a till does that was told that it is shut out: it hands in what head office lacks, which keeps it apart. Here all of it stays
 * pending, as if nothing had been sent; where to go on from, head office says each time. Used by one thread.
 */
final class HandingIn {

    private static final Logger LOG = LoggerFactory.getLogger(HandingIn.class);

    /** In one go; the rest follows with the next round. */
    private static final int MAX_REQUESTS = 50;

    private static final int MAX_OPERATIONS = 500;
    /** Where the log forks nothing goes on: the next round is that of another incarnation. */
    private static final long FORKED = 0;

    private static final String SHUT_OUT = "auth.revoked";

    private final TillIdentity identity;
    private final ChangeTracker tracker;
    private final Exchanges exchanges;
    private final BooleanSupplier stopped;
    private final Repeats repeats = new Repeats();

    HandingIn(TillIdentity identity, ChangeTracker tracker, Exchanges exchanges, BooleanSupplier stopped) {
        this.identity = identity;
        this.tracker = tracker;
        this.exchanges = exchanges;
        this.stopped = stopped;
    }

    static boolean isDue(Problem problem) {
        return problem.code().equals(SHUT_OUT);
    }

    /** Hands in, and says with the problem that a round has ended with what has become of this till's operations. */
    Problem after(Problem problem) {
        tracker.shutOut(tracker.keptApartSeq().orElse(tracker.acknowledgedSeq()));
        var why = handedIn();
        why.ifPresent(p -> LOG.info("not handed in: {}: {}", p.code(), p.message()));
        long acked = tracker.acknowledgedSeq();
        long pending = Math.max(0, tracker.head().lastSeq() - acked);
        long apart = Math.clamp(tracker.keptApartSeq().orElse(0) - acked, 0, pending);
        String kept = " Of " + pending + " operations that wait here, head office keeps " + apart
                + " apart until somebody there decides.";
        return Problem.of(
                        SHUT_OUT,
                        problem.message()
                                + kept
                                + why.map(p -> " " + p.message()).orElse(""))
                .with("pending", pending)
                .with("apart", apart);
    }

    /** Gives why not all of it could be. First it asks, with no operations, how far head office is. */
    private Optional<Problem> handedIn() {
        long from = tracker.acknowledgedSeq() + 1;
        List<Operation> operations = List.of();
        for (int requests = 0; requests < MAX_REQUESTS && !stopped.getAsBoolean(); requests++) {
            var next = answered(from, operations);
            if (next instanceof Outcome.Failed<Long>(var problem)) {
                return Optional.of(problem);
            }
            from = next.orThrow();
            operations = from == FORKED ? List.of() : tracker.from(from, MAX_OPERATIONS, Pace.MAX_PUSH_BYTES);
            if (operations.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Sends once; gives where to go on. */
    private Outcome<Long> answered(long from, List<Operation> operations) {
        var before = tracker.hashOf(from - 1);
        if (before.isEmpty()) {
            return Outcome.failed(Refusals.behind(tracker.compactedSeq(), from - 1));
        }
        var push = new Push.Request(identity.replica(), identity.incarnation(), from, before.get(), operations);
        return exchanges
                .handIn(new Apart.Request(push, tracker.branches()))
                .outcome()
                .then(answer -> switch (answer) {
                    case Push.Fork(long seq) -> goOnBehind(seq - 1);
                    case Push.Rewind rewind -> rewound(rewind);
                    case Push.Accepted(long seq, String hash, int duplicates, var remarks) ->
                        Outcome.ok(behind(seq, hash, from + operations.size()));
                });
    }

    private Outcome<Long> rewound(Push.Rewind rewind) {
        if (repeats.isTooOften(Repeats.What.REWIND)) {
            return Outcome.failed(Refusals.nonsense("it asks for older operations again and again"));
        }
        long earlier = Math.max(1, Math.min(tracker.acknowledgedSeq(), rewind.lastSeq()));
        return Outcome.ok(behind(rewind.lastSeq(), rewind.lastHash(), earlier));
    }

    /** Where to go on: behind what head office has or keeps; when this till has that otherwise, where it shows. */
    private long behind(long seq, String hash, long otherwise) {
        if (tracker.has(seq, hash)) {
            tracker.shutOut(seq);
            return seq + 1;
        }
        return otherwise;
    }

    /** A copy of this till has handed in or sent others: what this one has goes on as another incarnation's, as with a push. */
    private Outcome<Long> goOnBehind(long seq) {
        if (seq < tracker.compactedSeq()) {
            return Outcome.failed(Refusals.behind(tracker.compactedSeq(), seq));
        }
        LOG.warn("head office has other operations of this till behind {}: it goes on as another incarnation", seq);
        tracker.goOnBehind(seq);
        return Outcome.ok(FORKED);
    }
}
