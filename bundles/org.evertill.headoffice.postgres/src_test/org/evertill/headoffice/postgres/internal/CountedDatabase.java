package org.evertill.headoffice.postgres.internal;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.evertill.headoffice.JdbcTarget;
import org.jspecify.annotations.Nullable;

/** Connections that count the statements they run and the rows they bring. */
final class CountedDatabase implements DataSource {

    final AtomicLong statements = new AtomicLong();
    final AtomicLong rows = new AtomicLong();
    private final JdbcTarget target;

    CountedDatabase(JdbcTarget target) {
        this.target = target;
    }

    /** Statements and rows since the last call. */
    String counted() {
        return statements.getAndSet(0) + " statements, " + rows.getAndSet(0) + " rows";
    }

    @Override
    public Connection getConnection() throws SQLException {
        var real = TestServer.connect(target);
        return proxy(Connection.class, (self, method, arguments) -> {
            var result = call(real, method, arguments);
            return switch (result) {
                case PreparedStatement prepared -> counting(PreparedStatement.class, prepared);
                case Statement plain -> counting(Statement.class, plain);
                case null, default -> result;
            };
        });
    }

    private <S extends Statement> S counting(Class<S> type, S real) {
        return proxy(type, (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                statements.incrementAndGet();
            }
            var result = call(real, method, arguments);
            return result instanceof ResultSet found ? counting(found) : result;
        });
    }

    private ResultSet counting(ResultSet real) {
        return proxy(ResultSet.class, (self, method, arguments) -> {
            var result = call(real, method, arguments);
            if (method.getName().equals("next") && Boolean.TRUE.equals(result)) {
                rows.incrementAndGet();
            }
            return result;
        });
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing to unwrap");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
