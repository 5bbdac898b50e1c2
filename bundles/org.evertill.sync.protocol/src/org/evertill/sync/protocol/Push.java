package org.evertill.sync.protocol;

import java.util.List;

/** Operations on their way to head office. */
public final class Push {

    private Push() {}

    /**
     * @param fromSeq sequence number of the first operation
     * @param prevHash hash of the operation before it, or the chain's genesis
     * @param operations dense, in order, no local transaction split; may be empty
     */
    public record Request(String replica, int incarnation, long fromSeq, String prevHash, List<Operation> operations) {

        public Request {
            operations = List.copyOf(operations);
            for (int i = 0; i < operations.size(); i++) {
                if (operations.get(i).seq() != fromSeq + i) {
                    throw new IllegalArgumentException("operations are dense, from " + fromSeq);
                }
            }
        }
    }

    /** What became of it. */
    public sealed interface Answer {}

    /**
     * All of it is safe at head office, now or from an earlier try.
     *
     * @param lastSeq the newest operation head office has of this till
     * @param duplicates how many of the request's operations it had before
     * @param remarks operations that were not plainly applied, in order of seq
     */
    public record Accepted(long lastSeq, String lastHash, int duplicates, List<Remark> remarks) implements Answer {

        public Accepted {
            remarks = List.copyOf(remarks);
        }
    }

    /** Head office lacks operations before {@code fromSeq}, or knows another hash there: send from {@code lastSeq + 1}. */
    public record Rewind(long lastSeq, String lastHash) implements Answer {}

    /** At {@code seq} head office has another operation of this till: its database was cloned or restored. */
    public record Fork(long seq) implements Answer {}

    /** What head office made of an operation that it did not plainly apply. */
    public enum Verdict {
        /** Concurrent with another edit; the policy decided. */
        MERGED,
        /** A person has to decide. */
        CONFLICT,
        /** Set aside with its whole transaction, which blocks nothing. */
        QUARANTINED
    }

    /**
     * @param reason a problem code, and for people a sentence
     */
    public record Remark(long seq, Verdict verdict, String reason) {}
}
