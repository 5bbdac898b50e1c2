package org.evertill.simulation.internal;

import org.evertill.entity.Row;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.protocol.Pull;

/** Entries of a page, made of head office's change feed. */
final class Entries {

    private Entries() {}

    static Pull.Entry of(OfficeState.Feed feed, RowState state) {
        if (feed.gone()) {
            return new Pull.Entry(
                    feed.scope(),
                    feed.seq(),
                    feed.key().table(),
                    feed.key().id(),
                    state.version(),
                    false,
                    true,
                    Row.EMPTY);
        }
        return new Pull.Entry(
                feed.scope(),
                feed.seq(),
                feed.key().table(),
                feed.key().id(),
                state.version(),
                state.deleted(),
                state.row());
    }
}
