package org.evertill.sync.engine.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.PullTarget;
import org.evertill.sync.SyncProgress;
import org.evertill.sync.SyncReport;
import org.evertill.sync.SyncTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives rounds from their first step to their last, one at a time; the caller sees to that. */
public final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** How long rounds do without a greeting, which measures the clock and tells head office how the till is. */
    static final Duration GREETING_HOLDS = Duration.ofSeconds(60);

    /** A till that is told in one round that it is another one again and again is told nonsense. */
    private static final int MAX_LIVES = 5;

    private final Till till;
    private final SyncTransport transport;
    private final ConnectionMonitor monitor;
    private final Clock clock;
    private final String appVersion;
    private final Pace pace = new Pace();
    private volatile @Nullable Greeting greeting;
    private volatile Optional<SyncProgress> progress = Optional.empty();

    public Rounds(Till till, SyncTransport transport, ConnectionMonitor monitor, Clock clock, String appVersion) {
        this.till = till;
        this.transport = transport;
        this.monitor = monitor;
        this.clock = clock;
        this.appVersion = appVersion;
    }

    /** What a till's storage gives. */
    public record Till(Database database, ChangeTracker tracker, PullTarget target) {}

    /** The last greeting, while all rounds since have ended well. */
    private record Greeting(TillIdentity till, Instant at, Duration skew) {

        boolean isFresh(TillIdentity now, Instant instant) {
            var age = Duration.between(at, instant);
            return till.equals(now) && !age.isNegative() && age.compareTo(GREETING_HOLDS) < 0;
        }
    }

    /** The next round begins with a greeting, whatever was before. Any thread. */
    void greetNext() {
        greeting = null;
    }

    /** Of the round under way. Any thread. */
    Optional<SyncProgress> progress() {
        return progress;
    }

    /** How much of a round. */
    enum Extent {
        /** HELLO if need be, PUSH, PULL. */
        WHOLE,
        /** Without PULL. */
        SEND
    }

    /**
     * One whole round.
     *
     * @param stopped asked between two steps; ends the round with {@code sync.stopped}
     */
    public Outcome<SyncReport> run(Consumer<SyncProgress> listener, BooleanSupplier stopped) {
        return run(Extent.WHOLE, listener, stopped);
    }

    Outcome<SyncReport> run(Extent extent, Consumer<SyncProgress> listener, BooleanSupplier stopped) {
        try {
            return steps(extent, listener, stopped);
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        } catch (RuntimeException e) {
            LOG.error("a round of synchronisation", e);
            return Outcome.failed(Refusals.internal(e.getClass().getSimpleName()));
        } finally {
            progress = Optional.empty();
        }
    }

    private Outcome<SyncReport> steps(Extent extent, Consumer<SyncProgress> listener, BooleanSupplier stopped) {
        var identity = till.database().identity();
        if (identity.isEmpty()) {
            return Outcome.failed(Refusals.notEnrolled());
        }
        var round = round(identity.get(), listener);
        Instant began = clock.instant();
        var known = greeting;
        if (known != null && !known.isFresh(identity.get(), began)) {
            known = null;
        }
        greeting = null;
        int lives = 0;
        var step = known == null ? SyncRound.first() : round.resumed(known.skew());
        while (!stopped.getAsBoolean()) {
            if (step instanceof Step.Reborn) {
                known = null;
                identity = till.database().identity();
                round = round(identity.orElseThrow(), listener);
                step = lives++ < MAX_LIVES ? SyncRound.first() : round.contradiction();
            }
            boolean leavesOff = extent == Extent.SEND && step instanceof Step.Fetch;
            step = leavesOff ? round.leftOff() : round.advance(step);
            if (step instanceof Step.Ended(var outcome)) {
                if (outcome instanceof Outcome.Ok<SyncReport>(var report)) {
                    greeting = known == null ? new Greeting(identity.get(), began, report.clockSkew()) : known;
                }
                return outcome instanceof Outcome.Failed<SyncReport>(var problem) && HandingIn.isDue(problem)
                        ? Outcome.failed(handedIn(identity.get(), problem, stopped))
                        : outcome;
            }
        }
        round.stop();
        return Outcome.failed(Refusals.stopped());
    }

    private Problem handedIn(TillIdentity identity, Problem problem, BooleanSupplier stopped) {
        var exchanges = new Exchanges(transport, monitor, clock, identity);
        return new HandingIn(identity, till.tracker(), exchanges, stopped).after(problem);
    }

    private SyncRound round(TillIdentity identity, Consumer<SyncProgress> listener) {
        var exchanges = new Exchanges(transport, monitor, clock, identity);
        return new SyncRound(identity, appVersion, till.tracker(), till.target(), exchanges, pace, clock, now -> {
            progress = Optional.of(now);
            listener.accept(now);
        });
    }
}
