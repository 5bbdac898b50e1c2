package org.evertill.repository.remote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.RemoteRows;
import org.evertill.sync.SyncTransport.Line;

/** Asks head office as this till, and tells the connection monitor how it went. */
final class Enquiry {

    /** After these the same request may be sent again at once: the connection broke, head office is probably there. */
    private static final Set<String> BROKE = Set.of("connection.interrupted", "connection.truncated");

    private static final int MAX_SENDS = 3;

    private final RemoteRows rows;
    private final Supplier<Optional<TillIdentity>> identity;
    private final ConnectionMonitor monitor;
    private final Clock clock;

    Enquiry(RemoteRows rows, Supplier<Optional<TillIdentity>> identity, ConnectionMonitor monitor, Clock clock) {
        this.rows = rows;
        this.identity = identity;
        this.monitor = monitor;
        this.clock = clock;
    }

    /** One request, the same however often it is sent. */
    @FunctionalInterface
    interface Request<A> {
        Outcome<A> send(RemoteRows rows, Line line);
    }

    <A> Outcome<A> ask(Request<A> request) {
        var till = identity.get();
        if (till.isEmpty()) {
            return Outcome.failed(
                    "till.not-enrolled",
                    "This till does not belong to a store yet. Enrol it with a code from head office.");
        }
        var line = Line.of(till.get());
        for (int sends = 1; ; sends++) {
            var answer = timed(request, line);
            if (sends == MAX_SENDS || !(answer instanceof Outcome.Failed<A>(var problem) && broke(problem))) {
                return answer;
            }
        }
    }

    /** The replica that a request names. */
    String replica() {
        return identity.get().map(TillIdentity::replica).orElse("");
    }

    private <A> Outcome<A> timed(Request<A> request, Line line) {
        Instant sent = clock.instant();
        var answer = request.send(rows, line);
        var took = Duration.between(sent, clock.instant());
        // A clock that was set back in between must not make a time negative.
        monitor.observed(connectionFailure(answer), took.isNegative() ? Duration.ZERO : took);
        return answer;
    }

    private static boolean broke(Problem problem) {
        return BROKE.contains(problem.code());
    }

    /** A refusal is an answer: head office is there. */
    private static Optional<Problem> connectionFailure(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Ok<?> ok -> Optional.empty();
            case Outcome.Failed<?>(var problem) ->
                problem.code().startsWith("connection.") ? Optional.of(problem) : Optional.empty();
        };
    }
}
