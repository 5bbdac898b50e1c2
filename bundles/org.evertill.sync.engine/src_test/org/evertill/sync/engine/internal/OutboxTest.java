package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncReport;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.Test;

/** What is made ready while another batch is at head office, and what becomes of it. */
class OutboxTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);
    private static final int MANY = 1_000;

    private final MemoryTill till = new MemoryTill("R1");
    private final MemoryHeadOffice headOffice = new MemoryHeadOffice(NOON);
    private final ArrayDeque<Runnable> beside = new ArrayDeque<>();
    private final List<String> journal = new ArrayList<>();

    @Test
    void theNextBatchIsPackedWhileOneIsUnderWayAndSentAfterItsAnswer() {
        commit(250);
        var report = round(beside::add).orThrow();
        assertEquals(500, report.pushed());
        assertEquals(
                List.of(
                        "packed 1+200",
                        "sent 1+200",
                        "packed 201+200",
                        "answered",
                        "sent 201+200",
                        "packed 401+100",
                        "answered",
                        "sent 401+100",
                        "answered"),
                journal);
        assertEquals(headOffice.rows(), till.rows);
    }

    @Test
    void whatIsNotWantedAnyMoreIsMadeAnew() {
        commit(250);
        var outbox = outbox(beside::add);
        outbox.prepare(201, MANY);
        beside.remove().run();
        assertEquals(1, outbox.from(1, MANY).request().fromSeq(), "another place in the log");
        outbox.prepare(1, 400);
        beside.remove().run();
        assertEquals(100, outbox.from(1, 100).request().operations().size(), "head office has become slow");
        assertEquals(List.of("packed 201+300", "packed 1+500", "packed 1+400", "packed 1+100"), journal);
    }

    @Test
    void aBatchThatCannotBeMadeAheadIsMadeInItsTurn() {
        commit(250);
        var refusing = outbox(task -> {
            throw new RejectedExecutionException("too much to do");
        });
        refusing.prepare(1, MANY);
        assertEquals(500, refusing.from(1, MANY).request().operations().size());
        var failing = outbox(beside::add);
        failing.prepare(501, MANY);
        beside.remove().run();
        commit(1);
        assertEquals(2, failing.from(501, MANY).request().operations().size());
    }

    @Test
    void theThreadBesideTakesWorkAgainAndAgain() throws InterruptedException {
        var executor = Outbox.besideThread();
        for (int i = 0; i < 3; i++) {
            var done = new CountDownLatch(1);
            executor.execute(done::countDown);
            assertTrue(done.await(30, TimeUnit.SECONDS));
        }
    }

    private void commit(int transactions) {
        for (int i = 0; i < transactions; i++) {
            till.commit(2);
        }
    }

    private Outbox outbox(Executor executor) {
        var identity = till.identity().orElseThrow();
        return new Outbox(
                identity, till, new Exchanges(new Journalled(), new SilentMonitor(), NOON, identity), executor);
    }

    private Outcome<SyncReport> round(Executor executor) {
        var identity = till.identity().orElseThrow();
        var exchanges = new Exchanges(new Journalled(), new SilentMonitor(), NOON, identity);
        var round = new SyncRound(identity, "0.1.0", till, till, exchanges, executor, new Pace(), NOON, p -> {});
        var step = SyncRound.first();
        while (!(step instanceof SyncRound.Ended)) {
            step = round.advance(step);
        }
        return ((SyncRound.Ended) step).outcome();
    }

    /** Tells what is packed and sent; what is to be done beside is done while a message is under way. */
    private final class Journalled extends MemoryHeadOfficeProxy {

        Journalled() {
            super(headOffice);
        }

        @Override
        public Parcel parcel(Line line, Push.Request request) {
            String what = request.fromSeq() + "+" + request.operations().size();
            journal.add("packed " + what);
            return () -> {
                journal.add("sent " + what);
                while (!beside.isEmpty()) {
                    beside.remove().run();
                }
                var answer = push(line, request);
                journal.add("answered");
                return answer;
            };
        }
    }
}
