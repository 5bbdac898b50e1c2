package org.evertill.connection.monitor.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.Database;
import org.evertill.sync.SyncTransport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks head office now and then, and listens to what other requests experience. */
@Component
public final class ProbingMonitor implements ConnectionMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(ProbingMonitor.class);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);

    private final Database database;
    private final SyncTransport transport;
    private final Clock clock;
    private final ScheduledExecutorService thread;
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private volatile Judgement judgement;
    private Instant due;

    @Activate
    public ProbingMonitor(
            @Reference(target = "(!(training=true))") Database database,
            @Reference SyncTransport transport,
            @Reference Clock clock) {
        this.database = database;
        this.transport = transport;
        this.clock = clock;
        this.judgement = Judgement.start(clock.instant());
        this.due = clock.instant();
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("connection-monitor").factory());
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Deactivate
    public void close() {
        thread.shutdownNow();
    }

    @Override
    public State state() {
        return judgement.state();
    }

    @Override
    public Listening listen(Consumer<State> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void observed(Optional<Problem> failure, Duration latency) {
        Instant now = clock.instant();
        note(failure.<Evidence>map(problem -> new Evidence.RequestFailed(now, problem))
                .orElseGet(() -> new Evidence.Answered(now, latency)));
    }

    /** One look whether a probe is due. Never throws: the executor would not look again. */
    private void look() {
        try {
            if (isDue(clock.instant())) {
                note(probe());
            }
        } catch (RuntimeException e) {
            LOG.error("probing head office", e);
        }
    }

    private synchronized boolean isDue(Instant now) {
        // A due time beyond every interval is one from before the clock was set back.
        return !now.isBefore(due) || due.isAfter(now.plus(Judgement.ONLINE_INTERVAL.multipliedBy(2)));
    }

    private Evidence probe() {
        var identity = database.identity();
        if (identity.isEmpty()) {
            return new Evidence.NotEnrolled(clock.instant(), notEnrolled());
        }
        var till = identity.get();
        Instant sent = clock.instant();
        var answer = transport.probe(SyncTransport.Line.of(till));
        Instant now = clock.instant();
        return switch (answer) {
            case Outcome.Ok<Boolean>(var ready) -> new Evidence.Answered(now, Duration.between(sent, now));
            case Outcome.Failed<Boolean>(var problem) -> new Evidence.ProbeFailed(now, problem);
        };
    }

    private void note(Evidence evidence) {
        State changed;
        synchronized (this) {
            var before = judgement;
            judgement = before.after(evidence);
            due = evidence.at().plus(judgement.interval());
            if (!judgement.differsFrom(before)) {
                return;
            }
            changed = judgement.state();
        }
        LOG.debug("head office: {}", changed);
        try {
            thread.execute(() -> tell(changed));
        } catch (RejectedExecutionException e) {
            LOG.debug("the monitor is closed; nobody is told", e);
        }
    }

    private void tell(State state) {
        for (var listener : listeners) {
            try {
                listener.accept(state);
            } catch (RuntimeException e) {
                LOG.error("a listener of the connection failed", e);
            }
        }
    }

    private static Problem notEnrolled() {
        return Problem.of(
                "connection.not-enrolled",
                "This till belongs to no head office yet. Enrol it with a code from head office.");
    }
}
