package org.evertill.headoffice.postgres.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.PokeFeed;
import org.evertill.kernel.Problem;

/** What a till was poked with; waiting has a generous limit. */
final class Pokes implements PokeFeed.Listener {

    private static final int LIMIT_SECONDS = 30;

    private final BlockingQueue<SortedMap<String, Long>> pokes = new LinkedBlockingQueue<>();
    /** Of all that was looked at. */
    private final Map<String, Long> newest = new HashMap<>();

    private final BlockingQueue<Problem> ends = new LinkedBlockingQueue<>();

    /** Listens for a till at an office, and has not looked at anything yet. */
    static Pokes of(HeadOffice office, TestTill till) {
        var pokes = new Pokes();
        office.pokes().listen(till.caller, pokes).orThrow();
        return pokes;
    }

    @Override
    public void moved(SortedMap<String, Long> heads) {
        pokes.add(heads);
    }

    @Override
    public void ended(Problem reason) {
        ends.add(reason);
    }

    /** Waits until it was poked with that head of a scope. */
    void await(String scope, long head) {
        while (newest.getOrDefault(scope, -1L) < head) {
            next();
        }
    }

    /** The next poke. */
    SortedMap<String, Long> next() {
        try {
            var poke = pokes.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (poke == null) {
                throw new AssertionError("not poked");
            }
            poke.forEach((scope, head) -> newest.merge(scope, head, Math::max));
            return poke;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All that has arrived and was not looked at. */
    List<SortedMap<String, Long>> rest() {
        return List.copyOf(pokes);
    }

    void forget() {
        pokes.clear();
        newest.clear();
    }

    /** Why it ended. */
    String end() {
        try {
            var reason = ends.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            return reason == null ? "not ended" : reason.code();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
