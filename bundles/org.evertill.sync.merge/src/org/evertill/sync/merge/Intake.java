package org.evertill.sync.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;

/** What head office does with operations that a till sends, before it looks what they say. */
public sealed interface Intake {

    /** Nothing: the till is told. */
    record Told(Push.Answer answer) implements Intake {}

    /**
     * Nothing: all of them are here already.
     *
     * @param lastSeq the newest operation of the log that is here
     */
    record Known(int count, long lastSeq, String lastHash) implements Intake {}

    /**
     * What the branch has in common with another incarnation belongs to that one: the branch begins behind it, and all is looked at
     * again.
     *
     * @param base behind what it begins
     */
    record Joins(KnownLog.Base base) implements Intake {}

    /**
     * What is new is taken.
     *
     * @param known so many of the first are here already
     */
    record Fresh(int known) implements Intake {}

    /** What has to be looked up for it. */
    interface Shelf<X extends Exception> extends KnownLog.Hashes<X> {

        /** The incarnation of a till that has an operation; empty when none has. */
        Optional<Incarnation> whoHas(String till, long seq, String hash) throws X;
    }

    /**
     * Decides.
     *
     * @param request its chain proven
     * @throws ProblemException {@code sync.split-transaction}
     */
    static <X extends Exception> Intake of(KnownLog log, Push.Request request, Shelf<X> shelf) throws X {
        var end = log.end(shelf);
        if (!follows(request, end)) {
            return new Told(new Push.Rewind(end.seq(), end.hash()));
        }
        var all = request.operations();
        int count = Math.clamp(end.known() - request.fromSeq() + 1, 0, all.size());
        var fork = log.fork(all.subList(0, count), shelf);
        if (fork.isPresent()) {
            return new Told(fork.get());
        }
        var fresh = all.subList(count, all.size());
        if (fresh.isEmpty()) {
            return new Known(count, Math.max(end.seq(), request.fromSeq() + count - 1), end.hash());
        }
        checkWhole(end, fresh);
        var first = fresh.getFirst();
        // Another incarnation has it when a part of a log became a branch, and then came an older copy of that part.
        var other = log.self().branched()
                ? shelf.whoHas(log.till(), first.seq(), first.hash())
                : Optional.<Incarnation>empty();
        if (other.isEmpty()) {
            return new Fresh(count);
        }
        boolean begun = log.self().isBegun() || end.seq() < log.self().baseSeq();
        return begun ? new Told(new Push.Fork(first.seq())) : new Joins(common(other.get(), fresh, shelf));
    }

    /** Whether the request starts within, or right behind, what head office has. */
    private static boolean follows(Push.Request request, KnownLog.End end) {
        long next = end.seq() + 1;
        return request.fromSeq() <= end.known()
                || request.fromSeq() == next && request.prevHash().equals(end.hash());
    }

    /** What operations have in common with another incarnation, of the first of which it has the same. */
    private static <X extends Exception> KnownLog.Base common(
            Incarnation other, List<Operation> operations, Shelf<X> shelf) throws X {
        Map<Long, String> theirs = shelf.of(
                other.id(), operations.getFirst().seq(), operations.getLast().seq());
        var last = operations.stream()
                .takeWhile(op -> op.hash().equals(theirs.get(op.seq())))
                .reduce((one, next) -> next)
                .orElseThrow();
        var ancestors = new ArrayList<>(other.author().ancestors());
        ancestors.add(new Ancestor(other.id(), last.seq()));
        var hashes = new ArrayList<>(other.baseHashes());
        hashes.add(last.hash());
        return new KnownLog.Base(ancestors, hashes);
    }

    /** A local transaction comes whole: it neither goes on from the push before nor appears twice. */
    private static void checkWhole(KnownLog.End end, List<Operation> fresh) {
        var seen = new HashSet<String>();
        if (!end.txn().isEmpty()) {
            seen.add(end.txn());
        }
        String previous = "";
        for (Operation op : fresh) {
            if (!op.txn().equals(previous) && !seen.add(op.txn())) {
                throw new ProblemException(Problem.of(
                                "sync.split-transaction",
                                "The till sent a transaction in pieces. Nothing was taken; update the till.")
                        .with("seq", op.seq()));
            }
            previous = op.txn();
        }
    }
}
