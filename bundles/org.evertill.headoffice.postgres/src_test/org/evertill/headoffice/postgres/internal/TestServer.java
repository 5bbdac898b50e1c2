package org.evertill.headoffice.postgres.internal;

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

/** One real PostgreSQL for the tests of this JVM, and a database of its own for whoever asks. */
final class TestServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres server;

    private TestServer() {}

    /** A new, empty database. */
    static JdbcTarget newDatabase() {
        return newDatabase("template1");
    }

    /** A copy of a database that nobody is connected to, as a backup is one. */
    static JdbcTarget copy(JdbcTarget target) {
        return newDatabase(target.url().substring(target.url().lastIndexOf('/') + 1));
    }

    private static synchronized JdbcTarget newDatabase(String template) {
        String name = "test_" + DATABASES.incrementAndGet();
        try (var connection = connect(target("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return target(name);
    }

    /** Whether the server waits for its disk, as a real one does; tests of anything but a power cut need not. */
    static void durable(boolean durable) {
        try (var connection = connect(target("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET fsync = " + (durable ? "on" : "off"));
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection connect(JdbcTarget target) throws SQLException {
        return DriverManager.getConnection(target.url(), target.user(), target.password());
    }

    private static JdbcTarget target(String database) {
        var address = server().address();
        String url = address.jdbcUrl();
        return new JdbcTarget(
                url.substring(0, url.lastIndexOf('/') + 1) + database, address.user(), address.password());
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                Path directory = Files.createTempDirectory("evertill-headoffice-test");
                var programs = Path.of(System.getProperty("java.io.tmpdir"), "evertill-test-postgres");
                server = EmbeddedPostgres.start(EmbeddedSettings.in(directory).withBinaries(programs))
                        .orThrow();
                durable(false);
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(directory)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    private static void end(Path directory) {
        server.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
