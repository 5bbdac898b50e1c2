package org.evertill.sync;

import org.evertill.sync.protocol.Rows;

/**
 * Keeps what this till has just changed at head office readable on the till before the cut with it arrives, so that a
 * till always reads its own writes. Registered as a service with the open database. Any thread.
 */
public interface EarlyRows {

    /**
     * Shows a row as head office answered with it, unless the till knows a newer version, or has changes of its own on it
     * that head office does not have. A cut of before does not bring the older version back.
     *
     * @param acknowledged {@link ChangeTracker#acknowledgedSeq} from before the change was sent: what the row holds for
     *     certain of this till's own operations
     */
    void land(Rows.Entry entry, long acknowledged);
}
