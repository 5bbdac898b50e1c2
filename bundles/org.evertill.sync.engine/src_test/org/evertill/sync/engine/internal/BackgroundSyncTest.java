package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine on its own thread and the real clock; each wait ends as soon as it may. */
class BackgroundSyncTest {

    private final MemoryTill till = new MemoryTill("R1");
    private final MemoryHeadOffice headOffice = new MemoryHeadOffice(Clock.systemUTC());
    private final SilentMonitor monitor = new SilentMonitor();
    private final Wire line = new Wire(headOffice);
    private final BackgroundSync engine = new BackgroundSync(
            new Rounds.Till(till, till, till),
            line,
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

    /** Can be cut, and can hold a push. */
    private static final class Wire extends MemoryHeadOfficeProxy {
        final AtomicInteger hellos = new AtomicInteger();
        volatile boolean cut;
        volatile CountDownLatch hold = new CountDownLatch(0);
        final CountDownLatch pushing = new CountDownLatch(1);

        Wire(MemoryHeadOffice headOffice) {
            super(headOffice);
        }

        @Override
        public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
            hellos.incrementAndGet();
            return cut ? Outcome.failed(offline()) : super.hello(line, request);
        }

        @Override
        public Outcome<Push.Answer> push(Line line, Push.Request request) {
            pushing.countDown();
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.push(line, request);
        }
    }

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
        await(2, () -> line.hellos.get() == 4);
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

    private static Problem offline() {
        return Problem.of("connection.refused", "Nothing answers.");
    }

    private static void await(int seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not happen within " + seconds + " s");
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }
}
