package org.evertill.connection.monitor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.evertill.connection.ConnectionMonitor.Offline;
import org.evertill.connection.ConnectionMonitor.Online;
import org.evertill.connection.ConnectionMonitor.State;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The monitor on its own thread, against a line that the test cuts. */
class ProbingMonitorTest {

    private final Wire line = new Wire();
    private final Till till = new Till();
    private final ProbingMonitor monitor = new ProbingMonitor(till, line, Clock.systemUTC());
    private final List<State> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void followsTheLineUpAndDown() {
        monitor.listen(heard::add);
        await(() -> monitor.state() instanceof Online);
        line.cut = true;
        monitor.observed(Optional.of(offline()), Duration.ZERO);
        assertInstanceOf(Online.class, monitor.state(), "one failed request is not enough");
        await(() -> monitor.state() instanceof Offline);
        line.cut = false;
        await(() -> monitor.state() instanceof Online);
        await(() -> heard.size() >= 2 && heard.getLast() instanceof Online);
    }

    @Test
    void requestsThatWorkSpareTheProbes() throws Exception {
        await(() -> monitor.state() instanceof Online);
        int before = line.probes.get();
        for (int i = 0; i < 20; i++) {
            monitor.observed(Optional.empty(), Duration.ofMillis(2));
            Thread.sleep(100);
        }
        assertTrue(line.probes.get() - before <= 1, "probes: " + (line.probes.get() - before));
        assertEquals(
                Duration.ofMillis(2),
                assertInstanceOf(Online.class, monitor.state()).latency());
    }

    @Test
    void withoutIdentityNobodyIsAsked() {
        till.enrolled = false;
        await(() -> monitor.state() instanceof Offline(var since, var reason)
                && reason.code().equals("connection.not-enrolled"));
        till.enrolled = true;
        await(() -> monitor.state() instanceof Online);
    }

    @Test
    void aListenerMayLeaveAndMayFail() {
        // Its first word about the line would else reach a listener that is about to leave.
        await(() -> monitor.state() instanceof Online);
        var left = new AtomicInteger();
        monitor.listen(s -> left.incrementAndGet()).close();
        monitor.listen(s -> {
            throw new IllegalStateException("a listener's fault");
        });
        monitor.listen(heard::add);
        line.cut = true;
        await(() -> heard.stream().anyMatch(Offline.class::isInstance));
        assertEquals(0, left.get());
    }

    private static Problem offline() {
        return Problem.of("connection.refused", "Nothing answers.");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not happen within 15 s");
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static final class Wire implements SyncTransport {
        final AtomicInteger probes = new AtomicInteger();
        volatile boolean cut;

        @Override
        public Outcome<Boolean> probe(SyncTransport.Line to) {
            probes.incrementAndGet();
            return cut ? Outcome.failed(offline()) : Outcome.ok(true);
        }

        @Override
        public Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request) {
            throw new AssertionError("the monitor only probes");
        }

        @Override
        public Outcome<Hello.Answer> hello(SyncTransport.Line to, Hello.Request request) {
            throw new AssertionError("the monitor only probes");
        }

        @Override
        public Outcome<Push.Answer> push(SyncTransport.Line to, Push.Request request) {
            throw new AssertionError("the monitor only probes");
        }

        @Override
        public Outcome<Pull.Answer> pull(SyncTransport.Line to, Pull.Request request) {
            throw new AssertionError("the monitor only probes");
        }
    }

    private static final class Till implements Database {
        volatile boolean enrolled = true;

        @Override
        public Optional<TillIdentity> identity() {
            var address = URI.create("http://127.0.0.1:1");
            return enrolled
                    ? Optional.of(new TillIdentity(
                            "R1", 1, "Chain", "S1", "S1-R1", "A", address, DeviceKey.make(), List.of()))
                    : Optional.empty();
        }

        @Override
        public List<EntityType<?>> types() {
            return List.of();
        }

        @Override
        public Outcome<TillIdentity> enrol(TillIdentity identity) {
            throw new AssertionError("the monitor only asks who it is");
        }

        @Override
        public <R> R read(Function<Reader, R> work) {
            throw new AssertionError("the monitor only asks who it is");
        }

        @Override
        public <R> R write(Author author, Function<UnitOfWork, R> work) {
            throw new AssertionError("the monitor only asks who it is");
        }

        @Override
        public Outcome<Path> backup(Path target) {
            throw new AssertionError("the monitor only asks who it is");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
