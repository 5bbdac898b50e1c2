package org.evertill.simulation.internal;

import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Operation;

/**
 * Who wrote what stands, in the model's words.
 *
 * @param version the row's version that came of it
 * @param replica the author's name at head office
 * @param strand on which it was written
 * @param hlc held back to head office's clock, and never before what it knowingly replaced
 */
record Write(long version, String replica, Strand strand, long seq, Hlc hlc) {

    /** How far a clock may be ahead before it is held back. */
    private static final long AHEAD_MILLIS = 1_000;

    static Write of(Operation op, Hearing hearing, long version) {
        String replica = hearing.author().replica();
        return new Write(
                version,
                replica,
                hearing.strands().of(replica, op),
                op.seq(),
                op.hlc().clampedTo(hearing.receivedAt() + AHEAD_MILLIS));
    }

    /**
     * Whether an operation's author knew this write when he made it: he had seen the version that came of it, or it was his
     * own, and earlier. What was set aside and is released comes behind later ones of its author.
     */
    boolean isSeenBy(Operation op, Write by) {
        return isEarlierThan(by) || op.context().get(VersionVector.HEAD_OFFICE) >= version;
    }

    /** Whether it stands in front of another in one log. */
    boolean isEarlierThan(Write by) {
        return strand.isInFront(seq, by.strand, by.seq);
    }

    boolean isLaterThan(Write other) {
        int order = hlc.compareTo(other.hlc);
        return order > 0 || order == 0 && replica.compareTo(other.replica) > 0;
    }

    /** This write, placed behind one that it knowingly replaces. */
    Write behind(Write other) {
        return hlc.compareTo(other.hlc) >= 0 ? this : new Write(version, replica, strand, seq, other.hlc);
    }

    /** Names the write in lists. */
    String name() {
        return replica + ":" + seq;
    }

    boolean isSameAs(Write other) {
        return name().equals(other.name());
    }
}
