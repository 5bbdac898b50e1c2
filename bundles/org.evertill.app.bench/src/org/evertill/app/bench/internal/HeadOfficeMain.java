package org.evertill.app.bench.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.internal.JettySyncServer;
import org.evertill.headoffice.http.internal.SelfMade;
import org.evertill.headoffice.metrics.internal.JettyMetricsServer;
import org.evertill.headoffice.postgres.embedded.DatabaseAddress;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.headoffice.postgres.internal.PostgresHeadOfficeOpener;

/**
 * Head office as its product runs it, in a process of its own: the PostgreSQL it brings along, HTTP over TLS on the loopback address,
 * metrics. Does what it is asked on standard input, one line each, and answers with one line on standard output. Arguments: its data
 * directory, and where the programs of PostgreSQL are unpacked, when not there.
 */
public final class HeadOfficeMain {

    static final String READY = "ready ";

    private HeadOfficeMain() {}

    public static void main(String... arguments) throws IOException {
        // What others write there, as a log without settings, would come between the answers, and nobody would read it.
        var answers = System.out;
        System.setOut(System.err);
        var clock = Clock.systemUTC();
        var opener = new PostgresHeadOfficeOpener(clock, DomainTypes.ALL);
        var settings = EmbeddedSettings.in(Path.of(arguments[0]));
        if (arguments.length > 1) {
            settings = settings.withBinaries(Path.of(arguments[1]));
        }
        var certificate = SelfMade.make(List.of(), clock).orThrow();
        try (var postgres = EmbeddedPostgres.start(settings).orThrow();
                var office = opener.open(target(postgres.address())).orThrow();
                var metrics = new JettyMetricsServer(clock)
                        .start(ServerSettings.LOOPBACK, 0, "bench")
                        .orThrow();
                var running = new JettySyncServer()
                        .start(
                                new ServerSettings(ServerSettings.LOOPBACK, 0, certificate),
                                metrics.counted(office.headOffice()),
                                metrics.traffic())
                        .orThrow()) {
            metrics.watch(office);
            office.desk().serverKeys().shows(certificate.key()).orThrow();
            var address = postgres.address();
            answers.println(READY + running.address() + " " + address.jdbcUrl() + " " + address.user() + " "
                    + address.password() + " " + metrics.address());
            obey(office.desk(), answers);
        }
    }

    private static JdbcTarget target(DatabaseAddress address) {
        return new JdbcTarget(address.jdbcUrl(), address.user(), address.password());
    }

    /** Until standard input ends, which it does at the latest with the benchmark. */
    private static void obey(HeadOfficeDesk desk, PrintStream answers) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            answers.println(answer(desk, line.split(" ")));
        }
    }

    private static String answer(HeadOfficeDesk desk, String[] words) {
        return switch (words[0]) {
            case "code" -> {
                hire(desk);
                yield code(desk, words[1], words[2]);
            }
            case "codes" -> codes(desk, words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            case "memory" -> Memory.ofThisProcess().toString();
            case "verify" -> String.join("; ", desk.verify().findings());
            default -> throw new IllegalArgumentException("what is " + words[0] + "?");
        };
    }

    private static void hire(HeadOfficeDesk desk) {
        desk.save(DomainTypes.STAFF, new Staff("staff-1", "Bench", Role.ADMINISTRATOR, "x", true), "bench")
                .orThrow();
    }

    private static String code(HeadOfficeDesk desk, String storeId, String register) {
        var store = new Store(storeId, "Bench " + storeId, "GB", "GBP", "Europe/London", null, null);
        return desk.enrolmentCode(store, register, Duration.ofHours(2))
                .orThrow()
                .code()
                .text();
    }

    /** For the registers of as many stores as it takes, which are named with this before their number. */
    private static String codes(HeadOfficeDesk desk, String prefix, int tills, int tillsOfAStore) {
        hire(desk);
        return IntStream.range(0, tills)
                .mapToObj(i -> code(desk, prefix + (i / tillsOfAStore + 1), "R" + (i % tillsOfAStore + 1)))
                .collect(Collectors.joining(" "));
    }
}
