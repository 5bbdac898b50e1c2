package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine on its own thread and the real clock; each wait ends as soon as it may. */
class BackgroundSyncTest {

    private final MemoryTill till = new MemoryTill("R1");
    private final MemoryHeadOffice headOffice = new MemoryHeadOffice(Clock.systemUTC());
    private final SilentMonitor monitor = new SilentMonitor();
    private final CutLine line = new CutLine(headOffice);
    private final ScriptedPokes pokes = new ScriptedPokes();
    private final BackgroundSync engine = new BackgroundSync(
            new Rounds.Till(till, till, till),
            new BackgroundSync.Lines(line, pokes),
            monitor,
            Clock.systemUTC(),
            "0.1.0",
            // Waits at their bounds, so that only asking or coming back can be quick after several failures.
            new RetrySchedule(new Random(0) {
                @Override
                public long nextLong(long bound) {
                    return bound - 1;
                }
            }));

    @AfterEach
    void stop() {
        line.hold.countDown();
        engine.stop();
    }

    @Test
    void aCommitIsAtHeadOfficeWithinTwoSeconds() {
        engine.start();
        await(10, () -> till.cuts > 0);
        till.commit(2);
        await(2, () -> till.backlog().pending() == 0);
        await(
                2,
                () -> engine.status().progress().isEmpty()
                        && engine.status().lastRound().isPresent());
        assertTrue(engine.status().nextTry().isPresent());
        assertTrue(engine.status().lastFailure().isEmpty());
    }

    @Test
    void offlineItWaitsLongerAndLongerAndComesBackAtOnce() throws Exception {
        line.cut = true;
        engine.start();
        await(10, () -> line.hellos.get() == 3);
        till.commit(1);
        Thread.sleep(1_200);
        assertEquals(3, line.hellos.get(), "the third wait is four seconds, whatever is committed");
        assertEquals(
                "connection.refused",
                engine.status().lastFailure().orElseThrow().code());
        assertEquals(1, engine.status().backlog().pending());
        line.cut = false;
        monitor.become(new ConnectionMonitor.Online(Instant.now(), Duration.ZERO));
        await(2, () -> till.backlog().pending() == 0);
    }

    @Test
    void aPersonMayAskAtAnyTime() {
        line.cut = true;
        engine.start();
        await(10, () -> line.hellos.get() == 3);
        engine.request();
        engine.request();
        await(2, () -> line.hellos.get() >= 4);
    }

    @Test
    void stoppingLetsTheExchangeEndAndStartingGoesOn() throws Exception {
        till.commit(1);
        line.hold = new CountDownLatch(1);
        engine.start();
        assertTrue(line.pushing.await(10, TimeUnit.SECONDS));
        try (var stopper = Executors.newSingleThreadExecutor()) {
            var stopping = stopper.submit(engine::stop);
            Thread.sleep(200);
            assertFalse(stopping.isDone());
            line.hold.countDown();
            stopping.get(5, TimeUnit.SECONDS);
        }
        assertEquals(0, till.backlog().pending(), "the answer was noted");
        assertEquals(0, till.cuts, "the rest of the round was not begun");
        engine.start();
        await(5, () -> till.cuts == 1);
    }

    @Test
    void oneRoundAtATime() throws Exception {
        till.commit(1);
        line.hold = new CountDownLatch(1);
        engine.start();
        assertTrue(line.pushing.await(10, TimeUnit.SECONDS));
        try (var caller = Executors.newSingleThreadExecutor()) {
            var once = caller.submit(() -> engine.syncOnce(p -> {}));
            Thread.sleep(200);
            assertEquals(1, line.hellos.get());
            line.hold.countDown();
            assertEquals(0, once.get(10, TimeUnit.SECONDS).orThrow().pushed());
        }
    }

    /** The second round comes long before anything is looked for by itself. */
    @Test
    void aPokeIsARound() {
        settled();
        headOffice.write("news", "text");
        pokes.poke("chain", headOffice.head());
        await(10, () -> till.rows.containsKey("news"));
    }

