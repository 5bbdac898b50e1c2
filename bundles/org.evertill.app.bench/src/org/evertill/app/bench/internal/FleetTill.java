package org.evertill.app.bench.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Sale;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Poke;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * A till without a database, a window and a person: holds a stream, sells, sends, and fetches as the engine of a real one does. It sends at
 * a commit, fetches when it is poked and a second after it has sent, greets once a minute, and asks again what failed. Two threads,
 * {@link #synchronise} and {@link #listen}; any other may call the rest.
 */
final class FleetTill implements AutoCloseable {

    private static final long GREETING_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long LATE_PULL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MAX_WAIT_MILLIS = 5_000;
    private static final int MAX_UNSENT = Limits.MAX_PUSH_OPERATIONS / 2;

    private final FleetChannel channel;
    private final String replica;
    private final Clock clock;
    private final FleetTally tally;
    private final FleetLog log;
    private final SignedSales maker;
    private final Queue<FleetStep.Due> due = new ConcurrentLinkedQueue<>();
    private final Queue<FleetStep.Due> underWay = new ConcurrentLinkedQueue<>();
    private final Queue<String> sales = new ConcurrentLinkedQueue<>();
    private final Semaphore wake = new Semaphore(0);
    private final AtomicBoolean poked = new AtomicBoolean();

    private volatile boolean closed;
    private volatile boolean listening;
    private volatile @Nullable HttpsLine stream;
    private volatile SortedMap<String, Long> cursors = new TreeMap<>();
    private SortedMap<String, Long> loads = new TreeMap<>();
    private long greetedNanos;
    private long pullAtNanos = Long.MAX_VALUE;
    private int epoch;

    /**
     * @param channel of a till that is enrolled
     */
    FleetTill(FleetChannel channel, Clock clock, FleetTally tally) {
        this.channel = channel;
        this.replica = channel.identity().replica();
        this.clock = clock;
        this.tally = tally;
        this.log = new FleetLog(replica, clock);
        var identity = TillIdentity.of(channel.identity(), channel.headOffice(), channel.key());
        this.maker = new SignedSales(new SaleMaker(identity, clock, replica.hashCode()), replica, channel.key());
    }

    /** Shows who it is, greets and loads all that it sees, however often it takes; before its threads begin. */
    void connect() {
        for (boolean done = false; !done && !closed; ) {
            try {
                greet();
                pull();
                done = true;
            } catch (IOException | ProblemException e) {
                failed(e);
                pause();
            }
        }
    }

    /** A sale is due. */
    void sell(FleetStep.Due sale) {
        due.add(sale);
        wake.release();
    }

    /** Whether head office has all that was sold. */
    boolean isIdle() {
        return due.isEmpty() && underWay.isEmpty();
    }

    /** Whether it would hear of a change. */
    boolean isListening() {
        return listening;
    }

    String replica() {
        return replica;
    }

    /** The identifiers of all that it has sold. */
    List<String> sales() {
        return List.copyOf(sales);
    }

    /** Sends and fetches until it is closed. */
    void synchronise() {
        while (!closed) {
            try {
                await();
                round();
            } catch (IOException | ProblemException e) {
                failed(e);
                pullAtNanos = System.nanoTime();
                pause();
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    private void await() throws InterruptedException {
        long next = isIdle() ? Math.min(pullAtNanos, greetedNanos + GREETING_NANOS) - System.nanoTime() : 0;
        if (wake.tryAcquire(Math.max(0, next), TimeUnit.NANOSECONDS)) {
            wake.drainPermits();
        }
    }

    private void round() throws IOException {
        boolean regular = System.nanoTime() - greetedNanos >= GREETING_NANOS;
        if (regular && !closed) {
            greet();
        }
        while (!closed && !isIdle()) {
            push();
        }
        boolean asked = poked.getAndSet(false);
        if (!closed && (asked || regular || System.nanoTime() >= pullAtNanos)) {
            pull();
        }
    }

    private void greet() throws IOException {
        var request = new Hello.Request(
                replica, 1, "0.1.0", log.lastSeq(), log.lastHash(), clock.instant(), log.unsent(), List.of(), epoch);
        epoch = channel.ask("hello", WireJson.HELLO_REQUEST, request, WireJson.HELLO_ANSWER)
                .epoch();
        greetedNanos = System.nanoTime();
        tally.greetings.increment();
    }

    private void push() throws IOException {
        makeSales();
        var answer = channel.ask("push", WireJson.PUSH_REQUEST, log.request(), WireJson.PUSH_ANSWER);
        if (!(answer instanceof Push.Accepted accepted) || accepted.lastSeq() != log.lastSeq()) {
            throw new IOException("not taken: " + answer);
        }
        accepted.remarks().forEach(remark -> tally.error("remark " + remark.reason()));
        log.sent();
        underWay.forEach(FleetStep.Due::done);
        underWay.clear();
        tally.pushes.increment();
        pullAtNanos = Math.min(pullAtNanos, System.nanoTime() + LATE_PULL_NANOS);
    }

    private void makeSales() {
        for (var next = due.peek(); next != null && log.unsent() < MAX_UNSENT; next = due.peek()) {
            underWay.add(next);
            due.remove();
            var facts = maker.next();
            log.append(facts, BenchTill.AUTHOR.userId());
            facts.stream()
                    .filter(fact -> fact.type() == DomainTypes.SALE)
                    .map(fact -> ((Sale) fact.value()).id())
                    .forEach(sales::add);
        }
    }

    private void pull() throws IOException {
        boolean more = true;
        while (more && !closed) {
            var request = new Pull.Request(replica, 1, cursors, Optional.of(loads), Limits.MAX_PULL_ROWS);
            var page = channel.ask("pull", WireJson.PULL_REQUEST, request, WireJson.PULL_ANSWER);
            cursors = new TreeMap<>(page.cursors());
            loads.putAll(page.reloads());
            more = page.more();
            tally.rows.add(page.entries().size());
        }
        loads = new TreeMap<>();
        pullAtNanos = Long.MAX_VALUE;
        tally.pulls.increment();
    }

    /** Holds a stream of pokes until it is closed; an end that nobody wanted is counted, and another one is opened. */
    void listen() {
        while (!closed) {
            try (var line = channel.lineForStream()) {
                stream = line;
                hear(line.stream(channel.lastToken()));
            } catch (IOException e) {
                failed(e);
            } finally {
                ended();
            }
            pause();
        }
    }

    private void hear(InputStream text) throws IOException {
        listening = true;
        tally.openStreams.incrementAndGet();
        while (!closed) {
            String line = HttpHead.line(text);
            if (line.startsWith("data:")) {
                Poke poke = WireJson.POKE.read(new StringReader(line.substring("data:".length())));
                tally.pokes.increment();
                if (isNews(poke)) {
                    poked.set(true);
                    wake.release();
                }
            }
        }
    }

    /** A till that has those heads already does nothing. */
    private boolean isNews(Poke poke) {
        var known = cursors;
        return poke.heads().entrySet().stream()
                .anyMatch(head -> known.getOrDefault(head.getKey(), 0L) < head.getValue());
    }

    private void ended() {
        if (listening) {
            listening = false;
            tally.openStreams.decrementAndGet();
            if (!closed) {
                tally.lostStreams.increment();
            }
        }
    }

    private void failed(Exception e) {
        if (!closed) {
            tally.error(
                    e instanceof ProblemException refused
                            ? refused.problem().code()
                            : e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    /** A while by chance, so that not all come again at once. */
    private void pause() {
        if (!closed) {
            int millis = ThreadLocalRandom.current().nextInt(MAX_WAIT_MILLIS / 5, MAX_WAIT_MILLIS);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    @Override
    public void close() {
        closed = true;
        wake.release();
        channel.close();
        var open = stream;
        if (open != null) {
            open.close();
        }
    }
}
