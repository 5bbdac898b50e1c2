package org.evertill.headoffice.postgres.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import org.evertill.headoffice.JdbcTarget;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to the database. Their limits make an absent database an answer within seconds. */
final class Pool {

    private static final int MAX_CONNECTIONS = 12;
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(3);
    private static final Duration VALIDATE = Duration.ofSeconds(2);
    private static final int CONNECT_TIMEOUT_SECONDS = 3;
    /** Longer than the server's own limit, so that the server speaks first. */
    private static final int SOCKET_TIMEOUT_SECONDS = 60;

    private static final String SERVER_LIMITS =
            "-c statement_timeout=45s -c lock_timeout=20s -c idle_in_transaction_session_timeout=60s";

    private Pool() {}

    /** A pool that makes no connection before it is asked. */
    static HikariDataSource open(JdbcTarget target) {
        var config = new HikariConfig();
        config.setPoolName("headoffice");
        config.setDataSource(source(target));
        config.setAutoCommit(false);
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        config.setValidationTimeout(VALIDATE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new GivenUpAfterFailover());
        return new HikariDataSource(config);
    }

    /** Where connections come from, without a pool: also for one that outlives the pool's limits. */
    static PGSimpleDataSource source(JdbcTarget target) {
        var source = new PGSimpleDataSource();
        source.setURL(target.url());
        source.setUser(target.user());
        source.setPassword(target.password());
        source.setApplicationName("evertill-headoffice");
        source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setLoginTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        source.setTcpKeepAlive(true);
        // Details and contexts of the server's messages hold whole rows, and our log holds none.
        source.setLogServerErrorDetail(false);
        source.setOptions(SERVER_LIMITS);
        return source;
    }

    /** Connections to a server that another one has taken over from work on, but only read: the next one is made anew. */
    private static final class GivenUpAfterFailover implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            return SqlFailure.READ_ONLY.equals(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
        }
    }
}
