package org.evertill.sync.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push;

/**
 * A till's log as head office has it: the operations of one incarnation, or, after a restore, of several, each of which goes on
 * behind an operation of the one before. What is decided with it needs to look up no more than hashes.
 *
 * @param parts the first first, none empty; the last one's is the till's incarnation
 */
public record KnownLog(List<Part> parts) {

    public KnownLog {
        parts = List.copyOf(parts);
    }

    /**
     * What one incarnation contributes.
     *
     * @param lastSeq its newest operation that belongs to this log, even when head office does not have it yet
     * @param lastHash that operation's hash, as the incarnation behind it says; empty for the last part
     */
    public record Part(Incarnation incarnation, long lastSeq, String lastHash) {}

    /**
     * The newest operation of the log that head office has.
     *
     * @param hash its hash, or the chain's genesis
     * @param txn its local transaction, empty when that is not known
     * @param known up to here head office has operations to compare with, though they may be others
     */
    public record End(long seq, String hash, String txn, long known) {

        private static End of(Incarnation incarnation) {
            long seq = incarnation.lastSeq();
            return new End(seq, incarnation.lastHash(), incarnation.lastTxn(), seq);
        }
    }

    /** Operations that lie side by side, by the incarnation whose they are. */
    public record Piece(Incarnation incarnation, long first, long last) {}

    /**
     * Behind what a branch begins: the incarnations that it goes on with, the first first, and the hashes of what it has last of each.
     */
    public record Base(List<Ancestor> ancestors, List<String> hashes) {

        public Base {
            ancestors = List.copyOf(ancestors);
            hashes = List.copyOf(hashes);
        }

        /** The operation behind which it begins. */
        public long seq() {
            return ancestors.getLast().lastSeq();
        }

        /** That operation's hash. */
        public String hash() {
            return hashes.getLast();
        }
    }

    /** Gives incarnations by their names. */
    @FunctionalInterface
    public interface Incarnations<X extends Exception> {
        Incarnation get(String replica) throws X;
    }

    /** Gives the hashes of what head office has of an incarnation between two operations, these included. */
    @FunctionalInterface
    public interface Hashes<X extends Exception> {
        Map<Long, String> of(String replica, long first, long last) throws X;
    }

    /** The log of an incarnation; its ancestors are asked for the newest first, so that no two branches wait for each other. */
    public static <X extends Exception> KnownLog of(Incarnation self, Incarnations<X> others) throws X {
        var parts = new ArrayList<Part>();
        parts.add(new Part(self, Long.MAX_VALUE, ""));
        var ancestors = self.author().ancestors();
        for (int i = ancestors.size() - 1; i >= 0; i--) {
            var ancestor = ancestors.get(i);
            parts.addFirst(new Part(
                    others.get(ancestor.replica()),
                    ancestor.lastSeq(),
                    self.baseHashes().get(i)));
        }
        return new KnownLog(parts);
    }

    /** The till's incarnation. */
    public Incarnation self() {
        return parts.getLast().incarnation;
    }

    /** The till's name. */
    public String till() {
        return parts.getFirst().incarnation.id();
    }

    /**
     * How far head office has it. Nothing of it, when the incarnations do not fit together: then a till begins from the start, and it
     * shows where its log leaves what is here.
     */
    public <X extends Exception> End end(Hashes<X> hashes) throws X {
        for (Part part : parts) {
            var incarnation = part.incarnation;
            if (incarnation.lastSeq() < part.lastSeq) {
                return End.of(incarnation);
            }
            if (!part.lastHash.equals(hash(part, hashes))) {
                return new End(0, HashChain.genesis(till()), "", part.lastSeq);
            }
        }
        throw new IllegalStateException("the last incarnation of a log has no end");
    }

    private static <X extends Exception> String hash(Part part, Hashes<X> hashes) throws X {
        var incarnation = part.incarnation;
        if (part.lastSeq == incarnation.lastSeq()) {
            return incarnation.lastHash();
        }
        if (part.lastSeq == incarnation.baseSeq()) {
            return incarnation.baseHash();
        }
        return String.valueOf(
                hashes.of(incarnation.id(), part.lastSeq, part.lastSeq).get(part.lastSeq));
    }

    /** Whose a run of operations of this log is, in order. */
    public List<Piece> pieces(long first, long last) {
        var pieces = new ArrayList<Piece>();
        long from = first;
        for (Part part : parts) {
            long to = Math.min(last, part.lastSeq);
            if (to >= from) {
                pieces.add(new Piece(part.incarnation, from, to));
                from = to + 1;
            }
        }
        return pieces;
    }

    /** The first of operations that head office should have that is another one here. */
    public <X extends Exception> Optional<Push.Fork> fork(List<Operation> known, Hashes<X> hashes) throws X {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        long first = known.getFirst().seq();
        for (Piece piece : pieces(first, known.getLast().seq())) {
            var here = hashes.of(piece.incarnation.id(), piece.first, piece.last);
            for (long seq = piece.first; seq <= piece.last; seq++) {
                if (!known.get((int) (seq - first)).hash().equals(here.get(seq))) {
                    return Optional.of(new Push.Fork(seq));
                }
            }
        }
        return Optional.empty();
    }

    /** Behind what a branch of this log begins, of the incarnations that have something in front of that. */
    public Base base(Hello.Branch branch) {
        var ancestors = new ArrayList<Ancestor>();
        var hashes = new ArrayList<String>();
        for (Part part : parts) {
            if (part.lastSeq >= branch.afterSeq()) {
                ancestors.add(new Ancestor(part.incarnation.id(), branch.afterSeq()));
                hashes.add(branch.afterHash());
                break;
            }
            ancestors.add(new Ancestor(part.incarnation.id(), part.lastSeq));
            hashes.add(part.lastHash);
        }
        return new Base(ancestors, hashes);
    }
}
