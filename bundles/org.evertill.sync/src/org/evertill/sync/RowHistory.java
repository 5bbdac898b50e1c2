package org.evertill.sync;

import org.evertill.sync.protocol.History;

/**
 * What this till knows itself of a row's history: its own operations that are still in its log. What others did, and what
 * it has let go of, head office knows. Registered as a service with the open database. Any thread.
 */
public interface RowHistory {

    /**
     * This till's own operations on a row, oldest first; a place is the operation's number.
     *
     * @param after the place behind which it begins, 0 for the beginning
     * @param limit entries at most, up to {@link History#MAX_ENTRIES}
     */
    History.Page of(String table, String id, long after, int limit);
}
