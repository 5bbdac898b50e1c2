package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in one transaction of the database, whole or not at all, and turns failures of the world into problems. Any
 * thread.
 */
final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int MAX_TRIES = 5;
    private static final String READ_COMMITTED = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private final DataSource pool;
    private final long shape;
    private final Clock clock;
    private final ThreadLocal<Integer> epoch = new ThreadLocal<>();

    /**
     * @param shape of the database that this software knows; none is at work on another, see {@link Shape}
     */
    Transactions(DataSource pool, long shape, Clock clock) {
        this.pool = pool;
        this.shape = shape;
        this.clock = clock;
    }

    /** Work on a connection; may refuse by a {@link ProblemException}, which undoes it. */
    @FunctionalInterface
    interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    /** Reads and writes; repeated from the start after a deadlock, so the work keeps nothing between its runs. */
    <R> Outcome<R> write(Work<R> work) {
        return run(connection -> begin(connection, READ_COMMITTED), work);
    }

    /** Adds tables under the lock of those that do; nothing about rows. */
    <R> Outcome<R> writeTables(Work<R> work) {
        return run(connection -> execute(connection, READ_COMMITTED), work);
    }

    /** Reads and writes while nobody else is at work on the database; who comes waits. */
    <R> Outcome<R> writeAlone(Work<R> work) {
        return run(
                connection -> {
                    lock(connection);
                    begin(connection, READ_COMMITTED);
                },
                work);
    }

    /** Waits until nobody is at work. */
    private static void lock(Connection connection) throws SQLException {
        execute(connection, READ_COMMITTED);
        execute(connection, "SET LOCAL lock_timeout = '" + Shape.PATIENCE + "'; " + Shape.LOCK);
    }

    /**
     * Head office's epoch as the transaction sees it that is under way on this thread. A snapshot that had to wait while an epoch began
     * sees the one before, and others at the same time the present one.
     */
    int epoch() {
        return epoch.get();
    }

    /** Reads one snapshot. */
    <R> Outcome<R> snapshot(Work<R> work) {
        return run(connection -> begin(connection, SNAPSHOT), work);
    }

    /** Reads one snapshot for as long as it takes, row by row. */
    <R> Outcome<R> longSnapshot(Duration limit, Work<R> work) {
        return snapshot(connection -> {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
            execute(connection, "SET LOCAL statement_timeout = " + limit.toMillis());
            R result = work.on(connection);
            connection.setNetworkTimeout(Runnable::run, before);
            return result;
        });
    }

    /** How a transaction begins. */
    private interface Start {
        void on(Connection connection) throws SQLException;
    }

    /**
     * Reads by one statement, in one journey to the database.
     *
     * @param sql gives one row at least, with the {@link Shape} in its first column
     * @param bytes its one argument
     * @param reading of the first row
     */
    <R> Outcome<R> look(String sql, byte[] bytes, Reading<R> reading) {
        return attempt(() -> {
            try (var connection = pool.getConnection()) {
                // A transaction of its own without a word to the database; the pool puts it back.
                connection.setAutoCommit(true);
                try (var query = connection.prepareStatement(sql)) {
                    query.setBytes(1, bytes);
                    try (var row = query.executeQuery()) {
                        Shape.check(row, shape);
                        return reading.of(row);
                    }
                }
            }
        });
    }

    /** Reads the row where the result stands; may refuse as {@link Work} may. */
    @FunctionalInterface
    interface Reading<R> {
        R of(ResultSet row) throws SQLException;
    }

    /** One try. */
    private interface Attempt<R> {
        R run() throws SQLException;
    }

    private <R> Outcome<R> run(Start start, Work<R> work) {
        return attempt(() -> {
            try {
                return once(start, work);
            } catch (Moved e) {
                once(Transactions::lock, this::moveIn);
                return once(start, work);
            }
        });
    }

    private boolean moveIn(Connection connection) throws SQLException {
        Home.moveIn(connection, clock.instant());
        return true;
    }

    /** The database is in another {@link Home} than it was. */
    private static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static <R> Outcome<R> attempt(Attempt<R> what) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Outcome.ok(what.run());
            } catch (ProblemException e) {
                return Outcome.failed(e.problem());
            } catch (SQLException e) {
                if (attempt < MAX_TRIES && SqlFailure.worthRepeating(e)) {
                    LOG.debug("repeating a transaction after SQLSTATE {}", e.getSQLState());
                    continue;
                }
                return failed(e);
            }
        }
    }

    private static <R> Outcome<R> failed(SQLException e) {
        return switch (SqlFailure.of(e)) {
            case AWAY, BUSY, REFUSED -> {
                LOG.debug("database: {} {}", e.getSQLState(), e.getMessage());
                yield Outcome.failed(SqlFailure.of(e).problem());
            }
            case FULL -> {
                LOG.warn("the database's disk is full; tills wait until there is room: {}", e.getMessage());
                yield Outcome.failed(SqlFailure.FULL.problem());
            }
            case DATA, BUG -> throw new IllegalStateException("the database refused a statement", e);
        };
    }

    private <R> R once(Start start, Work<R> work) throws SQLException {
        try (var connection = pool.getConnection()) {
            try {
                start.on(connection);
                R result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            } finally {
                epoch.remove();
            }
        }
    }

    /** Both in one journey to the database. */
    private void begin(Connection connection, String mode) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(mode + "; " + Shape.SELECT);
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                Shape.check(row, shape);
                if (!row.getBoolean(3)) {
                    throw new Moved();
                }
                epoch.set(row.getInt(2));
            }
        }
    }

    private static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
