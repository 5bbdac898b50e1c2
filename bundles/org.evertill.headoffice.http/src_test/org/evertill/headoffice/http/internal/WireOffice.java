package org.evertill.headoffice.http.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.headoffice.postgres.internal.PostgresHeadOfficeOpener;
import org.evertill.kernel.Nanoid;
import org.evertill.sync.protocol.Session;
import org.evertill.sync.protocol.Session.Purpose;

/** The real head office: PostgreSQL, its server of HTTP, no till yet. */
final class WireOffice implements AutoCloseable {

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final JdbcTarget target;
    private final Connection connection;
    private final OpenHeadOffice office;
    private final SyncServer.Running server;
    private final String countsOfAllTables;

    WireOffice() throws IOException {
        directory = Files.createTempDirectory("evertill-wire-test");
        var programs = Path.of(System.getProperty("java.io.tmpdir"), "evertill-test-postgres");
        postgres = EmbeddedPostgres.start(EmbeddedSettings.in(directory).withBinaries(programs))
                .orThrow();
        var at = postgres.address();
        target = new JdbcTarget(at.jdbcUrl(), at.user(), at.password());
        office = new PostgresHeadOfficeOpener(Clock.systemUTC(), DomainTypes.ALL)
                .open(target)
                .orThrow();
        connection = connected(target);
        countsOfAllTables = tables().stream()
                .sorted()
                .map(table -> "SELECT '" + table + " ' || count(*) FROM \"" + table + "\"")
                .collect(Collectors.joining(" UNION ALL "));
        server = new JettySyncServer()
                .start(ServerSettings.insecureLoopback(0), office.headOffice())
                .orThrow();
    }

    private static Connection connected(JdbcTarget target) {
        try {
            return DriverManager.getConnection(target.url(), target.user(), target.password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its database, on which others may be at work, too. */
    JdbcTarget target() {
        return target;
    }

    URI address() {
        return server.address();
    }

    HeadOfficeDesk desk() {
        return office.desk();
    }

    /** The token that a till which was shut out hands in with; one request with it is counted already. */
    String handsIn(WireTill till) {
        var request =
                Session.Request.of(Purpose.APART, till.replica(), Instant.now(), Nanoid.random(), till.line.key());
        var door = office.headOffice().apart();
        String token = door.open(request).orThrow().token();
        door.authenticate(token).orThrow();
        return token;
    }

    /** Who was shut out may ask as often as ever. */
    void forgetRequests() {
        query("UPDATE apart_till SET requests = 0 RETURNING replica");
    }

    long count(String table) {
        return Long.parseLong(query("SELECT count(*) FROM " + table).getFirst());
    }

    /** A code for a new till. */
    String code(String store, String register) {
        var shop = new Store(store, "Store " + store, "GB", "GBP", "Europe/London", null, null);
        desk().save(DomainTypes.STAFF, new Staff("staff-1", "Sam", Role.ADMINISTRATOR, "x", true), "u")
                .orThrow();
        return desk().enrolmentCode(shop, register, Duration.ofHours(1))
                .orThrow()
                .code()
                .secret();
    }

    /** Everything that every table holds, but for when a till was last seen: table → number of rows and their sum. */
    Map<String, String> contents() {
        var contents = new TreeMap<String, String>();
        for (String table : tables()) {
            if (table.equals("row_look")) {
                continue; // head office's own place in what it looks at by itself
            }
            String row = switch (table) {
                case "device" -> "(to_jsonb(t) - 'last_seen')::text";
                // requests of who is shut out are counted
                case "apart_till" -> "(to_jsonb(t) - 'window_began' - 'requests')::text";
                default -> "t::text";
            };
            contents.put(
                    table,
                    query("SELECT count(*) || ' ' || md5(coalesce(string_agg(" + row + ", '|' ORDER BY " + row
                                    + "), '')) FROM \"" + table + "\" t")
                            .getFirst());
        }
        return contents;
    }

    /** How many rows every table has that was there at the start. */
    List<String> rows() {
        return query(countsOfAllTables);
    }

    private List<String> tables() {
        return query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                + " AND table_type = 'BASE TABLE'");
    }

    /** What left the feed, as if all tills had been silent for long. */
    void letGo() {
        query("DELETE FROM till_cursor RETURNING replica");
        desk().cleanup().clean().orThrow();
    }

    private List<String> query(String sql) {
        // Prepared, so that the server plans once what is asked again and again.
        try (var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        office.close();
        postgres.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
