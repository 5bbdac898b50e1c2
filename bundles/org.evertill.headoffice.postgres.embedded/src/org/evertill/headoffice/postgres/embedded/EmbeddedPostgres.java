package org.evertill.headoffice.postgres.embedded;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.evertill.headoffice.postgres.embedded.internal.Server;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL on the loopback address, run from programs that this bundle's fragments carry. Its data survives
 * restarts and {@code kill -9}; a server that a killed head office left behind is taken over. Several processes may use
 * one directory: the first starts the server, the last to leave stops it. While in use it is watched, and started again
 * on the same port when it dies. Any thread.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);
    /** How often a server that does not come back is tried: after 1, 2, 4 … checks, at most once in this many. */
    private static final int MAX_CHECKS_BETWEEN_TRIES = 64;

    private final Server server;
    private final Server.Use use;
    private final ScheduledExecutorService watch;
    private final AtomicReference<Optional<Problem>> trouble = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean closed = new AtomicBoolean();
    private int failures;
    private int checksToSkip;

    private EmbeddedPostgres(Server server, Server.Use use) {
        this.server = server;
        this.use = use;
        this.watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("postgres-watch").factory());
        watch.scheduleWithFixedDelay(
                this::check, WATCH_INTERVAL.toMillis(), WATCH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Starts the server of a directory or joins the one that runs there; returns when it takes connections. The first
     * start makes the cluster and takes some seconds. Problems: {@code headoffice.embedded-missing},
     * {@code …embedded-root}, {@code …embedded-disk-full}, {@code …embedded-not-writable},
     * {@code …embedded-port-in-use}, {@code …embedded-version}, {@code …embedded-busy}, {@code …embedded-failed}.
     */
    public static Outcome<EmbeddedPostgres> start(EmbeddedSettings settings) {
        var server = new Server(settings);
        return server.enter().map(use -> new EmbeddedPostgres(server, use));
    }

    /** How to reach the server of a directory if one runs there; starts nothing and is no use of it. */
    public static Optional<DatabaseAddress> find(EmbeddedSettings settings) {
        return new Server(settings).found();
    }

    /** How to reach it; stays the same as long as this is open. */
    public DatabaseAddress address() {
        return use.address();
    }

    /** Why the server is away, empty while it runs. */
    public Optional<Problem> trouble() {
        return trouble.get();
    }

    /** Ends the use; the last one stops the server in order, which takes seconds. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // A restart under way would otherwise bring the server back after it was stopped.
        boolean interrupted = !watchEnded();
        if (server.leave(use) instanceof Outcome.Failed<Boolean>(var problem)) {
            LOG.warn("{}: {}", problem.code(), problem.message());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the watch to end; false when this thread was interrupted meanwhile. */
    private boolean watchEnded() {
        watch.shutdown();
        try {
            if (!watch.awaitTermination(1, TimeUnit.MINUTES)) {
                watch.shutdownNow();
            }
            return true;
        } catch (InterruptedException e) {
            watch.shutdownNow();
            return false;
        }
    }

    private void check() {
        try {
            if (checksToSkip > 0) {
                checksToSkip--;
            } else if (!server.isRunning()) {
                restore();
            }
        } catch (RuntimeException e) {
            LOG.error("watching PostgreSQL", e);
        }
    }

    private void restore() {
        LOG.warn("PostgreSQL is gone and is started again");
        switch (server.restore(use.port())) {
            case Outcome.Ok<Integer>(var port) -> {
                failures = 0;
                trouble.set(Optional.empty());
            }
            case Outcome.Failed<Integer>(var problem) -> {
                trouble.set(Optional.of(problem));
                checksToSkip = Math.min(1 << Math.min(failures, 10), MAX_CHECKS_BETWEEN_TRIES);
                failures++;
                LOG.error("{}: {}", problem.code(), problem.message());
            }
        }
    }
}
