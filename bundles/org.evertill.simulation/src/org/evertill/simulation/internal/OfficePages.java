package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.TreeMap;
import org.evertill.sync.protocol.Pull;

/** What head office answers to a pull: one page, from one snapshot, so that nothing comes in between. */
final class OfficePages {

    private OfficePages() {}

    static Pull.Answer page(OfficeState state, Place caller, Pull.Request request, int most) {
        int limit = Math.min(request.limit(), most);
        var reloads = reloads(state, caller, request);
        var cursors = new TreeMap<String, Long>();
        var entries = new ArrayList<Pull.Entry>();
        boolean more = false;
        for (String scope : state.scopes()) {
            if (!caller.sees(scope)) {
                continue;
            }
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
        return new Pull.Answer(
                1, entries, cursors, reloads, state.author(caller.replica()).lastSeq(), more);
    }

    private static TreeMap<String, Long> reloads(OfficeState state, Place caller, Pull.Request request) {
        var reloads = new TreeMap<String, Long>();
        request.loads()
                .ifPresent(loads -> state.scopes().stream()
                        .filter(caller::sees)
                        .filter(scope ->
                                Math.max(request.cursor(scope), loads.getOrDefault(scope, -1L)) < state.floor(scope))
                        .forEach(scope -> reloads.put(scope, state.floor(scope))));
        return reloads;
    }
}
