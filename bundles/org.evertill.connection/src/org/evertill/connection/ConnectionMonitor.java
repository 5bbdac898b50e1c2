package org.evertill.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.kernel.Problem;

/** Knows whether head office answers, from probes of its own; never asks the operating system. A service. */
public interface ConnectionMonitor {

    /** The state now; changes only after several probes agreed. Any thread, does no I/O. */
    State state();

    /** Calls the listener after every change, on the monitor's thread, until the handle is closed. */
    Listening listen(Consumer<State> listener);

    /** Tells what another request to head office experienced, which counts as a probe. */
    void observed(Optional<Problem> failure, Duration latency);

    /** What is known. */
    sealed interface State {

        /** Since when. */
        Instant since();
    }

    /** Nothing is known yet. */
    record Unknown(Instant since) implements State {}

    /** Head office answers. */
    record Online(Instant since, Duration latency) implements State {}

    /** It does not, or the till is not enrolled. */
    record Offline(Instant since, Problem reason) implements State {}

    /** Ends a listening. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
