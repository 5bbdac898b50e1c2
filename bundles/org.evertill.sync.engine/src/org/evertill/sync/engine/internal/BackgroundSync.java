package org.evertill.sync.engine.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.PullTarget;
import org.evertill.sync.SyncEngine;
import org.evertill.sync.SyncProgress;
import org.evertill.sync.SyncReport;
import org.evertill.sync.SyncStatus;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.engine.internal.Rounds.Till;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes rounds happen: one thread looks a few times a second whether one is due, which costs two small reads of the
 * local database. Whatever asks for a round only leaves a mark.
 */
@Component(service = SyncEngine.class)
public final class BackgroundSync implements SyncEngine {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundSync.class);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Till till;
    private final ConnectionMonitor monitor;
    private final Clock clock;
    private final Rounds rounds;
    private final Agenda agenda;
    private final ReentrantLock roundLock = new ReentrantLock();
    private final List<Consumer<SyncStatus>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile @Nullable Running running;
    private long lastSeen;

    @Activate
    public BackgroundSync(
            @Reference Database database,
            @Reference ChangeTracker tracker,
            @Reference PullTarget target,
            @Reference SyncTransport transport,
            @Reference ConnectionMonitor monitor,
            @Reference Clock clock,
            BundleContext context) {
        this(
                new Till(database, tracker, target),
                transport,
                monitor,
                clock,
                context.getBundle().getVersion().toString(),
                new RetrySchedule(new SecureRandom()));
    }

    /** For plain Java, where no bundle tells the version. */
    public BackgroundSync(
            Database database,
            ChangeTracker tracker,
            PullTarget target,
            SyncTransport transport,
            ConnectionMonitor monitor,
            Clock clock,
            String appVersion) {
        this(
                new Till(database, tracker, target),
                transport,
                monitor,
                clock,
                appVersion,
                new RetrySchedule(new SecureRandom()));
    }

    BackgroundSync(
            Till till,
            SyncTransport transport,
            ConnectionMonitor monitor,
            Clock clock,
            String appVersion,
            RetrySchedule retries) {
        this.till = till;
        this.monitor = monitor;
        this.clock = clock;
        this.rounds = new Rounds(till, transport, monitor, clock, appVersion);
        this.agenda = new Agenda(retries);
    }

    /** What there is between start and stop. */
    private record Running(ScheduledExecutorService executor, ConnectionMonitor.Listening listening) {}

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        request();
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sync").factory());
        running = new Running(executor, monitor.listen(this::connectionChanged));
        executor.scheduleWithFixedDelay(this::look, 0, LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    @Deactivate
    public synchronized void stop() {
        var was = running;
        running = null;
        if (was == null) {
            return;
        }
        was.listening().close();
        was.executor().shutdown();
        try {
            if (!was.executor().awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a round of synchronisation does not end");
            }
        } catch (InterruptedException e) {
            was.executor().shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void request() {
        asked.set(true);
    }

    @Override
    public SyncStatus status() {
        var backlog = till.tracker().backlog();
        var dataAsOf = till.target().appliedAt();
        synchronized (agenda) {
            return new SyncStatus(
                    monitor.state(),
                    backlog,
                    rounds.progress(),
                    agenda.lastRound(),
                    agenda.lastFailure(),
                    running == null ? Optional.empty() : agenda.nextTry(),
                    dataAsOf);
        }
    }

    @Override
    public AutoCloseable listen(Consumer<SyncStatus> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Outcome<SyncReport> syncOnce(Consumer<SyncProgress> caller) {
        try {
            if (!roundLock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Outcome.failed(Refusals.busy());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(Refusals.busy());
        }
        try {
            return round(caller, () -> false);
        } finally {
            roundLock.unlock();
        }
    }

    private void connectionChanged(ConnectionMonitor.State state) {
        if (state instanceof ConnectionMonitor.Online) {
            request();
        }
    }

    /** One look whether a round is due. Never throws: the executor would not look again. */
    private void look() {
        try {
            boolean due = isDue();
            if (due && till.database().identity().isPresent() && roundLock.tryLock()) {
                try {
                    round(ignored -> tellListeners(), () -> running == null);
                } finally {
                    roundLock.unlock();
                }
                tellListeners();
            }
        } catch (ProblemException e) {
            LOG.warn("{}: {}", e.problem().code(), e.problem().message());
        } catch (RuntimeException e) {
            LOG.error("looking whether to synchronise", e);
        }
    }

    private boolean isDue() {
        long newest = till.tracker().head().lastSeq();
        boolean hasChanges = newest > till.tracker().acknowledgedSeq();
        if (newest != lastSeen) {
            lastSeen = newest;
            tellListeners();
        }
        synchronized (agenda) {
            if (asked.getAndSet(false)) {
                agenda.ask();
            }
            return agenda.isDue(clock.instant(), hasChanges);
        }
    }

    private Outcome<SyncReport> round(Consumer<SyncProgress> listener, BooleanSupplier stopped) {
        withAgenda(Agenda::begins);
        var outcome = rounds.run(listener, stopped);
        switch (outcome) {
            case Outcome.Ok<SyncReport>(var report) -> {
                LOG.debug("synchronised: {} sent, {} received", report.pushed(), report.pulled());
                withAgenda(a -> a.succeeded(clock.instant()));
            }
            case Outcome.Failed<SyncReport>(var problem) -> failed(problem);
        }
        return outcome;
    }

    private void failed(Problem problem) {
        if (problem.code().equals(Refusals.STOPPED)) {
            return;
        }
        if (problem.code().startsWith("connection.")) {
            // Being offline is normal.
            LOG.debug("{}: {}", problem.code(), problem.message());
        } else {
            LOG.warn("{}: {}", problem.code(), problem.message());
        }
        withAgenda(a -> a.failed(problem, clock.instant()));
    }

    private void withAgenda(Consumer<Agenda> change) {
        synchronized (agenda) {
            change.accept(agenda);
        }
    }

    private void tellListeners() {
        if (listeners.isEmpty()) {
            return;
        }
        var now = status();
        for (var listener : listeners) {
            try {
                listener.accept(now);
            } catch (RuntimeException e) {
                LOG.error("a listener of synchronisation failed", e);
            }
        }
    }
}
