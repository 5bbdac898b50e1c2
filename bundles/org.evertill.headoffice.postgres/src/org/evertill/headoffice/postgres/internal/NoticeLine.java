package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.evertill.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection of this process that listens for notices, and the one thread that waits at it. Comes back by itself
 * after the database was away. LISTEN holds for a session, so the address must not be that of a pooler that changes
 * sessions between transactions.
 */
final class NoticeLine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeLine.class);

    /** How long it waits for a notice before it asks whether the connection still lives. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final int ALIVE_SECONDS = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration MAX_CLOSING = Duration.ofSeconds(10);

    private final DataSource source;
    private final BiConsumer<String, String> heard;
    private final Runnable connected;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Connection current;
    private @Nullable ExecutorService thread;

    /**
     * @param heard called with channel and payload of each notice, on the line's thread
     * @param connected called whenever notices may have been missed, the first time included
     */
    NoticeLine(DataSource source, BiConsumer<String, String> heard, Runnable connected) {
        this.source = source;
        this.heard = heard;
        this.connected = connected;
    }

    /** Begins to listen, unless it does already. */
    synchronized void open() {
        if (thread == null && closing.getCount() > 0) {
            var made = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("headoffice-notices").factory());
            thread = made;
            made.execute(this::run);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        var listening = current;
        if (listening != null) {
            abort(listening);
        }
        synchronized (this) {
            if (thread != null) {
                thread.shutdown();
                awaitEnd(thread);
            }
        }
    }

    private void run() {
        Duration wait = FIRST_WAIT;
        while (isOpen()) {
            try (var connection = source.getConnection()) {
                current = connection;
                listen(connection);
                wait = FIRST_WAIT;
                connected.run();
                hearUntilClosed(connection);
            } catch (SQLException | ProblemException e) {
                if (isOpen()) {
                    LOG.warn(
                            "not listening for the notices of the database; tills ask by themselves: {}",
                            e.getMessage());
                }
            } catch (RuntimeException e) {
                LOG.error("listening for notices", e);
            } finally {
                current = null;
            }
            wait = pause(wait);
        }
    }

    private static void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        Transactions.execute(connection, "LISTEN " + PokeNotice.MOVED);
        Transactions.execute(connection, "LISTEN " + PokeNotice.SHUT_OUT);
        LOG.debug("listening for notices");
    }

    private void hearUntilClosed(Connection connection) throws SQLException {
        var notices = connection.unwrap(PGConnection.class);
        while (isOpen()) {
            var arrived = notices.getNotifications(Math.toIntExact(SILENCE.toMillis()));
            if (arrived != null && arrived.length > 0) {
                for (var notice : arrived) {
                    heard.accept(notice.getName(), notice.getParameter());
                }
            } else if (isOpen() && !connection.isValid(ALIVE_SECONDS)) {
                throw new SQLException("the connection is dead");
            }
        }
    }

    /** Waits between half of the time and all of it, and gives the next time. */
    private Duration pause(Duration wait) {
        try {
            long half = wait.toMillis() / 2;
            if (closing.await(half + ThreadLocalRandom.current().nextLong(half + 1), TimeUnit.MILLISECONDS)) {
                return wait;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
        Duration next = wait.multipliedBy(2);
        return next.compareTo(LONGEST_WAIT) < 0 ? next : LONGEST_WAIT;
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("giving up the connection that listens", e);
        }
    }

    private static void awaitEnd(ExecutorService thread) {
        try {
            if (!thread.awaitTermination(MAX_CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the thread that listens for notices does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
