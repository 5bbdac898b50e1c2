package org.evertill.simulation.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.simulation.Happening;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * One till's line to head office. The engine waits in a call for an answer; meanwhile everybody else goes on, which is how
 * rounds of several tills overlap in one thread, and two pushes of one till. Messages go through the JSON that they have on the wire.
 */
final class Line implements SyncTransport {

    private final Place place;
    private final World world;
    private final BooleanSupplier alive;
    private @Nullable Slot<?> lastPush;

    /**
     * @param alive whether the till that this line belongs to has power, since it was switched on last
     */
    Line(Place place, World world, BooleanSupplier alive) {
        this.place = place;
        this.world = world;
        this.alive = alive;
    }

    @Override
    public Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request) {
        throw new UnsupportedOperationException("a simulated till is enrolled from the beginning");
    }

    @Override
    public Outcome<Boolean> probe(Line line) {
        throw new UnsupportedOperationException("nobody probes in the simulation");
    }

    @Override
    public Outcome<Hello.Answer> hello(SyncTransport.Line line, Hello.Request request) {
        var lost = request.branches().isEmpty() ? Happening.HELLO_ANSWER_LOST : Happening.HELLO_OF_BRANCH_LOST;
        return awaited(begin(
                copy(WireJson.HELLO_REQUEST, request),
                WireJson.HELLO_ANSWER,
                (q, a) -> world.office().hello(place, q, a),
                () -> world.tally().add(lost)));
    }

    @Override
    public Outcome<Push.Answer> push(SyncTransport.Line line, Push.Request request) {
        return beginPush(line, request).await();
    }

    @Override
    public Pending<Push.Answer> beginPush(SyncTransport.Line line, Push.Request request) {
        if (lastPush != null && lastPush.outcome == null) {
            world.tally().add(Happening.PUSH_AHEAD);
        }
        var slot = begin(
                copy(WireJson.PUSH_REQUEST, request),
                WireJson.PUSH_ANSWER,
                (q, a) -> world.office().push(place, q, outcome -> a.accept(outcome.map(this::counted))),
                () -> {});
        lastPush = slot;
        return () -> awaited(slot);
    }

    private Push.Answer counted(Push.Answer answer) {
        if (answer instanceof Push.Rewind) {
            world.tally().add(Happening.PUSH_OUT_OF_TURN);
        }
        return answer;
    }

    @Override
    public Outcome<Pull.Answer> pull(SyncTransport.Line line, Pull.Request request) {
        return exchange(
                copy(WireJson.PULL_REQUEST, request),
                WireJson.PULL_ANSWER,
                (q, a) -> world.office().pull(place, q, a));
    }

    @FunctionalInterface
    private interface Handler<Q, A> {
        void handle(Q request, Consumer<Outcome<A>> answer);
    }

    /** What came of one request; set once. */
    private static final class Slot<A> {
        private @Nullable Outcome<A> outcome;

        void set(Outcome<A> value) {
            if (outcome == null) {
                outcome = value;
            }
        }
    }

    private <Q, A> Outcome<A> exchange(Q request, WireJson<A> json, Handler<Q, A> handler) {
        return awaited(begin(request, json, handler, () -> {}));
    }

    private <Q, A> Slot<A> begin(Q request, WireJson<A> json, Handler<Q, A> handler, Runnable lost) {
        var slot = new Slot<A>();
        world.network()
                .request(
                        place.machine(),
                        () -> handler.handle(
                                request,
                                outcome -> world.network()
                                        .answer(
                                                place.machine(),
                                                () -> slot.set(outcome.map(a -> copy(json, a))),
                                                lost)));
        world.time()
                .after(
                        Limits.REQUEST_TIMEOUT.toMillis(),
                        () -> slot.set(Outcome.failed("connection.timeout", "Head office did not answer in time.")));
        return slot;
    }

    private <A> Outcome<A> awaited(Slot<A> slot) {
        world.time().runUntil(() -> slot.outcome != null || !alive.getAsBoolean());
        if (!alive.getAsBoolean() || slot.outcome == null) {
            throw new Crash();
        }
        return slot.outcome;
    }

    static Problem unreachable() {
        return Problem.of("connection.refused", "Head office cannot be reached.");
    }

    private static <M> M copy(WireJson<M> json, M message) {
        try {
            var text = new StringWriter();
            json.write(text, message);
            return json.read(new StringReader(text.toString()));
        } catch (IOException e) {
            throw new IllegalStateException("what we wrote we can read", e);
        }
    }
}
