package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.Test;

/** Two batches on their way at once: in order, out of order, and one of them lost. */
class OutboxTest {

    private static final Problem LOST = Problem.of("connection.timeout", "Lost.");
    private static final int LAST = 600;

    private final Ticking clock = new Ticking();
    private final MemoryTill till = new MemoryTill("R1");
    private final MemoryHeadOffice headOffice = new MemoryHeadOffice(clock);
    private final LaterLine line = new LaterLine();
    private final Pace pace = new Pace();
    private final Outbox outbox = new Outbox(
            till.identity().orElseThrow(),
            till,
            new Exchanges(line, new SilentMonitor(), clock, till.identity().orElseThrow()),
            pace);

    OutboxTest() {
        for (int i = 0; i < LAST; i++) {
            till.commit(1);
        }
    }

    @Test
    void aLineThatIsNotKnownYetCarriesOneAtATime() {
        send(1);
        assertEquals(List.of("sent 1", "answer 1"), line.journal);
    }

    @Test
    void onAQuickLineTheNextIsOnItsWayBeforeTheAnswer() {
        quick();
        send(1);
        send(201);
        send(401);
        assertEquals(List.of("sent 1", "sent 201", "answer 1", "sent 401", "answer 201", "answer 401"), line.journal);
        assertEquals(LAST, headOffice.received.get("R1").size());
    }

    @Test
    void afterASlowAnswerThereIsOneAtATimeAgain() {
        quick();
        pace.pushed(200, BatchSize.QUICK);
        send(1);
        send(201);
        assertEquals(List.of("sent 1", "answer 1", "sent 201", "answer 201"), line.journal);
        quick();
        pace.failed(LOST);
        send(401);
        assertEquals("answer 401", line.journal.getLast());
    }

    @Test
    void oneThatOvertookAnotherIsSentAgainInItsTurn() {
        quick();
        line.lifo = true;
        assertInstanceOf(Push.Accepted.class, send(1));
        line.lifo = false;
        var again = assertInstanceOf(Push.Accepted.class, send(201));
        assertEquals(0, again.duplicates());
        assertEquals(400, again.lastSeq(), "what was sent behind it has not arrived yet");
        assertEquals(LAST, assertInstanceOf(Push.Accepted.class, send(401)).lastSeq());
    }

    @Test
    void oneThatArrivesThoughTheOneBeforeFailedIsSentAgainWithoutHarm() {
        quick();
        line.spoils = outcome -> Outcome.failed(LOST);
        assertEquals(LOST, ((Outcome.Failed<Push.Answer>) outbox.send(1, LAST).outcome()).problem());
        line.spoils = outcome -> outcome;
        outbox.close();
        assertEquals(400, headOffice.received.get("R1").size(), "both are there, and nobody here knows");
        assertEquals(200, assertInstanceOf(Push.Accepted.class, send(1)).duplicates());
        assertEquals(200, assertInstanceOf(Push.Accepted.class, send(201)).duplicates());
        assertEquals(0, assertInstanceOf(Push.Accepted.class, send(401)).duplicates());
    }

    @Test
    void whatIsAskedForAnewIsNotTakenFromWhatWasSentBefore() {
        quick();
        send(1);
        send(101);
        assertEquals(
                List.of("sent 1", "sent 201", "answer 1", "answer 201", "sent 101", "sent 301", "answer 101"),
                line.journal);
    }

    @Test
    void aRewindOfOneThatWasSentInItsTurnIsTold() {
        assertInstanceOf(Push.Rewind.class, send(201));
    }

    @Test
    void theTimeOfOneEndsWhereTheTimeOfTheNextBegins() {
        quick();
        line.takes = Duration.ofMillis(300);
        assertEquals(Duration.ofMillis(300), outbox.send(1, LAST).took());
        assertEquals(Duration.ofMillis(300), outbox.send(201, LAST).took(), "not the 600 since it was sent");
    }

    private void quick() {
        pace.pushed(1, Duration.ofMillis(20));
    }

    private Push.Answer send(long seq) {
        return outbox.send(seq, LAST).outcome().orThrow();
    }

    /** Requests arrive when somebody waits for an answer, one after the other. */
    private final class LaterLine extends MemoryHeadOfficeProxy {

        private final List<String> journal = new ArrayList<>();
        private final Queue<Sent> waiting = new ArrayDeque<>();
        private boolean lifo;
        private Duration takes = Duration.ZERO;
        private UnaryOperator<Outcome<Push.Answer>> spoils = outcome -> outcome;

        LaterLine() {
            super(headOffice);
        }

        private static final class Sent {
            private final Push.Request request;
            private Outcome<Push.Answer> answer;

            Sent(Push.Request request) {
                this.request = request;
            }
        }

        @Override
        public Pending<Push.Answer> beginPush(Line whose, Push.Request request) {
            journal.add("sent " + request.fromSeq());
            var sent = new Sent(request);
            waiting.add(sent);
            return () -> {
                arrive(whose, sent);
                journal.add("answer " + request.fromSeq());
                return spoils.apply(sent.answer);
            };
        }

        private void arrive(Line whose, Sent until) {
            var order = new ArrayList<>(waiting);
            if (lifo) {
                Collections.reverse(order);
            }
            for (var sent : order) {
                if (until.answer == null || lifo) {
                    waiting.remove(sent);
                    clock.now = clock.now.plus(takes);
                    sent.answer = push(whose, sent.request);
                }
            }
        }
    }

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-01-02T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("nobody asks for a zone");
        }
    }
}
