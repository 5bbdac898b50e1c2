package org.evertill.headoffice;

import java.util.SortedMap;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/**
 * Tells tills that something has changed, as soon as it is committed by any head office on the same database: which
 * scopes, and how far they are now, never what. A poke may be lost or come twice; what counts is what a PULL brings. Any
 * thread.
 */
public interface PokeFeed {

    /**
     * Pokes one till until the handle is closed. The heads of all it sees come first. It is not told of its own pushes,
     * whose answers it gets. Problem: {@code headoffice.database-away}, {@code headoffice.stopping}.
     */
    Outcome<Listening> listen(HeadOffice.Caller caller, Listener listener);

    /** Who is poked; called on the feed's thread, so it does not block. */
    interface Listener {

        /**
         * Scopes that have moved.
         *
         * @param heads scope → its newest sequence number; only scopes that the till sees
         */
        void moved(SortedMap<String, Long> heads);

        /** No more pokes come: the till was shut out, or head office closes. */
        void ended(Problem reason);
    }

    /** Ends a listening. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
