package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.TreeMap;
import org.evertill.sync.protocol.Pull;

/** What head office answers to a pull: one page, from one snapshot, so that nothing comes in between. */
final class OfficePages {

    private OfficePages() {}

    static Pull.Answer page(OfficeState state, Place caller, Pull.Request request, int most) {
        int limit = Math.min(request.limit(), most);
        long known = state.shelf
                .log(caller.replica(), request.incarnation())
                .end(state.shelf)
                .seq();
        var reach = reach(state, caller);
        var reloads = request.reloads(reach, state.epochs.lost(request.cursors(), reach));
        var cursors = new TreeMap<String, Long>();
        var entries = new ArrayList<Pull.Entry>();
        boolean more = false;
        for (String scope : reach.keySet()) {
            cursors.put(scope, reloads.containsKey(scope) ? 0 : request.cursor(scope));
            for (var feed : state.after(scope, cursors.get(scope))) {
                if (entries.size() == limit) {
                    more = true;
                    break;
                }
                entries.add(Entries.of(feed, state.tables.row(feed.key()).state()));
                cursors.put(scope, feed.seq());
            }
        }
        if (!more) {
            cursors.replaceAll((scope, seq) -> state.head(scope));
        }
        return new Pull.Answer(state.epochs.now(), entries, cursors, reloads, known, more);
    }

    /** Whether a till has come to numbers that are lost. */
    static boolean isLossShown(OfficeState state, Place caller, Pull.Request request) {
        return !state.epochs.lost(request.cursors(), reach(state, caller)).isEmpty();
    }

    private static TreeMap<String, Pull.Reach> reach(OfficeState state, Place caller) {
        var reach = new TreeMap<String, Pull.Reach>();
        caller.scopes().forEach(scope -> reach.put(scope, new Pull.Reach(0, 0)));
        state.scopes().stream()
                .filter(caller::sees)
                .forEach(scope -> reach.put(scope, new Pull.Reach(state.head(scope), state.floor(scope))));
        return reach;
    }
}
