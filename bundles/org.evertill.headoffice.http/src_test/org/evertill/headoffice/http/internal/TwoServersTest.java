package org.evertill.headoffice.http.internal;

import static org.evertill.headoffice.http.internal.WireTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.http.ServerCertificate;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.postgres.internal.PostgresHeadOfficeOpener;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.PokeLine;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.http.internal.HttpPokeLine;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Poke;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.ServerKey;
import org.evertill.sync.protocol.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers with keys of their own on one PostgreSQL: it does not matter at which of them a till does what. */
class TwoServersTest {

    private static final int LIMIT_SECONDS = 60;

    private static WireOffice database;
    private static Served first;
    private static Served second;

    /** A server of its own. */
    private record Served(OpenHeadOffice office, SyncServer.Running server, ServerCertificate certificate)
            implements AutoCloseable {

        static Served on(JdbcTarget target) {
            var clock = Clock.systemUTC();
            var office = new PostgresHeadOfficeOpener(clock, DomainTypes.ALL)
                    .open(target)
                    .orThrow();
            var certificate = SelfMade.make(List.of(), clock).orThrow();
            var settings = new ServerSettings(ServerSettings.LOOPBACK, 0, certificate);
            var server =
                    new JettySyncServer().start(settings, office.headOffice()).orThrow();
            office.desk().serverKeys().shows(certificate.key()).orThrow();
            return new Served(office, server, certificate);
        }

        URI address() {
            return server.address();
        }

        ServerKey key() {
            return certificate.key();
        }

        @Override
        public void close() {
            server.close();
            office.close();
        }
    }

    @BeforeAll
    static void open() throws Exception {
        database = new WireOffice();
        first = Served.on(database.target());
        second = Served.on(database.target());
        first.office
                .desk()
                .save(DomainTypes.STAFF, new Staff("staff-1", "Sam", Role.ADMINISTRATOR, "x", true), "u")
                .orThrow();
    }

    @AfterAll
    static void close() {
        first.close();
        second.close();
        database.close();
    }

    /** Enrolled at the second one, with a code that the first one made: its letters are of who has shown its key last. */
    private static WireTill till(String register) {
        var shop = new Store("S1", "Store S1", "GB", "GBP", "Europe/London", null, null);
        var code = first.office
                .desk()
                .enrolmentCode(shop, register, Duration.ofHours(1))
                .orThrow();
        return new WireTill(second.address(), code.code().text());
    }

    private static Line at(Served server, WireTill till) {
        return new Line(server.address(), till.replica(), till.line.key(), till.line.serverKeys());
    }

    @Test
    void aTillThatIsEnrolledAtOneIsAtHomeAtTheOther() {
        try (var till = till("R1")) {
            assertEquals(Set.of(first.key(), second.key()), Set.copyOf(till.identity.serverKeys()));
            assertTrue(first.office.headOffice().authenticate(till.token).isOk(), "a token of the other one");
            till.transaction(insert(DomainTypes.PRODUCT, WireMessages.product("p1", "Tea")));
            var sent = till.request(1, 1);
            assertEquals(
                    new Push.Accepted(1, till.hashBefore(2), 0, List.of()),
                    till.transport.push(at(first, till), sent).orThrow());
            // Its answer was lost, and the other server is asked again.
            assertEquals(
                    new Push.Accepted(1, till.hashBefore(2), 1, List.of()),
                    till.transport.push(at(second, till), sent).orThrow());
            assertEquals(
                    1,
                    till.transport
                            .hello(at(first, till), till.greeting())
                            .orThrow()
                            .lastSeq());
        }
    }

    @Test
    void whatIsPushedAtOneIsPokedByTheOther() throws Exception {
        try (var seller = till("R2");
                var listener = till("R3");
                var pokes = new HttpPokeLine(Clock.systemUTC())) {
            var heard = new Heard();
            var stream = pokes.open(at(second, listener), heard);
            heard.awaitPoke(0);
            seller.transaction(insert(DomainTypes.PRODUCT, WireMessages.product("p2", "Coffee")));
            seller.transport.push(at(first, seller), seller.request(1, 1)).orThrow();
            var entry =
                    pulled(listener).stream().filter(e -> e.id().equals("p2")).findFirst();
            heard.awaitPoke(entry.orElseThrow().seq());
            stream.close();
        }
    }

    private static List<Pull.Entry> pulled(WireTill till) {
        var request = new Pull.Request(till.replica(), 1, new TreeMap<>(), Optional.of(new TreeMap<>()), 1_000);
        return till.transport.pull(at(first, till), request).orThrow().entries();
    }

    @Test
    void aSignatureIsGoodOnceWhereverItComes() {
        try (var till = till("R4")) {
            DeviceKey key = till.line.key();
            var request = Session.Request.of(till.replica(), Clock.systemUTC().instant(), Nanoid.random(), key);
            assertTrue(first.office.headOffice().open(request).isOk());
            assertEquals("auth.replayed", code(second.office.headOffice().open(request)));
        }
    }

    @Test
    void whoIsShutOutAtOneIsOutAtTheOther() throws Exception {
        try (var till = till("R5");
                var pokes = new HttpPokeLine(Clock.systemUTC())) {
            var heard = new Heard();
            pokes.open(at(second, till), heard);
            heard.awaitPoke(0);
            first.office.desk().revoke(till.replica()).orThrow();
            heard.awaitEnd();
            assertEquals("auth.revoked", code(second.office.headOffice().authenticate(till.token)));
        }
    }

    private static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?>(Problem problem) ? problem.code() : "done";
    }

    /** What comes on a stream. */
    private static final class Heard implements PokeLine.Listener {

        private final LinkedBlockingQueue<Poke> pokes = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Problem> ends = new LinkedBlockingQueue<>();

        @Override
        public void opened() {}

        @Override
        public void poked(Poke poke) {
            pokes.add(poke);
        }

        @Override
        public void ended(Problem reason) {
            ends.add(reason);
        }

        /** Until it is told of a head of the chain's scope that is not lower. */
        void awaitPoke(long head) throws InterruptedException {
            for (var poke = next(); poke.heads().getOrDefault("chain", -1L) < head; ) {
                poke = next();
            }
        }

        private Poke next() throws InterruptedException {
            var poke = pokes.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertTrue(poke != null, "nobody poked");
            return poke;
        }

        void awaitEnd() throws InterruptedException {
            assertTrue(ends.poll(LIMIT_SECONDS, TimeUnit.SECONDS) != null, "the stream goes on");
        }
    }
}
