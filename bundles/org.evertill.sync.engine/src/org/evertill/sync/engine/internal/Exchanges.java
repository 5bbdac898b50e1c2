package org.evertill.sync.engine.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Salvage;

/** The messages of one till, timed, and told to the connection monitor. */
final class Exchanges {

    private final SyncTransport transport;
    private final ConnectionMonitor monitor;
    private final Clock clock;
    private final SyncTransport.Line line;

    Exchanges(SyncTransport transport, ConnectionMonitor monitor, Clock clock, TillIdentity identity) {
        this.transport = transport;
        this.monitor = monitor;
        this.clock = clock;
        this.line = SyncTransport.Line.of(identity);
    }

    /** An answer and how long it took. */
    record Timed<A>(Outcome<A> outcome, Instant sent, Duration took) {}

    /** An answer that is on its way. */
    @FunctionalInterface
    interface UnderWay<A> {
        Timed<A> await();
    }

    Timed<Hello.Answer> hello(Hello.Request request) {
        return timed(() -> transport.hello(line, request));
    }

    /** Sends without waiting for the answer. */
    UnderWay<Push.Answer> beginPush(Push.Request request) {
        Instant sent = clock.instant();
        var answer = transport.beginPush(line, request);
        return () -> timed(sent, answer.await());
    }

    Timed<Push.Answer> handIn(Apart.Request request) {
        return timed(() -> transport.handIn(line, request));
    }

    Timed<Pull.Answer> pull(Pull.Request request) {
        return timed(() -> transport.pull(line, request));
    }

    Outcome<Digest.Answer> digest(Digest.Question question) {
        return timed(() -> transport.digest(line, question)).outcome();
    }

    Outcome<Digest.Page> digestRows(Digest.Fetch fetch) {
        return timed(() -> transport.digestRows(line, fetch)).outcome();
    }

    Outcome<Salvage.Answer> salvage(Salvage.Offer offer) {
        return timed(() -> transport.salvage(line, offer)).outcome();
    }

    private <A> Timed<A> timed(Supplier<Outcome<A>> exchange) {
        Instant sent = clock.instant();
        return timed(sent, exchange.get());
    }

    private <A> Timed<A> timed(Instant sent, Outcome<A> outcome) {
        var took = Duration.between(sent, clock.instant());
        // A clock that was set back in between must not make a time negative.
        var honest = took.isNegative() ? Duration.ZERO : took;
        monitor.observed(connectionFailure(outcome), honest);
        return new Timed<>(outcome, sent, honest);
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
