package org.evertill.sync.engine.internal;

import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncReport;

/** What comes next in a {@link SyncRound}. */
sealed interface Step {

    /** Say hello. */
    record Greet() implements Step {}

    /**
     * Send operations.
     *
     * @param until those that were in the log when the round began
     */
    record SendFrom(long seq, long until) implements Step {}

    /** Fetch a page. */
    record Fetch() implements Step {}

    /** Apply what was fetched. */
    record ApplyCut(long ackedSeq) implements Step {}

    /** Hold what was applied against head office's digests. */
    record Compare() implements Step {}

    /** Begin anew: this till is another incarnation now. */
    record Reborn() implements Step {}

    /** Nothing: the round is over. */
    record Ended(Outcome<SyncReport> outcome) implements Step {}
}
