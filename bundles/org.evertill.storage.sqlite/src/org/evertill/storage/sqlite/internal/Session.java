package org.evertill.storage.sqlite.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.entity.ColumnType;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Reader.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * One connection with its prepared statements. One thread at a time. What SQLite refuses leaves as a
 * {@link org.evertill.kernel.ProblemException}, see {@link SqlProblems}.
 */
final class Session implements AutoCloseable {

    /** Prepared statements kept for the next use. */
    private static final int MAX_IDLE_STATEMENTS = 200;

    private final Connection connection;
    private final Runnable beforeStatement;
    private final LinkedHashMap<String, PreparedStatement> idle = new LinkedHashMap<>(64, 0.75f, true);
    private @Nullable ProblemException broken;
    private @Nullable Vault vault;

    /**
     * @param beforeStatement what is done before each statement; nothing, but in simulations
     */
    Session(Connection connection, Runnable beforeStatement) {
        this.connection = connection;
        this.beforeStatement = beforeStatement;
    }

    /** Work with a prepared statement. */
    @FunctionalInterface
    interface StatementWork<R> {
        R on(PreparedStatement statement) throws SQLException;
    }

    /** From now on sealed values can be read and written here. */
    void open(Vault itsVault) {
        vault = itsVault;
    }

    /** What seals and opens sensitive values; there once the keys are. */
    Vault vault() {
        var found = vault;
        if (found == null) {
            throw new IllegalStateException("a session without keys");
        }
        return found;
    }

    Connection connection() {
        return connection;
    }

    /** Runs a statement that is not worth keeping: DDL, a pragma. */
    void run(String sql) {
        beforeStatement.run();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw SqlProblems.translate(e, sql);
        }
    }

    /** Runs a statement and gives the number of rows it changed. */
    int update(String sql, @Nullable Object... arguments) {
        return use(sql, statement -> {
            bind(statement, arguments);
            return statement.executeUpdate();
        });
    }

    /** Runs a statement and gives the number of rows it changed. */
    int update(String sql, List<?> arguments) {
        return update(sql, arguments.toArray());
    }

    /** The rows of a query. */
    <R> List<R> list(String sql, List<?> arguments, RowMapper<R> mapper) {
        var rows = new ArrayList<R>();
        forEach(sql, arguments, mapper, rows::add);
        return rows;
    }

    /** The first row of a query. */
    <R> Optional<R> first(String sql, List<?> arguments, RowMapper<R> mapper) {
        return use(sql, statement -> {
            bind(statement, arguments.toArray());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
            }
        });
    }

    /** The number that a query without rows to miss gives: a count, a maximum. */
    long number(String sql, @Nullable Object... arguments) {
        return use(sql, statement -> {
            bind(statement, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0L;
            }
        });
    }

    /** Hands over the rows of a query one by one. */
    <R> void forEach(String sql, List<?> arguments, RowMapper<R> mapper, Consumer<? super R> consumer) {
        use(sql, statement -> {
            bind(statement, arguments.toArray());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(mapper.map(rows));
                }
            }
            return 0;
        });
    }

    /**
     * Lends the statement of a text. It is out of the cache meanwhile, so that a callback which runs the same text gets
     * another one.
     */
    <R> R use(String sql, StatementWork<R> work) {
        checkWhole();
        beforeStatement.run();
        PreparedStatement statement = take(sql);
        boolean clean = false;
        try {
            R result = work.on(statement);
            clean = true;
            return result;
        } catch (SQLException e) {
            throw noted(SqlProblems.translate(e, sql));
        } finally {
            if (clean) {
                giveBack(sql, statement);
            } else {
                closeQuietly(statement);
            }
        }
    }

    /**
     * Refuses when an earlier statement failed for a reason that may have undone the transaction under way: whatever
     * came now would be committed by itself.
     */
    void checkWhole() {
        ProblemException failure = broken;
        if (failure != null) {
            throw failure;
        }
    }

    /** A new transaction begins: what broke the last one is over. */
    void forgetFailure() {
        broken = null;
    }

    private RuntimeException noted(RuntimeException failure) {
        if (failure instanceof ProblemException problem && !SqlProblems.isHarmless(problem)) {
            broken = problem;
        }
        return failure;
    }

    static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            bindOne(statement, i + 1, arguments[i]);
        }
    }

    private static void bindOne(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
            case java.time.Instant instant -> statement.setString(index, ColumnType.text(instant));
            case java.time.LocalDate date -> statement.setString(index, date.toString());
            case Enum<?> constant -> statement.setString(index, constant.name());
            default ->
                throw new IllegalArgumentException(
                        "an argument cannot be a " + value.getClass().getName());
        }
    }

    private PreparedStatement take(String sql) {
        PreparedStatement statement = idle.remove(sql);
        if (statement != null) {
            return statement;
        }
        try {
            return connection.prepareStatement(sql);
        } catch (SQLException e) {
            throw SqlProblems.translate(e, sql);
        }
    }

    private void giveBack(String sql, PreparedStatement statement) {
        PreparedStatement other = idle.put(sql, statement);
        if (other != null) {
            closeQuietly(other);
        }
        if (idle.size() > MAX_IDLE_STATEMENTS) {
            var eldest = idle.pollFirstEntry();
            closeQuietly(eldest.getValue());
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // The statement's own failure was reported when it ran; closing repeats it.
        }
    }

    @Override
    public void close() {
        idle.values().forEach(Session::closeQuietly);
        idle.clear();
        closeQuietly(connection);
    }
}
