package org.evertill.sync.engine.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.PokeLine;
import org.evertill.sync.PullTarget;
import org.evertill.sync.SyncEngine;
import org.evertill.sync.SyncProgress;
import org.evertill.sync.SyncReport;
import org.evertill.sync.SyncStatus;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.engine.internal.Rounds.Extent;
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
 * Makes rounds happen: one thread looks whether one is due as soon as something has happened, and once a second, which
 * costs two small reads of the local database. Whatever asks for a round only leaves a mark.
 */
@Component(service = SyncEngine.class)
public final class BackgroundSync implements SyncEngine {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundSync.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Till till;
    private final ConnectionMonitor monitor;
    private final Clock clock;
    private final Rounds rounds;
    private final Agenda agenda;
    private final ReentrantLock roundLock = new ReentrantLock();
    private final StatusListeners listeners = new StatusListeners();
    private final PokeWatch watch;
    private volatile @Nullable Running running;
    private volatile boolean paused;
    private long lastSeen;

    @Activate
    public BackgroundSync(
            @Reference Database database,
            @Reference ChangeTracker tracker,
            @Reference PullTarget target,
            @Reference SyncTransport transport,
            @Reference PokeLine pokes,
            @Reference ConnectionMonitor monitor,
            @Reference Clock clock,
            BundleContext context) {
        this(
                new Till(database, tracker, target),
                new Lines(transport, pokes),
                monitor,
                clock,
                context.getBundle().getVersion().toString(),
                schedule());
    }

    /** For plain Java, where no bundle tells the version. */
    public BackgroundSync(
            Database database,
            ChangeTracker tracker,
            PullTarget target,
            SyncTransport transport,
            PokeLine pokes,
            ConnectionMonitor monitor,
            Clock clock,
            String appVersion) {
        this(new Till(database, tracker, target), new Lines(transport, pokes), monitor, clock, appVersion, schedule());
    }

    /** For plain Java, without a stream of pokes. */
    public BackgroundSync(
            Database database,
            ChangeTracker tracker,
            PullTarget target,
            SyncTransport transport,
            ConnectionMonitor monitor,
            Clock clock,
            String appVersion) {
        this(database, tracker, target, transport, PokeLine.NONE, monitor, clock, appVersion);
    }

    BackgroundSync(
            Till till, Lines lines, ConnectionMonitor monitor, Clock clock, String appVersion, RetrySchedule retries) {
        this.till = till;
        this.monitor = monitor;
        this.clock = clock;
        this.rounds = new Rounds(till, lines.transport(), monitor, clock, appVersion);
        this.agenda = new Agenda(retries);
        this.watch = new PokeWatch(lines.pokes(), retries, clock, this::mark);
    }

    private static RetrySchedule schedule() {
        return new RetrySchedule(new SecureRandom());
    }

    /** How head office is reached. */
    record Lines(SyncTransport transport, PokeLine pokes) {}

    /** What there is between start and stop. */
    private record Running(Looks looks, ConnectionMonitor.Listening monitor, ChangeTracker.Listening log) {}

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        agenda.ask();
        var looks = new Looks(this::look);
        running = new Running(
                looks, monitor.listen(this::connectionChanged), till.tracker().listen(looks::mark));
        looks.begin();
    }

    @Override
    @Deactivate
    public synchronized void stop() {
        var was = running;
        running = null;
        if (was == null) {
            return;
        }
        was.log().close();
        was.monitor().close();
        was.looks().close();
        watch.close();
    }

    @Override
    public void request() {
        agenda.ask();
        mark();
    }

    @Override
    public void pause() {
        paused = true;
        watch.close();
        mark();
    }

    @Override
    public void resume() {
        paused = false;
        request();
    }

    private void mark() {
        var now = running;
        if (now != null) {
            now.looks().mark();
        }
    }

    @Override
    public SyncStatus status() {
        var backlog = till.tracker().backlog();
        var dataAsOf = till.target().appliedAt();
        return new SyncStatus(
                monitor.state(),
                backlog,
                rounds.progress(),
                agenda.lastRound(),
                agenda.lastFailure(),
                running == null || paused ? Optional.empty() : agenda.nextTry(),
                dataAsOf,
                paused);
    }

    @Override
    public AutoCloseable listen(Consumer<SyncStatus> listener) {
        return listeners.add(listener);
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
            rounds.greetNext();
            return round(Extent.WHOLE, caller, () -> false);
        } finally {
            roundLock.unlock();
            mark();
        }
    }

    private void connectionChanged(ConnectionMonitor.State state) {
        if (state instanceof ConnectionMonitor.Online) {
            watch.comeBack();
            if (!paused) {
                request();
            }
        }
    }

    /** One look whether a round is due. Never throws: the executor would not look again. */
    private void look() {
        try {
            var identity = till.database().identity();
            if (isDue() && identity.isPresent() && running != null && roundLock.tryLock()) {
                boolean wanted = paused;
                try {
                    var extent = agenda.isWholeDue(clock.instant()) ? Extent.WHOLE : Extent.SEND;
                    round(extent, ignored -> tellListeners(), () -> running == null || paused && !wanted);
                } finally {
                    roundLock.unlock();
                }
                tellListeners();
            }
            if (paused) {
                watch.close();
            } else if (running != null && monitor.state() instanceof ConnectionMonitor.Online) {
                watch.tend(identity);
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
        agenda.lookEvery(watch.isOpen() ? Agenda.WATCHED_INTERVAL : Agenda.IDLE_INTERVAL);
        if (watch.hasHeard() && watch.hasNews(till.target().cursors())) {
            agenda.poked(clock.instant());
        }
        boolean due = paused ? agenda.isAsked() : agenda.isDue(clock.instant(), hasChanges);
        if (newest != lastSeen && !due) {
            tellListeners();
        }
        lastSeen = newest;
        return due;
    }

    private Outcome<SyncReport> round(Extent extent, Consumer<SyncProgress> listener, BooleanSupplier stopped) {
        if (agenda.isAsked()) {
            rounds.greetNext();
        }
        agenda.begins();
        var outcome = rounds.run(extent, listener, stopped);
        switch (outcome) {
            case Outcome.Ok<SyncReport>(var report) -> {
                LOG.debug("synchronised: {} sent, {} received", report.pushed(), report.pulled());
                switch (extent) {
                    case WHOLE -> agenda.succeeded(clock.instant());
                    case SEND -> agenda.sent(clock.instant());
                }
            }
            case Outcome.Failed<SyncReport>(var problem) -> failed(problem);
        }
        return outcome;
    }

    private void failed(Problem problem) {
        if (problem.code().equals(STOPPED)) {
            return;
        }
        if (problem.code().startsWith("connection.")) {
            // Being offline is normal.
            LOG.debug("{}: {}", problem.code(), problem.message());
        } else {
            LOG.warn("{}: {}", problem.code(), problem.message());
        }
        agenda.failed(problem, clock.instant());
    }

    private void tellListeners() {
        listeners.tell(this::status);
    }
}
