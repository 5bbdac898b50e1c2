package org.evertill.sync.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Problem;

/** Keeps what it was told, and says what the test wants. */
final class SilentMonitor implements ConnectionMonitor {

    final List<Optional<Problem>> observed = new ArrayList<>();
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private volatile State state = new Unknown(Instant.EPOCH);

    void become(State next) {
        state = next;
        listeners.forEach(l -> l.accept(next));
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Listening listen(Consumer<State> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized void observed(Optional<Problem> failure, Duration latency) {
        observed.add(failure);
    }
}
