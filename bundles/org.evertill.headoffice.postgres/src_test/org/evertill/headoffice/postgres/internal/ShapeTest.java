package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.Unique;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Pull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A head office that is updated while another one is at work on the same database: the older one does nothing any more. */
class ShapeTest {

    private static final long MAX_WAIT_NANOS = 20_000_000_000L;

    /** A chain's own entity, as its bundle first shipped it. */
    @Entity(table = "keys", scope = ScopeKind.CHAIN)
    record KeyOne(@Id String id, String number) {}

    /** With a field more. */
    @Entity(table = "keys", scope = ScopeKind.CHAIN, version = 2)
    record KeyTwo(@Id String id, String number, @Nullable String place) {}

    /** With a number that no two should have. */
    @Entity(table = "keys", scope = ScopeKind.CHAIN)
    record KeyClaimed(@Id String id, @Unique("number") String number) {}

    /** Another chain's own entity. */
    @Entity(table = "hooks", scope = ScopeKind.CHAIN)
    record Hook(@Id String id, String name) {}

    @Test
    void anOlderOneNeitherTakesNorTellsAnythingOnceAColumnIsNew() {
        assertOutdatedBy(KeyTwo.class);
    }

    @Test
    void anOlderOneDoesNothingOnceAClaimIsNew() {
        assertOutdatedBy(KeyClaimed.class);
    }

    private static void assertOutdatedBy(Class<? extends Record> newer) {
        var target = TestServer.newDatabase();
        try (var old = open(target, KeyOne.class).orThrow()) {
            var till = enrolled(old);
            till.transaction(TestTill.insert(new EntityType<>(KeyOne.class), new KeyOne("k1", "7")));
            till.pushAll();
            till.transaction(TestTill.insert(new EntityType<>(KeyOne.class), new KeyOne("k2", "7")));
            try (var fresh = open(target, newer).orThrow()) {
                assertProblem("headoffice.outdated", till.push(2, 2));
                var request = new Pull.Request(till.replica(), 1, till.cursors, 10);
                assertProblem("headoffice.outdated", old.headOffice().pull(till.caller, request));
                assertProblem("headoffice.outdated", old.headOffice().ready());
                assertTrue(
                        fresh.headOffice().push(till.caller, till.request(2, 2)).isOk());
                assertEquals(List.of(), fresh.desk().verify().findings());
            }
        }
    }

    @Test
    void whatConcernsNobodyElseDisturbsNobody() {
        var target = TestServer.newDatabase();
        try (var old = open(target, KeyOne.class).orThrow();
                var other = open(target, KeyOne.class, Hook.class).orThrow()) {
            assertTrue(old.headOffice().ready().isOk());
            assertTrue(other.headOffice().ready().isOk());
        }
    }

    @Test
    void anOlderOneDoesNotOpenWhatANewerOneHasMade() {
        var target = TestServer.newDatabase();
        open(target, KeyTwo.class).orThrow().close();
        assertProblem("headoffice.newer", open(target, KeyOne.class));
        open(target).orThrow().close();
        open(target, KeyTwo.class).orThrow().close();
    }

    /** The newer one comes while a push is under way: it waits for its end, and the next push is refused. */
    @Test
    void aPushThatIsUnderWayEndsFirst() throws Exception {
        var target = TestServer.newDatabase();
        try (var fixture = new Fixture(target);
                var old = open(target, KeyOne.class).orThrow();
                var threads = Executors.newFixedThreadPool(2);
                var blocker = fixture.connect();
                var statement = blocker.createStatement()) {
            var till = enrolled(old);
            till.transaction(TestTill.insert(new EntityType<>(KeyOne.class), new KeyOne("k1", "7")));
            till.transaction(TestTill.insert(new EntityType<>(KeyOne.class), new KeyOne("k2", "7")));
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE replica IN ACCESS EXCLUSIVE MODE");
            var push = threads.submit(() -> till.push(1, 1));
            awaitWaiting(fixture, 1);
            var fresh = threads.submit(() -> open(target, KeyClaimed.class));
            awaitWaiting(fixture, 2);
            blocker.rollback();
            assertTrue(push.get().isOk());
            try (var office = fresh.get().orThrow()) {
                assertEquals(List.of("k1"), fixture.query("SELECT id FROM keys"));
                assertEquals(
                        List.of("1"), fixture.query("SELECT count(*) FROM unique_claim WHERE table_name = 'keys'"));
                assertProblem("headoffice.outdated", till.push(2, 2));
            }
        }
    }

    private static void awaitWaiting(Fixture fixture, int sessions) {
        long deadline = System.nanoTime() + MAX_WAIT_NANOS;
        while (System.nanoTime() < deadline) {
            var waiting = fixture.query("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                    + " AND datname = current_database() AND application_name = 'evertill-headoffice'");
            if (waiting.size() >= sessions) {
                return;
            }
        }
        throw new AssertionError("nobody waits");
    }

    private static TestTill enrolled(OpenHeadOffice office) {
        Fixture.hire(office.desk());
        var code = office.desk()
                .enrolmentCode(Fixture.STORE, "R1", Duration.ofHours(1))
                .orThrow();
        return TestTill.enrolled(office.headOffice(), code.code());
    }

    @SafeVarargs
    private static Outcome<OpenHeadOffice> open(JdbcTarget target, Class<? extends Record>... more) {
        var types = new ArrayList<EntityType<?>>(DomainTypes.ALL);
        for (Class<? extends Record> type : more) {
            types.add(described(type));
        }
        return new PostgresHeadOfficeOpener(Clock.systemUTC(), types).open(target);
    }

    private static <T extends Record> EntityType<T> described(Class<T> type) {
        return new EntityType<T>(type);
    }
}
