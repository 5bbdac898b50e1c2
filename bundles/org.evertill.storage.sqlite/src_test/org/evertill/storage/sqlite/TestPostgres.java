package org.evertill.storage.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.headoffice.postgres.internal.PostgresHeadOfficeOpener;

/** One real PostgreSQL for the tests of this JVM; each head office has a database of its own, a copy of a new one. */
final class TestPostgres {

    private static final String NEW = "new_one";
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres server;
    private static Path home;

    private TestPostgres() {}

    /** A database with all tables of head office, which no head office has moved into yet. */
    static synchronized JdbcTarget newDatabase(List<EntityType<?>> types) {
        if (server == null) {
            server = start();
            // No test here cuts the power.
            execute("ALTER SYSTEM SET fsync = off");
            execute("ALTER SYSTEM SET autovacuum = off");
            execute("SELECT pg_reload_conf()");
            execute("CREATE DATABASE " + NEW);
            new PostgresHeadOfficeOpener(Clock.systemUTC(), types)
                    .open(target(NEW))
                    .orThrow()
                    .close();
            execute(target(NEW), "UPDATE head_office SET home = NULL");
        }
        String name = "test_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + NEW + " STRATEGY FILE_COPY");
        return target(name);
    }

    /** Where the server of this JVM writes its log. */
    static synchronized Path logs() {
        return home.resolve("log");
    }

    /** A copy of a database that nobody is connected to, as a backup is one. */
    static synchronized JdbcTarget copy(JdbcTarget database) {
        String name = "test_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + name(database) + " STRATEGY FILE_COPY");
        return target(name);
    }

    static void drop(JdbcTarget database) {
        execute("DROP DATABASE " + name(database));
    }

    private static String name(JdbcTarget database) {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }

    private static JdbcTarget target(String database) {
        var address = server.address();
        String url = address.jdbcUrl();
        return new JdbcTarget(
                url.substring(0, url.lastIndexOf('/') + 1) + database, address.user(), address.password());
    }

    private static void execute(String sql) {
        execute(target("postgres"), sql);
    }

    private static void execute(JdbcTarget target, String sql) {
        try (var connection = DriverManager.getConnection(target.url(), target.user(), target.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            Path directory = Files.createTempDirectory("evertill-two-sided-test");
            home = directory;
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
