package org.evertill.app.bench.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.internal.JettySyncServer;
import org.evertill.headoffice.http.internal.SelfMade;
import org.evertill.headoffice.postgres.embedded.DatabaseAddress;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.headoffice.postgres.internal.PostgresHeadOfficeOpener;

/**
 * Head office as its product runs it, in a process of its own: the PostgreSQL it brings along, HTTP without TLS on the
 * loopback address. Does what it is asked on standard input, one line each, and answers with one line on standard
 * output. Argument: its data directory.
 */
public final class HeadOfficeMain {

    static final String READY = "ready ";

    private HeadOfficeMain() {}

    public static void main(String... arguments) throws IOException {
        var clock = Clock.systemUTC();
        var opener = new PostgresHeadOfficeOpener(clock, DomainTypes.ALL);
        var settings = EmbeddedSettings.in(Path.of(arguments[0]));
        var certificate = SelfMade.make(List.of(), clock).orThrow();
        try (var postgres = EmbeddedPostgres.start(settings).orThrow();
                var office = opener.open(target(postgres.address())).orThrow();
                var running = new JettySyncServer()
                        .start(new ServerSettings(ServerSettings.LOOPBACK, 0, certificate), office.headOffice())
                        .orThrow()) {
            office.desk().serverKeys().shows(certificate.key()).orThrow();
            var address = postgres.address();
            System.out.println(READY + running.address() + " " + address.jdbcUrl() + " " + address.user() + " "
                    + address.password());
            obey(office.desk());
        }
    }

    private static JdbcTarget target(DatabaseAddress address) {
        return new JdbcTarget(address.jdbcUrl(), address.user(), address.password());
    }

    /** Until standard input ends, which it does at the latest with the benchmark. */
    private static void obey(HeadOfficeDesk desk) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(answer(desk, line.split(" ")));
        }
    }

    private static String answer(HeadOfficeDesk desk, String[] words) {
        return switch (words[0]) {
            case "code" -> {
                var store = new Store(words[1], "Bench " + words[1], "GB", "GBP", "Europe/London", null, null);
                desk.save(DomainTypes.STAFF, new Staff("staff-1", "Bench", Role.ADMINISTRATOR, "x", true), "bench")
                        .orThrow();
                yield desk.enrolmentCode(store, words[2], Duration.ofHours(1))
                        .orThrow()
                        .code()
                        .text();
            }
            case "memory" -> Memory.ofThisProcess().toString();
            case "verify" -> String.join("; ", desk.verify().findings());
            default -> throw new IllegalArgumentException("what is " + words[0] + "?");
        };
    }
}
