package org.evertill.repository.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Problem;

/** Believes the last request, so that a test knows what it knows. */
final class BelievingMonitor implements ConnectionMonitor {

    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private volatile State state = new Unknown(Instant.EPOCH);

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
    public void observed(Optional<Problem> failure, Duration latency) {
        var before = state;
        state = failure.<State>map(problem -> new Offline(Instant.EPOCH, problem))
                .orElseGet(() -> new Online(Instant.EPOCH, latency));
        if (before.getClass() != state.getClass()) {
            listeners.forEach(listener -> listener.accept(state));
        }
    }
}
