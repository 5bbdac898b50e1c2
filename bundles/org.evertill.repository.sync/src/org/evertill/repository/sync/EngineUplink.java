package org.evertill.repository.sync;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.repository.Uplink;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.SyncEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sync engine as the way to head office: a commit wakes it, and what it does is waited for. Any thread but the
 * engine's.
 */
public final class EngineUplink implements Uplink {

    private static final Logger LOG = LoggerFactory.getLogger(EngineUplink.class);

    /** What a person at a screen bears; a round on a good line takes some hundredths of a second. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /** How long the engine may take to send by itself what was committed; then it is asked for a whole round. */
    private static final Duration BY_ITSELF = Duration.ofMillis(100);

    /** How often it looks without being told. */
    private static final long LOOK_MILLIS = 25;

    private final SyncEngine engine;
    private final ChangeTracker tracker;
    private final ConnectionMonitor monitor;
    private final Duration limit;

    /** What was waited for in vain; until head office has it, nobody waits for what came later. */
    private volatile long lagging;

    public EngineUplink(SyncEngine engine, ChangeTracker tracker, ConnectionMonitor monitor) {
        this(engine, tracker, monitor, LIMIT);
    }

    /** With a limit of one's own for {@link #flush}. */
    EngineUplink(SyncEngine engine, ChangeTracker tracker, ConnectionMonitor monitor, Duration limit) {
        this.engine = engine;
        this.tracker = tracker;
        this.monitor = monitor;
        this.limit = limit;
    }

    @Override
    public boolean isUp() {
        return monitor.state() instanceof ConnectionMonitor.Online;
    }

    @Override
    public boolean flush() {
        long newest = tracker.head().lastSeq();
        if (tracker.acknowledgedSeq() >= newest) {
            return true;
        }
        if (!isUp() || tracker.acknowledgedSeq() < lagging) {
            return false;
        }
        boolean arrived = awaited(newest);
        if (!arrived && isUp()) {
            lagging = newest;
            LOG.info("head office does not acknowledge in time; nobody waits for it until it has caught up");
        }
        return arrived;
    }

    private boolean awaited(long newest) {
        var told = new Semaphore(0);
        try (var listening = engine.listen(status -> told.release())) {
            return arrived(newest, told);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            // The handle of a listening declares Exception.
            LOG.warn("a listening to the engine could not be ended", e);
            return false;
        }
    }

    private boolean arrived(long newest, Semaphore told) throws InterruptedException {
        long begin = System.nanoTime();
        long patience = Math.min(BY_ITSELF.toNanos(), limit.toNanos() / 2);
        boolean asked = false;
        while (tracker.acknowledgedSeq() < newest) {
            long waited = System.nanoTime() - begin;
            if (!isUp() || asked && waited >= limit.toNanos()) {
                return false;
            }
            if (!asked && waited >= patience) {
                // It pauses, or waits after a failure.
                engine.request();
                asked = true;
            }
            if (told.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                told.drainPermits();
            }
        }
        return true;
    }
}
