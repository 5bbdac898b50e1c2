package org.evertill.testoffice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;

/** One real PostgreSQL for all chains of this JVM; each head office has an empty database of its own. */
final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    static JdbcTarget newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        var server = target("postgres");
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return target(name);
    }

    private static JdbcTarget target(String database) {
        var address = SERVER.address();
        String url = address.jdbcUrl();
        return new JdbcTarget(
                url.substring(0, url.lastIndexOf('/') + 1) + database, address.user(), address.password());
    }

    private static EmbeddedPostgres start() {
        try {
            Path directory = Files.createTempDirectory("evertill-testoffice");
            var programs = Path.of(System.getProperty("java.io.tmpdir"), "evertill-test-postgres");
            var started = EmbeddedPostgres.start(EmbeddedSettings.in(directory).withBinaries(programs))
                    .orThrow();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(started, directory)));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(EmbeddedPostgres started, Path directory) {
        started.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
