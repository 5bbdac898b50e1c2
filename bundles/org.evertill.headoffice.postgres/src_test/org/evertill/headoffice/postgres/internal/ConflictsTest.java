package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.evertill.headoffice.postgres.internal.TestTill.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Register;
import org.evertill.entity.Row;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.ConflictPolicy;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.Rules;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people decide, what waits, and what moves, in the database and on the wire. */
class ConflictsTest {

    private final Fixture fixture = new Fixture();
    private final TestTill first = fixture.till("S1", "R1");
    private final TestTill second = fixture.till("S1", "R2");
    private final TestTill far = fixture.till("S2", "R1");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void deletionAgainstAnUnseenEditWaitsForAPersonAndIsDecidedOnce() {
        first.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "Tea")));
        first.pushAll();
        second.transaction(delete("p1", 1));
        second.pushAll();
        first.transaction(update(DomainTypes.PRODUCT, "p1", "chain", name("Tea"), name("Green tea"), 1));
        var told = ((Push.Accepted) first.push(2, 2).orThrow()).remarks();
        assertEquals(Push.Verdict.CONFLICT, told.getFirst().verdict());
        var open = fixture.desk().incidents().conflicts();
        assertEquals(List.of("life"), open.stream().map(Conflict::fieldGroup).toList());
        far.pullAll(100);
        assertTrue(
                far.rows.containsKey(
                        new RowKey("sync_conflicts", open.getFirst().id())),
                "who sees the row sees it");
        long version = far.rows.get(new RowKey("products", "p1")).version();
        far.transaction(resolve("p1", version));
        var decided = far.pushAll().remarks().getFirst();
        assertTrue(decided.reason().endsWith("life " + Rules.RESOLVED + "."), decided.reason());
        assertEquals(List.of(), fixture.desk().incidents().conflicts());
        second.pullAll(100);
        var row = second.rows.get(new RowKey("products", "p1"));
        assertEquals(
                List.of(false, "Green tea"), List.of(row.deleted(), row.row().text("name")));
        assertEquals(
                "RESOLVED",
                second.rows
                        .get(new RowKey("sync_conflicts", open.getFirst().id()))
                        .row()
                        .text("status"));
        assertClean();
    }

    @Test
    void oneCodeOfTwoRowsIsContestedUntilOneIsLeft() {
        first.transaction(register("S1-a", "R9"));
        first.pushAll();
        second.transaction(register("S1-b", "R9"));
        second.pushAll();
        var conflict = fixture.desk().incidents().conflicts().getFirst();
        assertEquals(2, conflict.values().size());
        assertEquals(List.of("2"), fixture.query("SELECT count(*) FROM registers WHERE code = 'R9'"));
        reopen();
        second.transaction(update(
                DomainTypes.REGISTER,
                "S1-b",
                "store:S1",
                Row.EMPTY.with("code", "R9"),
                Row.EMPTY.with("code", "R8"),
                1));
        second.push(2, 2).orThrow();
        assertEquals(List.of(), fixture.desk().incidents().conflicts());
        assertClean();
    }

    /** The claims are the same when they are collected from the rows, as when an update of the software declares them. */
    @Test
    void claimsAreCollectedFromRowsThatAreThere() {
        first.transaction(register("S1-a", "R9"));
        first.pushAll();
        second.nextDay();
        second.transaction(register("S1-b", "R9"));
        second.pushAll();
        var before = claims();
        fixture.execute("UPDATE unique_claim SET conflict = NULL");
        assertTrue(
                fixture.desk().verify().findings().stream().anyMatch(f -> f.contains("its conflict is missing")),
                "a conflict that is forgotten is found");
        fixture.execute("DELETE FROM known_claim");
        fixture.execute("DELETE FROM unique_claim");
        fixture.execute("DELETE FROM sync_conflicts");
        fixture.execute("DELETE FROM row_meta WHERE table_name = 'sync_conflicts'");
        try (var again = new Fixture(fixture.target)) {
            assertEquals(before, claims());
            assertEquals(1, again.desk().incidents().conflicts().size());
        }
    }

    @Test
    void rowThatMovesToAnotherStoreLeavesThisOneAndAppearsThereInOneStep() {
        first.pullAll(100);
        far.pullAll(100);
        var moved = new Register("S1-R2", "S2", "R2", "R2");
        fixture.desk().save(DomainTypes.REGISTER, moved, "staff-1").orThrow();
        first.pullAll(100);
        far.pullAll(100);
        var key = new RowKey("registers", "S1-R2");
        assertTrue(first.rows.get(key).gone(), "this store sees it no more");
        assertEquals("store:S2", far.rows.get(key).scope());
        assertClean();
        fixture.desk()
                .save(DomainTypes.REGISTER, new Register("S1-R2", "S1", "R2", "R2"), "staff-1")
                .orThrow();
        first.pullAll(100);
        far.pullAll(100);
        assertEquals("store:S1", first.rows.get(key).scope());
        assertTrue(far.rows.get(key).gone());
        assertEquals(List.of("store:S2"), fixture.query("SELECT scope FROM row_left"));
        assertClean();
    }

    @Test
    void whatWaitedForItsRowIsTakenWhenThatArrives() {
        second.transaction(update(DomainTypes.PRODUCT, "p1", "chain", name("Tea"), name("Green tea"), 1));
        assertEquals(1, second.pushAll().remarks().size());
        var incident = fixture.desk().incidents().incidents().getFirst();
        assertEquals(
                List.of("merge.row-missing", "p1"), List.of(incident.code(), String.valueOf(incident.waitsForId())));
        first.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "Tea")));
        first.pushAll();
        assertEquals(List.of("Green tea"), fixture.query("SELECT name FROM products WHERE id = 'p1'"));
        assertEquals(List.of(), fixture.desk().incidents().incidents());
        assertEquals(
                List.of("APPLIED"), fixture.query("SELECT verdict FROM op WHERE replica = '" + second.replica() + "'"));
        second.pullAll(100);
        assertEquals(
                "RELEASED",
                second.rows
                        .get(new RowKey("sync_incidents", incident.id()))
                        .row()
                        .text("status"));
        first.pullAll(100);
        assertTrue(!first.rows.containsKey(new RowKey("sync_incidents", incident.id())), "it is the other register's");
        assertClean();
    }

    @Test
    void peopleReleaseOrCloseWhatWaits() {
        second.transaction(update(DomainTypes.PRODUCT, "p1", "chain", name("Tea"), name("Green tea"), 1));
        second.pushAll();
        var desk = fixture.desk().incidents();
        String id = desk.incidents().getFirst().id();
        assertEquals(Incident.Status.OPEN, desk.release(id, "staff-1").orThrow().status());
        assertEquals(
                Incident.Status.REJECTED, desk.close(id, "staff-1").orThrow().status());
        assertEquals(List.of("headoffice.incident-closed"), List.of(problem(desk.release(id, "staff-1"))));
        assertEquals("headoffice.no-incident", problem(desk.close("nothing", "staff-1")));
        assertClean();
    }

    @Test
    void rulesThatThrowOrHangLeaveTheConflictToAPerson() {
        var released = new CountDownLatch(1);
        fixture.close();
        var opener = new PostgresHeadOfficeOpener(
                fixture.clock,
                DomainTypes.ALL,
                List.of(
                        Map.entry(Map.of("service.ranking", 1), policy("throws", () -> {
                            throw new IllegalStateException("as it is");
                        })),
                        Map.entry(Map.of("service.ranking", 2), policy("hangs", () -> {
                            try {
                                released.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }))));
        try (var open = opener.open(fixture.target).orThrow()) {
            var a = new TestTill(open.headOffice(), first);
            var b = new TestTill(open.headOffice(), second);
            a.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "Tea")));
            a.transaction(update(DomainTypes.PRODUCT, "p1", "chain", name("Tea"), name("Green tea"), 1));
            a.pushAll();
            b.transaction(update(DomainTypes.PRODUCT, "p1", "chain", name("Tea"), name("Black tea"), 1));
            b.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p2", "Milk")));
            b.pushAll();
            var conflict = open.desk().incidents().conflicts().getFirst();
            assertEquals(Rules.POLICY_FAILED, conflict.rule());
            assertEquals(2, conflict.values().size());
            var passingOver = new Rows.Write(
                    a.replica(),
                    "request",
                    Rows.Change.DELETE,
                    "products",
                    "p1",
                    VersionVector.ofHeadOffice(2),
                    Row.EMPTY,
                    "staff-1",
                    1);
            assertEquals("entity.stale", problem(open.headOffice().rows().write(a.caller, passingOver)));
            assertTrue(open.desk().find(DomainTypes.PRODUCT, "p2").isPresent(), "all else goes on");
            assertEquals(List.of(), open.desk().verify().findings());
        } finally {
            released.countDown();
        }
    }

    private static ConflictPolicy policy(String name, Runnable harm) {
        return new ConflictPolicy() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Resolution> resolve(ConcurrentEdit edit) {
                harm.run();
                return Optional.empty();
            }
        };
    }

    private void reopen() {
        try (var again = new Fixture(fixture.target)) {
            assertTrue(again.office().ready().isOk());
        }
    }

    private List<String> claims() {
        return fixture.query("SELECT table_name || claim || value || (SELECT string_agg(e ->> 'value', ',')"
                + " FROM json_array_elements(claimants::json) e) FROM unique_claim ORDER BY 1");
    }

    private static String problem(Outcome<?> outcome) {
        return ((Outcome.Failed<?>) outcome).problem().code();
    }

    private static TestTill.Draft register(String id, String code) {
        return insert(DomainTypes.REGISTER, new Register(id, "S1", code, code));
    }

    private static TestTill.Draft delete(String id, long seen) {
        return new TestTill.Draft(
                "products", id, "chain", OperationKind.DELETE, Row.EMPTY, Row.EMPTY, VersionVector.ofHeadOffice(seen));
    }

    private static TestTill.Draft resolve(String id, long seen) {
        return new TestTill.Draft(
                "products",
                id,
                "chain",
                OperationKind.RESOLVE,
                Row.EMPTY,
                Row.EMPTY.with("is_deleted", false),
                VersionVector.ofHeadOffice(seen));
    }

    private static Row name(String name) {
        return Row.EMPTY.with("name", name);
    }

    private void assertClean() {
        assertEquals(List.of(), fixture.desk().verify().findings());
    }
}
