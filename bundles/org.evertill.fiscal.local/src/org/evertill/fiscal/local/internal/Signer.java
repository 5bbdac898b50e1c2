package org.evertill.fiscal.local.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.evertill.fiscal.FiscalDevice;
import org.evertill.fiscal.FiscalDevice.Answer;
import org.evertill.fiscal.local.internal.FiscalFacts.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs what waits, in order, on a thread of its own, and asks the device on another one: a device that hangs holds up nothing but itself.
 */
final class Signer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Signer.class);

    /** So many in one go: more are signed by the next. */
    private static final int MOST = 100_000;

    private final FiscalFacts facts;
    private final List<FiscalDevice> devices;
    private final Limits limits;
    private final ConcurrentHashMap<String, CompletableFuture<Void>> asked = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fiscal-signing").factory());
    private final DeviceLane lane = new DeviceLane();
    private volatile boolean isOut;

    Signer(FiscalFacts facts, List<FiscalDevice> devices, Limits limits) {
        this.facts = facts;
        this.devices = List.copyOf(devices);
        this.limits = limits;
    }

    /**
     * How patient it is.
     *
     * @param answer how long a device may take for one record
     * @param again how often it is tried by itself
     */
    record Limits(Duration answer, Duration again) {

        static final Limits USUAL = new Limits(Duration.ofSeconds(3), Duration.ofSeconds(30));
    }

    void start() {
        thread.scheduleWithFixedDelay(this::drain, 0, limits.again().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Something waits as soon as the transaction under way has ended; a sale is waited for by its identifier. */
    void wake(String id) {
        var done = new CompletableFuture<Void>();
        asked.put(id, done);
        try {
            thread.execute(this::drain);
        } catch (RejectedExecutionException e) {
            asked.remove(id);
            done.complete(null);
        }
    }

    /** Waits until something is signed or known not to be; not at all while the device is out of order. */
    void await(String id) {
        var done = asked.get(id);
        if (done != null && !isOut) {
            get(done);
        }
    }

    /** Signs all that waits; returns when that is done or the device does not sign. */
    void sign() {
        try {
            thread.submit(this::drain).get();
        } catch (ExecutionException | RejectedExecutionException e) {
            LOG.error("signing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never throws: the executor would not look again. */
    private void drain() {
        var before = Set.copyOf(asked.keySet());
        try {
            boolean isSigning = true;
            for (int i = 0; i < MOST && isSigning; i++) {
                isSigning = facts.next().map(this::step).orElse(false);
            }
        } catch (RuntimeException e) {
            LOG.error("signing", e);
        } finally {
            for (String id : before) {
                var done = asked.remove(id);
                if (done != null) {
                    done.complete(null);
                }
            }
        }
    }

    /** Whether to go on. */
    private boolean step(Question question) {
        return switch (ask(question)) {
            case Answer.Signed(var signature) -> {
                facts.signed(question, signature);
                isOut = false;
                yield true;
            }
            case Answer.OutOfOrder(var reason) -> {
                isOut = true;
                LOG.warn("fiscal device {} does not sign: {}", question.device(), reason);
                facts.failed(question, reason);
                yield false;
            }
        };
    }

    private Answer ask(Question question) {
        var device = find(question.device());
        if (device.isEmpty()) {
            return new Answer.OutOfOrder("the device " + question.device() + " is not installed");
        }
        return lane.ask(device.get(), question.record(), limits.answer());
    }

    Optional<FiscalDevice> find(String name) {
        return devices.stream().filter(device -> device.name().equals(name)).findFirst();
    }

    private void get(CompletableFuture<?> done) {
        try {
            done.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("a receipt does not wait for its signature any longer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives what waits the time of one answer, for a command ends right after its sale; the rest is signed after the next start. */
    @Override
    public void close() {
        try {
            get(CompletableFuture.runAsync(this::drain, thread));
        } catch (RejectedExecutionException e) {
            LOG.debug("closed before", e);
        }
        thread.shutdownNow();
        lane.close();
    }
}
