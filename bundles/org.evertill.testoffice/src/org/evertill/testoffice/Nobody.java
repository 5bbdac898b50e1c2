package org.evertill.testoffice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Problem;

/** Watches no line: rounds are asked for. */
final class Nobody implements ConnectionMonitor {

    @Override
    public State state() {
        return new Unknown(Instant.EPOCH);
    }

    @Override
    public Listening listen(Consumer<State> listener) {
        return () -> {};
    }

    @Override
    public void observed(Optional<Problem> failure, Duration latency) {}
}
