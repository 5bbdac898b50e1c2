package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.Row;
import org.evertill.entity.ScopeKind;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.OperationKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening: the first time, again, twice at once, on the wrong database, on none. */
class OpenerTest {

    /** A chain's own entity, as its bundle first shipped it. */
    @Entity(table = "gadgets", scope = ScopeKind.CHAIN)
    record GadgetOne(@Id String id, String name) {}

    /** And as it shipped it later. */
    @Entity(table = "gadgets", scope = ScopeKind.CHAIN, version = 2)
    record GadgetTwo(
            @Id String id,
            String name,
            @Nullable String colour,
            @Nullable Long grams,
            @Nullable Boolean sharp,
            @Nullable String maker) {}

    @Test
    void openedAgainEverythingIsThere() {
        var target = TestServer.newDatabase();
        try (var fixture = new Fixture(target)) {
            fixture.till("S1", "R1").sale(1, 1);
        }
        try (var fixture = new Fixture(target)) {
            assertEquals(1, fixture.desk().tills().size());
            assertEquals(
                    List.of("t"),
                    fixture.query("SELECT count(*) = count(DISTINCT file) AND min(number) = 1"
                            + " AND max(number) = count(*) FROM schema_migration"),
                    "every step once");
            assertEquals(List.of(), fixture.desk().verify().findings());
        }
    }

