package org.evertill.sync;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import org.evertill.sync.protocol.Pull;

/**
 * Where pulled rows land: staged page by page, applied only when a cut is complete, in one transaction with the cursors.
 * Registered as a service with the open database. One thread.
 */
public interface PullTarget {

    /** The cursors of what is applied or, while a pull is under way, staged. */
    SortedMap<String, Long> cursors();

    /** The scopes that are loaded from nothing at present, with the floors that head office told at the beginning. */
    default SortedMap<String, Long> loads() {
        return Collections.emptySortedMap();
    }

    /**
     * Keeps a page; durable, so that an interrupted pull goes on where it was.
     *
     * @throws org.evertill.kernel.ProblemException {@code sync.epoch-changed} when it is of another epoch than the cursors
     */
    void stage(Pull.Answer page);

    /**
     * Applies all staged pages at one cut: head office's rows, with the operations beyond {@code ackedSeq} replayed on
     * top. Called after the page without more.
     *
     * @return how many rows were applied
     */
    long apply(long ackedSeq);

    /**
     * Head office lives another life, because its database was put back from a backup. Cursors of cuts stay: their numbers tell whether
     * they are lost. What is staged is void: the rest of it is of a time that is gone. What landed before the cut with it may be lost
     * too, so then all scopes are loaded from nothing.
     */
    void adopt(int epoch);

    /** Whether what was applied is what head office has. */
    default RowComparison comparison() {
        return RowComparison.NONE;
    }

    /** Head office's epoch as this till knows it, 0 before the first greeting. */
    int epoch();

    /** When the last cut was applied: the age of what the till knows from others. */
    Optional<Instant> appliedAt();
}
