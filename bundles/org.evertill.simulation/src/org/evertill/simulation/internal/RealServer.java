package org.evertill.simulation.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;

/** One PostgreSQL for all runs, and a database and a directory for each of them. Any thread. */
public final class RealServer implements AutoCloseable {

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final AtomicInteger runs = new AtomicInteger();

    private RealServer(Path directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    /** Starts it in a directory of its own, which goes when it is closed. */
    public static RealServer start() {
        // A connection is looked at before each use, not only after half a second: what a seed does must not depend on
        // the machine.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
        try {
            Path directory = Files.createTempDirectory("evertill-simulation");
            var programs = Path.of(System.getProperty("java.io.tmpdir"), "evertill-test-postgres");
            var postgres = EmbeddedPostgres.start(
                            EmbeddedSettings.in(directory.resolve("headoffice")).withBinaries(programs))
                    .orThrow();
            var server = new RealServer(directory, postgres);
            // No run cuts the power of head office's disk, so that it need not be waited for.
            server.run("ALTER SYSTEM SET fsync = off");
            server.run("SELECT pg_reload_conf()");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stage for one run. */
    public Stage stage() {
        String name = "run_" + runs.incrementAndGet();
        run("CREATE DATABASE " + name);
        return new RealStage(target(name), directory.resolve(name), () -> end(name));
    }

    private void end(String name) {
        run("DROP DATABASE " + name + " WITH (FORCE)");
        delete(directory.resolve(name));
    }

    /** Ends all connections to a database, as a server does whose standby takes over. */
    static void disconnect(JdbcTarget target) {
        try (var connection = connect(target);
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection connect(JdbcTarget target) throws SQLException {
        return DriverManager.getConnection(target.url(), target.user(), target.password());
    }

    private void run(String sql) {
        try (var connection = connect(target("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JdbcTarget target(String database) {
        var address = postgres.address();
        String url = address.jdbcUrl();
        return new JdbcTarget(
                url.substring(0, url.lastIndexOf('/') + 1) + database, address.user(), address.password());
    }

    @Override
    public void close() {
        postgres.close();
        delete(directory);
    }

    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
