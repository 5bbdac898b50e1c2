package org.evertill.sync;

import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Poke;

/**
 * Opens the stream on which head office says that something has changed; a service. Without one the till looks for
 * changes by itself now and then.
 */
public interface PokeLine {

    /** A line on which no stream can be opened. */
    PokeLine NONE = (line, listener) -> {
        listener.ended(Problem.of("connection.no-stream", "There is no line for a stream of changes."));
        return () -> {};
    };

    /** Begins to open a stream and returns at once; whatever comes of it is told to the listener. */
    Stream open(SyncTransport.Line line, Listener listener);

    /** Who listens; called on the line's thread, one call at a time, so it does not block. */
    interface Listener {

        /** Head office has agreed; pokes follow. */
        void opened();

        void poked(Poke poke);

        /**
         * The stream is over, or was never opened; nothing follows. Problems: {@code connection.…}, also
         * {@code connection.no-stream} of a head office or proxy that has none.
         */
        void ended(Problem reason);
    }

    /** A stream, open or about to be. */
    interface Stream extends AutoCloseable {

        /** Ends it; the listener may still be in a call, and is told nothing of this end. */
        @Override
        void close();
    }
}