    @Test
    void serversStartingAtOnceDoNotDisturbEachOther() throws Exception {
        var target = TestServer.newDatabase();
        var opens = new ArrayList<Future<Outcome<OpenHeadOffice>>>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                opens.add(threads.submit(() -> open(target)));
            }
        }
        for (var open : opens) {
            try (var office = open.get().orThrow()) {
                assertTrue(office.headOffice().ready().orThrow());
            }
        }
    }

    @Test
    void databaseOfANewerSoftwareIsLeftAlone() {
        try (var fixture = new Fixture()) {
            fixture.execute("INSERT INTO schema_migration (number, file) VALUES (999, 'later.sql')");
            assertProblem("headoffice.newer", open(fixture.target));
        }
    }

    @Test
    void wrongAddressesAndCredentialsAreTold() {
        var target = TestServer.newDatabase();
        assertProblem("headoffice.bad-url", open(new JdbcTarget("jdbc:sqlite:x", "u", "p")));
        assertProblem("headoffice.bad-url", open(new JdbcTarget("jdbc:postgresql://host:port/x", "u", "p")));
        assertProblem("headoffice.database-refused", open(new JdbcTarget(target.url(), target.user(), "wrong")));
        assertProblem(
                "headoffice.database-refused",
                open(new JdbcTarget(target.url() + "_none", target.user(), target.password())));
        assertFalse(new JdbcTarget(target.url() + "?password=hidden", "u", "hidden")
                .toString()
                .contains("hidden"));
    }

    @Test
    void absentDatabaseIsAnAnswerWithinSeconds() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        long start = System.nanoTime();
        assertProblem(
                "headoffice.database-away",
                open(new JdbcTarget("jdbc:postgresql://127.0.0.1:" + port + "/x", "u", "p")));
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(6).toNanos());
    }

    /** Head office stays open while its database is stopped and comes back. */
    @Test
    void databaseThatGoesAwayIsFoundAgain(@TempDir Path directory) {
        var programs = Path.of(System.getProperty("java.io.tmpdir"), "evertill-test-postgres");
        var settings = EmbeddedSettings.in(directory).withBinaries(programs);
        var server = EmbeddedPostgres.start(settings).orThrow();
        var address = server.address();
        int port = Integer.parseInt(address.jdbcUrl().replaceFirst(".*:(\\d+)/.*", "$1"));
        try (var office = open(new JdbcTarget(address.jdbcUrl(), address.user(), address.password()))
                .orThrow()) {
            assertTrue(office.headOffice().ready().orThrow());
            server.close();
            for (int i = 0; i < 2; i++) {
                long start = System.nanoTime();
                assertProblem("headoffice.database-away", office.headOffice().ready());
                assertTrue(System.nanoTime() - start < Duration.ofSeconds(6).toNanos());
            }
            try (var again = EmbeddedPostgres.start(settings.withPort(port)).orThrow()) {
                assertEquals(address.jdbcUrl(), again.address().jdbcUrl());
                assertTrue(becomesReady(office), "head office finds its database again by itself");
            }
        } finally {
            server.close();
        }
    }

    @Test
    void fieldsOfALaterVersionWaitAndComeAlive() {
        var target = TestServer.newDatabase();
        var row = Row.EMPTY
                .with("id", "g1")
                .with("name", "knife")
                .with("colour", "red")
                .with("grams", 80L)
                .with("sharp", true)
                .with("later_still", "x");
        try (var office = open(target, new EntityType<>(GadgetOne.class)).orThrow()) {
            var till = enrol(office);
            till.transaction(new TestTill.Draft(
                    "gadgets", "g1", "chain", OperationKind.INSERT, Row.EMPTY, row, VersionVector.EMPTY));
            assertEquals(List.of(), till.pushAll().remarks());
            assertEquals(new GadgetOne("g1", "knife"), find(office, GadgetOne.class));
        }
        try (var office = open(target, new EntityType<>(GadgetTwo.class)).orThrow()) {
            assertEquals(new GadgetTwo("g1", "knife", "red", 80L, true, null), find(office, GadgetTwo.class));
            assertEquals(List.of(), office.desk().verify().findings());
            var till = enrol(office);
            till.pullAll(10);
            assertEquals(
                    row.with("maker", null),
                    till.rows.get(new RowKey("gadgets", "g1")).row());
        }
    }

    /** Whatever newer tills have sent, head office opens; what fits its new column moves, the rest stays where it is. */
    @Test
    void whatDoesNotFitItsNewColumnStopsNoUpgrade() {
        var target = TestServer.newDatabase();
        var row = Row.EMPTY
                .with("id", "g1")
                .with("name", "knife")
                .with("colour", "red")
                .with("grams", "eighty")
                .with("sharp", true)
                .with("later_still", "x");
        try (var office = open(target, new EntityType<>(GadgetOne.class)).orThrow()) {
            var till = enrol(office);
            till.transaction(new TestTill.Draft(
                    "gadgets", "g1", "chain", OperationKind.INSERT, Row.EMPTY, row, VersionVector.EMPTY));
            assertEquals(List.of(), till.pushAll().remarks());
        }
        sql(target, "UPDATE gadgets SET extra = replace(extra, '\"x\"', '\"\\u0000\"')");
        try (var office = open(target, new EntityType<>(GadgetTwo.class)).orThrow()) {
            assertEquals(new GadgetTwo("g1", "knife", "red", null, true, null), find(office, GadgetTwo.class));
            assertEquals(List.of(), office.desk().verify().findings());
        }
        try (var fixture = new Fixture(target)) {
            var extra = fixture.query("SELECT extra FROM gadgets").getFirst();
            assertTrue(extra.contains("eighty") && !extra.contains("red"), extra);
        }
    }

    private static void sql(JdbcTarget target, String statement) {
        try (var connection = TestServer.connect(target);
                var update = connection.createStatement()) {
            update.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each try waits up to the pool's own limit of 3 s. */
    private static boolean becomesReady(OpenHeadOffice office) {
        for (int i = 0; i < 5; i++) {
            if (office.headOffice().ready().isOk()) {
                return true;
            }
        }
        return false;
    }

    private static <T extends Record> T find(OpenHeadOffice office, Class<T> type) {
        return office.desk().find(new EntityType<>(type), "g1").orElseThrow();
    }

    private static TestTill enrol(OpenHeadOffice office) {
        Fixture.hire(office.desk());
        var code = office.desk()
                .enrolmentCode(Fixture.STORE, "R1", Duration.ofHours(1))
                .orThrow();
        return TestTill.enrolled(office.headOffice(), code.code());
    }

    private static Outcome<OpenHeadOffice> open(JdbcTarget target, EntityType<?>... more) {
        var types = new ArrayList<EntityType<?>>(DomainTypes.ALL);
        types.addAll(List.of(more));
        return new PostgresHeadOfficeOpener(Clock.systemUTC(), types).open(target);
    }
}
