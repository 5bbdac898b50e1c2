package org.evertill.simulation.internal;

import org.jspecify.annotations.Nullable;

/**
 * What one disk has written without being put back or copied. Where it was, another strand begins behind what both have: that is
 * the truth, whatever name the operations have at head office.
 *
 * @param before the one that it goes on with
 * @param after the newest operation of that one that it has
 */
record Strand(@Nullable Strand before, long after) {

    static Strand first() {
        return new Strand(null, 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Whether an operation of this strand stands in the log in front of one of another, or the same. */
    boolean isInFront(long seq, Strand other, long otherSeq) {
        long last = otherSeq - 1;
        for (Strand strand = other; strand != null; strand = strand.before) {
            if (strand == this) {
                return seq <= last;
            }
            last = Math.min(last, strand.after);
        }
        return false;
    }
}
