package org.evertill.sync;

import java.time.Instant;
import java.util.Optional;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.kernel.Problem;

/**
 * How synchronisation is going.
 *
 * @param progress of the round under way
 * @param lastRound when the last round ended well
 * @param lastFailure why the last round failed, empty after one that ended well
 * @param nextTry when the engine tries again by itself
 * @param dataAsOf when the rows of others were last brought up to date
 * @param paused whether somebody has paused it
 */
public record SyncStatus(
        ConnectionMonitor.State connection,
        ChangeTracker.Backlog backlog,
        Optional<SyncProgress> progress,
        Optional<Instant> lastRound,
        Optional<Problem> lastFailure,
        Optional<Instant> nextTry,
        Optional<Instant> dataAsOf,
        boolean paused) {}
