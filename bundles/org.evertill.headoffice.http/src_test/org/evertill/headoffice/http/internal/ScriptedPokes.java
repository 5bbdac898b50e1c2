package org.evertill.headoffice.http.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.headoffice.PokeFeed;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/** Pokes when the test does; says first that the chain is at 1. */
final class ScriptedPokes implements PokeFeed {

    final List<Listener> listeners = new CopyOnWriteArrayList<>();
    volatile boolean away;

    @Override
    public Outcome<Listening> listen(Caller caller, Listener listener) {
        if (away) {
            return Outcome.failed("headoffice.database-away", "The database is away.");
        }
        listeners.add(listener);
        listener.moved(new TreeMap<>(Map.of("chain", 1L)));
        return Outcome.ok(() -> listeners.remove(listener));
    }

    void moved(String scope, long head) {
        listeners.forEach(l -> l.moved(new TreeMap<>(Map.of(scope, head))));
    }

    void end() {
        listeners.forEach(l -> l.ended(Problem.of("auth.revoked", "Shut out.")));
    }
}
