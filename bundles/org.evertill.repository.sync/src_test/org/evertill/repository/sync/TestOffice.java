package org.evertill.repository.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.http.internal.JettySyncServer;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.headoffice.postgres.internal.PostgresHeadOfficeOpener;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;

/** A real head office: HTTP on the loopback address, a database of its own in one PostgreSQL for all tests. */
final class TestOffice implements AutoCloseable {

    static final List<EntityType<?>> TYPES = types();

    private static final String EMPTY = "empty_office";
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres postgres;

    private final JdbcTarget target;
    private final OpenHeadOffice office;
    private final int port;
    private SyncServer.Running server;

    TestOffice() {
        target = newDatabase();
        office = new PostgresHeadOfficeOpener(Clock.systemUTC(), TYPES)
                .open(target)
                .orThrow();
        server = listening(0);
        port = server.address().getPort();
    }

    HeadOfficeDesk desk() {
        return office.desk();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A one-time code for a till of the store S1. */
    String code(String register) {
        var store = new Store("S1", "Store one", "GB", "GBP", "Europe/London", null, null);
        for (String user : List.of("u1", "u2")) {
            desk().save(DomainTypes.STAFF, new Staff(user, user, Role.ADMINISTRATOR, "x", true), "u")
                    .orThrow();
        }
        return desk().enrolmentCode(store, register, Duration.ofHours(1))
                .orThrow()
                .code()
                .secret();
    }

    /** All articles, by identifier. */
    List<Article> articles() {
        try (var connection = DriverManager.getConnection(target.url(), target.user(), target.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM articles WHERE NOT is_deleted ORDER BY id")) {
            var found = new ArrayList<Article>();
            while (rows.next()) {
                found.add(desk().find(Samples.ARTICLE, rows.getString(1)).orElseThrow());
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing answers any more. */
    void goAway() {
        server.close();
    }

    /** At the same address as before. */
    void comeBack() {
        server = listening(port);
    }

    @Override
    public void close() {
        server.close();
        office.close();
    }

    private SyncServer.Running listening(int wanted) {
        return new JettySyncServer()
                .start(ServerSettings.insecureLoopback(wanted), office.headOffice())
                .orThrow();
    }

    /** A copy of a database with all tables of head office, which no head office has moved into yet. */
    private static synchronized JdbcTarget newDatabase() {
        if (postgres == null) {
            postgres = start();
            // No test here cuts the power, and the databases live for seconds.
            execute("postgres", "ALTER SYSTEM SET fsync = off");
            execute("postgres", "ALTER SYSTEM SET autovacuum = off");
            execute("postgres", "SELECT pg_reload_conf()");
            execute("postgres", "CREATE DATABASE " + EMPTY);
            new PostgresHeadOfficeOpener(Clock.systemUTC(), TYPES)
                    .open(target(EMPTY))
                    .orThrow()
                    .close();
            execute(EMPTY, "UPDATE head_office SET home = NULL");
        }
        String name = "test_" + DATABASES.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + EMPTY + " STRATEGY FILE_COPY");
        return target(name);
    }

    private static void execute(String database, String sql) {
        var target = target(database);
        try (var connection = DriverManager.getConnection(target.url(), target.user(), target.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JdbcTarget target(String database) {
        var address = postgres.address();
        String url = address.jdbcUrl();
        return new JdbcTarget(
                url.substring(0, url.lastIndexOf('/') + 1) + database, address.user(), address.password());
    }

    private static EmbeddedPostgres start() {
        try {
            Path directory = Files.createTempDirectory("evertill-repository-test");
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

    private static List<EntityType<?>> types() {
        var all = new ArrayList<EntityType<?>>(DomainTypes.ALL);
        all.addAll(Samples.TYPES);
        all.add(Card.TYPE);
        return List.copyOf(all);
    }
}
