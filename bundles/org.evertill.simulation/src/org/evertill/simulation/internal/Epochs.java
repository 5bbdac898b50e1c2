package org.evertill.simulation.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.sync.protocol.Epoch;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;

/** Head office's epochs, each of which began when its database was put back. */
final class Epochs {

    private final List<Began> begun;
    private boolean told;

    /** Where scopes stood when an epoch began. */
    private record Began(int epoch, int follows, Map<String, Long> stood) {}

    Epochs() {
        this(List.of(), false);
    }

    private Epochs(List<Began> begun, boolean told) {
        this.begun = new ArrayList<>(begun);
        this.told = told;
    }

    Epochs copy() {
        return new Epochs(begun, told);
    }

    /** The present one. */
    int now() {
        return begun.isEmpty() ? 1 : begun.getLast().epoch;
    }

    /** Begins the next one; scopes stand where it begins then. */
    void begin(Instant at, Map<String, Long> heads) {
        int follows = now();
        int epoch = Epoch.after(follows, at);
        var stood = new TreeMap<String, Long>();
        heads.forEach((scope, head) -> {
            if (head > Epoch.before(follows)) {
                stood.put(scope, head);
            }
        });
        begun.add(new Began(epoch, follows, stood));
        told = false;
        heads.replaceAll((scope, head) -> Epoch.before(epoch));
    }

    /** Of a till's cursors, the scopes in which it has come to numbers that some epoch began without. */
    Set<String> lost(SortedMap<String, Long> cursors, SortedMap<String, Pull.Reach> reach) {
        var lost = new HashSet<String>();
        for (String scope : reach.keySet()) {
            long cursor = cursors.getOrDefault(scope, 0L);
            for (Began one : begun) {
                long stood = one.stood.getOrDefault(scope, Epoch.before(one.follows));
                if (cursor > 0 && Epoch.hasLost(one.epoch, cursor, stood)) {
                    lost.add(scope);
                }
            }
        }
        return lost;
    }

    /** Whether a greeting shows that something was lost. */
    boolean isShownBy(Hello.Request request, long known) {
        return Epoch.isLossShown(now(), request, known);
    }

    /** People know of it. */
    void told() {
        told = true;
    }

    boolean isTold() {
        return told;
    }
}