    @Test
    void aPokeDuringARoundLeadsToOneMore() throws Exception {
        settled();
        line.hold = new CountDownLatch(1);
        till.commit(1);
        assertTrue(line.pushing.await(10, TimeUnit.SECONDS));
        headOffice.write("early", "text");
        pokes.poke("chain", headOffice.head());
        line.afterPull = () -> {
            headOffice.write("late", "text");
            pokes.poke("chain", headOffice.head());
            pokes.poke("chain", headOffice.head());
        };
        int cuts = till.cuts;
        line.hold.countDown();
        await(10, () -> till.rows.containsKey("late"));
        assertTrue(till.rows.containsKey("early"));
        await(10, () -> engine.status().progress().isEmpty());
        assertEquals(cuts + 2, till.cuts, "what the first round had brought anyway is no third one");
    }

    @Test
    void whatTheTillHasAlreadyIsNoRound() throws Exception {
        settled();
        int cuts = till.cuts;
        pokes.poke("chain", headOffice.head());
        Thread.sleep(300);
        assertEquals(cuts, till.cuts);
    }

    @Test
    void aCommitIsOneRequestWhenTheGreetingIsFresh() {
        settled();
        int cuts = till.cuts;
        headOffice.journal.clear();
        till.commit(3);
        await(10, () -> till.backlog().pending() == 0);
        await(10, () -> engine.status().progress().isEmpty());
        assertEquals(List.of("push 1+3"), headOffice.journal.subList(0, 1));
        await(10, () -> till.cuts == cuts + 1);
        assertEquals(List.of("push 1+3", "pull 0"), headOffice.journal, "the cut that holds it follows");
        assertEquals(1, line.hellos.get(), "the first round's");
        engine.request();
        await(10, () -> line.hellos.get() == 2);
    }

    @Test
    void afterAFailureItGreetsAgain() {
        settled();
        line.failsPush = true;
        till.commit(1);
        await(10, () -> engine.status().lastFailure().isPresent());
        line.failsPush = false;
        await(10, () -> till.backlog().pending() == 0);
        assertEquals(2, line.hellos.get());
    }

    @Test
    void pausedItDoesNothingByItselfUntilItIsResumed() throws Exception {
        settled();
        engine.pause();
        await(10, () -> pokes.closed.get() == 1);
        assertTrue(engine.status().paused());
        assertTrue(engine.status().nextTry().isEmpty());
        till.commit(1);
        monitor.become(new ConnectionMonitor.Online(Instant.now(), Duration.ZERO));
        Thread.sleep(300);
        assertEquals(1, till.backlog().pending());
        engine.request();
        await(10, () -> till.backlog().pending() == 0);
        till.commit(1);
        Thread.sleep(300);
        assertEquals(1, till.backlog().pending(), "one round, because somebody asked");
        engine.resume();
        await(10, () -> till.backlog().pending() == 0);
        await(10, () -> pokes.opened.get() == 2);
    }

    @Test
    void pausingEndsTheRoundBetweenTwoExchanges() throws Exception {
        till.commit(1);
        line.hold = new CountDownLatch(1);
        engine.start();
        assertTrue(line.pushing.await(10, TimeUnit.SECONDS));
        engine.pause();
        line.hold.countDown();
        await(10, () -> engine.status().progress().isEmpty());
        assertEquals(0, till.backlog().pending(), "the answer was noted");
        assertEquals(0, till.cuts);
        assertTrue(engine.status().lastFailure().isEmpty());
        engine.resume();
        await(10, () -> till.cuts == 1);
    }

    /** Started, with a first round behind and the stream open. */
    private void settled() {
        monitor.become(new ConnectionMonitor.Online(Instant.now(), Duration.ZERO));
        engine.start();
        await(10, () -> till.cuts == 1 && engine.status().progress().isEmpty() && pokes.opened.get() == 1);
    }

    @Test
    void withoutIdentityNothingIsAsked() throws Exception {
        till.unenrol();
        engine.start();
        Thread.sleep(900);
        assertEquals(0, line.hellos.get());
        var outcome = engine.syncOnce(p -> {});
        assertEquals(
                "sync.not-enrolled",
                assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }

    @Test
    void listenersHearOfCommitsAlsoOffline() throws Exception {
        line.cut = true;
        var pending = new AtomicInteger();
        var handle = engine.listen(status -> pending.set((int) status.backlog().pending()));
        engine.start();
        till.commit(4);
        await(3, () -> pending.get() == 4);
        handle.close();
        till.commit(1);
        Thread.sleep(900);
        assertEquals(4, pending.get());
        assertEquals(Optional.empty(), engine.status().lastRound());
    }

    private static void await(int seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not happen within " + seconds + " s");
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }
}
