package org.evertill.storage.sqlite;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Problem;

/** Knows nothing and tells nobody: rounds are asked for. */
final class QuietMonitor implements ConnectionMonitor {

    @Override
    public State state() {
        return new Unknown(Instant.EPOCH);
    }

    @Override
    public Listening listen(Consumer<State> listener) {
        return () -> {};
    }

    @Override
    public void observed(Optional<Problem> failure, Duration latency) {
        // What a round meets is its caller's matter.
    }
}
