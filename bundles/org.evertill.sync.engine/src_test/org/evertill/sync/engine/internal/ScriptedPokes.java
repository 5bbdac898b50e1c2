package org.evertill.sync.engine.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.kernel.Problem;
import org.evertill.sync.PokeLine;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Poke;

/** A line on which the test pokes. Agrees at once, unless it is told not to. */
final class ScriptedPokes implements PokeLine {

    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    volatile boolean refuses;
    private volatile Listener newest;

    @Override
    public Stream open(SyncTransport.Line line, Listener listener) {
        opened.incrementAndGet();
        if (refuses) {
            listener.ended(Problem.of("connection.no-stream", "An old head office."));
            return () -> {};
        }
        newest = listener;
        listener.opened();
        return closed::incrementAndGet;
    }

    void poke(String scope, long head) {
        newest.poked(new Poke(new TreeMap<>(Map.of(scope, head))));
    }

    void end() {
        newest.ended(Problem.of("connection.interrupted", "It broke."));
    }
}
