package org.evertill.headoffice.postgres.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.domain.DomainTypes;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;

/** One real PostgreSQL for the tests of this JVM, and a database of its own for whoever asks. */
final class TestServer {

    private static final String EMPTY_OFFICE = "empty_office";
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres server;
    private static boolean hasEmptyOffice;

    private TestServer() {}

    /** A new, empty database. */
    static JdbcTarget newDatabase() {
        return newDatabase("template1");
    }

    /** A database with all tables of head office, which no head office has moved into yet: quicker than making them anew. */
    static JdbcTarget newOffice() {
        makeEmptyOffice();
        return newDatabase(EMPTY_OFFICE);
    }

    /** A copy of a database that nobody is connected to, as a backup is one. */
    static JdbcTarget copy(JdbcTarget target) {
        return newDatabase(target.url().substring(target.url().lastIndexOf('/') + 1));
    }

    private static synchronized JdbcTarget newDatabase(String template) {
        String name = "test_" + DATABASES.incrementAndGet();
        execute(target("postgres"), "CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY FILE_COPY");
        return target(name);
    }

    private static synchronized void makeEmptyOffice() {
        if (hasEmptyOffice) {
            return;
        }
        execute(target("postgres"), "CREATE DATABASE " + EMPTY_OFFICE);
        var office = target(EMPTY_OFFICE);
        new PostgresHeadOfficeOpener(Clock.systemUTC(), DomainTypes.ALL)
                .open(office)
                .orThrow()
                .close();
        execute(office, "UPDATE head_office SET home = NULL");
        hasEmptyOffice = true;
    }

    /** Whether the server waits for its disk, as a real one does; tests of anything but a power cut need not. */
    static void durable(boolean durable) {
        execute(target("postgres"), "ALTER SYSTEM SET fsync = " + (durable ? "on" : "off"));
        execute(target("postgres"), "SELECT pg_reload_conf()");
    }

    private static void execute(JdbcTarget target, String sql) {
        try (var connection = connect(target);
                var statement = connection.createStatement()) {
            statement.execute(sql);
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
                // Hundreds of small databases that live for seconds: looking after them would be most of its work.
                execute(target("postgres"), "ALTER SYSTEM SET autovacuum = off");
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
