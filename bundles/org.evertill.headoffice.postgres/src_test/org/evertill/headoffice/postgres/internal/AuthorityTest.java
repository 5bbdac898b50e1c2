package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.Push.Remark;
import org.evertill.sync.protocol.Push.Verdict;
import org.evertill.sync.protocol.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may write what, at a real head office: bo is a cashier, mia a manager. */
class AuthorityTest {

    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private Fixture fixture;
    private TestTill till;

    @BeforeEach
    void open() {
        fixture = new Fixture();
        till = fixture.till("S1", "R1");
        hire("bo", Role.CASHIER, true);
        hire("mia", Role.MANAGER, true);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatARoleDoesNotAllowIsSetAsideAndDelaysNothingElse() {
        till.as("bo").transaction(product("p1"));
        till.as("mia").transaction(product("p2"));
        till.as("bo").sale(1, 1);
        var remarks = till.pushAll().remarks();
        assertEquals(List.of(1L), remarks.stream().map(Remark::seq).toList());
        assertRefused(remarks.getFirst());
        assertEquals(List.of("p2"), fixture.query("SELECT id FROM products"));
        assertEquals(List.of("1"), fixture.query("SELECT count(*) FROM sales"));
        var incident = fixture.desk().incidents().incidents().getFirst();
        assertEquals("auth.not-permitted", incident.code());
        assertEquals(Incident.Kind.QUARANTINE, incident.kind());
    }

    @Test
    void whoReleasesItAllowsIt() {
        till.as("bo").transaction(product("p1"));
        till.pushAll();
        var incident = fixture.desk().incidents().incidents().getFirst();
        var released = fixture.desk().incidents().release(incident.id(), "u").orThrow();
        assertEquals(Incident.Status.RELEASED, released.status());
        assertEquals(List.of("p1"), fixture.query("SELECT id FROM products"));
    }

    @Test
    void anApprovalOfTheSameTransactionAllowsItWhenItsApproverMay() {
        till.as("bo").transaction(approval("a1", "EDIT_CATALOGUE", "mia"), product("p1"));
        till.as("bo").transaction(approval("a2", "REFUND", "mia"), product("p2"));
        till.as("bo").transaction(approval("a3", "EDIT_CATALOGUE", "bo"), product("p3"));
        till.as("bo").transaction(product("p4"));
        var remarks = till.pushAll().remarks();
        assertEquals(List.of("p1"), fixture.query("SELECT id FROM products"));
        assertEquals(List.of("a1", "a2", "a3"), fixture.query("SELECT id FROM approvals ORDER BY id"));
        assertEquals(List.of(4L, 5L, 6L, 7L), remarks.stream().map(Remark::seq).toList());
        assertEquals(
                Verdict.MERGED, remarks.get(1).verdict(), "what nobody might approve is a fact, and people are told");
    }

    @Test
    void whoWasEndedAfterwardsMayHaveDoneIt() {
        till.at(NINE);
        till.as("mia").transaction(product("before"));
        fixture.clock.forward(Duration.ofHours(1));
        hire("mia", Role.MANAGER, false);
        till.at(fixture.clock.instant().plusSeconds(600));
        till.as("mia").transaction(product("after"));
        fixture.clock.forward(Duration.ofHours(1));
        assertEquals(1, till.pushAll().remarks().size());
        assertEquals(List.of("before"), fixture.query("SELECT id FROM products"));
    }

    @Test
    void aSaleIsTakenWhoeverMadeItAndPeopleAreTold() {
        till.as("nobody").sale(1, 1);
        till.pushAll();
        assertEquals(List.of("1"), fixture.query("SELECT count(*) FROM sales"));
        assertEquals(List.of("1"), fixture.query("SELECT count(*) FROM payments"));
        var incident = fixture.desk().incidents().incidents().getFirst();
        assertEquals(Incident.Kind.EXCEPTION, incident.kind());
        assertEquals("auth.not-permitted", incident.code());
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    @Test
    void aProgramWritesWhatIsItsToWrite() {
        till.as("system:import").transaction(product("p1"));
        till.as("system:import").transaction(staff("x"));
        till.as("system:strange").transaction(product("p2"));
        var remarks = till.pushAll().remarks();
        assertEquals(List.of(2L, 3L), remarks.stream().map(Remark::seq).toList());
        remarks.forEach(AuthorityTest::assertRefused);
    }

    @Test
    void peopleRolesAndStoresAreChangedByWhomTheRoleLets() {
        var shop = new Store("S1", "Mine", "GB", "GBP", "Europe/London", null, null);
        till.as("mia").transaction(staff("x"));
        till.as("mia")
                .transaction(TestTill.insert(
                        DomainTypes.ROLE, new Role(Role.CASHIER, "Cashier", Set.of("SELL", "EDIT_STAFF"))));
        till.as("mia").transaction(TestTill.insert(DomainTypes.STORE, shop));
        assertEquals(3, till.pushAll().remarks().size());
        till.as(TestTill.STAFF).transaction(staff("y"));
        till.pushAll();
        assertEquals(List.of("y"), fixture.query("SELECT id FROM staff WHERE id IN ('x', 'y')"));
    }

    /** Also within one push: what a transaction makes of people holds for the next. */
    @Test
    void whoIsHiredAtTheTillMayWorkAtOnce() {
        till.as(TestTill.STAFF)
                .transaction(TestTill.insert(DomainTypes.STAFF, new Staff("new", "New", Role.MANAGER, "x", true)));
        till.as("new").transaction(product("p1"));
        assertEquals(List.of(), till.pushAll().remarks());
    }

    @Test
    void somebodyOfAnotherStoreMayNothingHere() {
        fixture.desk()
                .save(DomainTypes.STAFF, new Staff("far", "Far", Role.MANAGER, "x", true, null, "S2"), "u")
                .orThrow();
        till.as("far").transaction(product("p1"));
        assertRefused(till.pushAll().remarks().getFirst());
    }

    @Test
    void aRowAtHeadOfficeIsRefusedInTheSameWay() {
        assertEquals("auth.not-permitted", written("bo", "p1"));
        assertEquals("ok", written("mia", "p2"));
        assertEquals("auth.not-permitted", written("system:strange", "p3"));
        assertEquals(List.of("p2"), fixture.query("SELECT id FROM products"));
    }

    private String written(String user, String id) {
        var row = DomainTypes.PRODUCT.toRow(TestTill.product(id, "Thing"));
        var request = new Rows.Write(
                till.replica(), Nanoid.random(), Rows.Change.CREATE, "products", id, VersionVector.EMPTY, row, user, 1);
        return switch (fixture.office().rows().write(till.caller, request)) {
            case Outcome.Ok<Rows.Entry> ok -> "ok";
            case Outcome.Failed<Rows.Entry>(var problem) -> problem.code();
        };
    }

    private void hire(String id, String role, boolean active) {
        fixture.desk()
                .save(DomainTypes.STAFF, new Staff(id, id, role, "x", active), "u")
                .orThrow();
    }

    private static TestTill.Draft product(String id) {
        return TestTill.insert(DomainTypes.PRODUCT, TestTill.product(id, "Thing"));
    }

    private static TestTill.Draft staff(String id) {
        return TestTill.insert(DomainTypes.STAFF, new Staff(id, id, Role.CASHIER, "x", true));
    }

    private static TestTill.Draft approval(String id, String permission, String by) {
        return TestTill.insert(
                DomainTypes.APPROVAL, new Approval(id, "S1", NINE, "S1-R1", "products", permission, "bo", by, null));
    }

    private static void assertRefused(Remark remark) {
        assertEquals(Verdict.QUARANTINED, remark.verdict());
        assertTrue(remark.reason().startsWith("auth.not-permitted"), remark.reason());
    }
}
