package org.evertill.sync.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.PullTarget;
import org.evertill.sync.SyncReport;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.engine.internal.RetrySchedule;
import org.evertill.sync.engine.internal.Rounds;

/**
 * The rounds of one till, one at a time, on the caller's thread; what the engine's service does in the background. What it
 * has learned of the line (the size of batches) is kept from round to round and lost with the object.
 */
public final class PlainRounds {

    /** What head office is told; no bundle tells a version here. */
    private static final String APP_VERSION = "plain";

    private final Rounds rounds;
    private final RetrySchedule schedule;

    /**
     * @param clock the till's
     * @param jitter what waits are drawn from
     */
    public PlainRounds(
            Till till, SyncTransport transport, ConnectionMonitor monitor, Clock clock, RandomGenerator jitter) {
        this.rounds = new Rounds(
                new Rounds.Till(till.database(), till.tracker(), till.target()),
                transport,
                monitor,
                clock,
                APP_VERSION);
        this.schedule = new RetrySchedule(jitter);
    }

    /** What a till's storage gives. */
    public record Till(Database database, ChangeTracker tracker, PullTarget target) {}

    /**
     * One round, to its end.
     *
     * @param stopped asked between two exchanges; ends the round with {@code sync.stopped}
     */
    public Outcome<SyncReport> round(BooleanSupplier stopped) {
        return rounds.run(progress -> {}, stopped);
    }

    /** How long the engine would wait after so many failures in a row, from 1. */
    public Duration waitAfter(int failures) {
        return schedule.delay(failures);
    }
}
