package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.Register;
import org.evertill.domain.StockMovement;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.headoffice.RowDesk;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Rows;
import org.evertill.sync.protocol.Rows.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single rows of head office, read and changed for tills, on a real PostgreSQL. */
class RowDeskTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");
    private final TestTill stranger = fixture.till("S2", "R1");
    private final RowDesk desk = fixture.office().rows();

    @AfterEach
    void close() {
        assertEquals(List.of(), fixture.desk().verify().findings());
        fixture.close();
    }

    @Test
    void aRowIsMadeChangedAndDeletedAsOperationsOfHeadOffice() {
        var made = write(till, create(DomainTypes.CUSTOMER, ann("Ann"))).orThrow();
        assertEquals(List.of("chain", 1L), List.of(made.scope(), made.version()));
        var changed = write(till, change(ann("Anna"), 1)).orThrow();
        assertEquals(2, changed.version());
        assertEquals("Anna", changed.row().text("name"));
        assertEquals(List.of(changed), find(stranger, "customers", "c1"), "what the chain has, all of it sees");
        var gone = write(till, delete("c1", 2)).orThrow();
        assertTrue(gone.deleted());
        assertEquals(List.of(), find(till, "customers", "c1"));
        assertEquals(
                List.of("INSERT hq staff-1", "UPDATE hq staff-1", "DELETE hq staff-1"),
                fixture.query("SELECT kind || ' ' || replica || ' ' || user_id FROM op WHERE entity_id = 'c1'"
                        + " ORDER BY seq"));
        till.pullAll(100);
        assertTrue(till.rows.get(new RowKey("customers", "c1")).deleted(), "it travels like any other change");
    }

    @Test
    void whatWasNotSeenIsNotOverwritten() {
        write(till, create(DomainTypes.CUSTOMER, ann("Ann"))).orThrow();
        write(stranger, change(ann("Anna"), 1)).orThrow();
        var stale = write(till, change(ann("Annie"), 1));
        assertProblem("entity.stale", stale);
        var facts = ((Outcome.Failed<?>) stale).problem().facts();
        assertEquals(List.of("{\"hq\":1}", "{\"hq\":2}"), List.of(facts.get("seen"), facts.get("current")));
        assertProblem("entity.stale", write(till, delete("c1", 1)));
        assertEquals("Anna", find(till, "customers", "c1").getFirst().row().text("name"));
    }

    /** What a till has pushed itself it has seen, although it does not know what version came of it. */
    @Test
    void whoHasPushedTheNewestVersionHasSeenIt() {
        till.transaction(insert(DomainTypes.CUSTOMER, ann("Ann")));
        till.transaction(new TestTill.Draft(
                "customers",
                "c1",
                "chain",
                OperationKind.UPDATE,
                Row.EMPTY.with("name", "Ann"),
                Row.EMPTY.with("name", "Anna"),
                VersionVector.EMPTY.with(till.replica(), 1)));
        till.pushAll();
        var seenAll = VersionVector.EMPTY.with(till.replica(), 2);
        assertProblem("entity.stale", write(till, change(ann("Annie"), VersionVector.EMPTY.with(till.replica(), 1))));
        assertProblem("entity.stale", write(stranger, change(ann("Annie"), seenAll)));
        assertEquals(3, write(till, change(ann("Annie"), seenAll)).orThrow().version());
    }

    @Test
    void aRepeatedRequestIsDoneOnce() {
        var create = create(DomainTypes.CUSTOMER, ann("Ann"));
        var first = write(till, create).orThrow();
        assertEquals(first, write(till, create).orThrow(), "neither twice nor entity.exists");
        var change = change(ann("Anna"), 1);
        write(till, change).orThrow();
        write(stranger, change(ann("Annie"), 2)).orThrow();
        assertEquals("Annie", write(till, change).orThrow().row().text("name"), "nor entity.stale");
        assertEquals(List.of("3"), fixture.query("SELECT count(*) FROM op WHERE entity_id = 'c1'"));
        var reused = new Rows.Write(
                till.replica(),
                change.requestId(),
                Change.DELETE,
                "customers",
                "c2",
                VersionVector.EMPTY,
                Row.EMPTY,
                TestTill.STAFF,
                1);
        assertProblem("sync.request-reused", write(till, reused));
    }

    @Test
    void requestsAreForgottenAfterADay() {
        write(till, create(DomainTypes.CUSTOMER, ann("Ann"))).orThrow();
        fixture.clock.forward(Duration.ofHours(25));
        write(till, change(ann("Anna"), 1)).orThrow();
        assertEquals(List.of("1"), fixture.query("SELECT count(*) FROM row_request"));
    }

    @Test
    void aRequestThatComesTwiceAtOnceIsDoneOnce() throws Exception {
        var create = create(DomainTypes.CUSTOMER, ann("Ann"));
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Outcome<Rows.Entry>> again = () -> write(till, create);
            for (var answer : threads.invokeAll(Collections.nCopies(8, again))) {
                assertEquals(1, answer.get(30, TimeUnit.SECONDS).orThrow().version());
            }
        }
        assertEquals(List.of("1"), fixture.query("SELECT count(*) FROM op WHERE entity_id = 'c1'"));
    }

    @Test
    void onlyOneOfManyWhoSawTheSameVersionChangesIt() throws Exception {
        write(till, create(DomainTypes.CUSTOMER, ann("Ann"))).orThrow();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var changes = IntStream.range(0, 8)
                    .<Callable<Outcome<Rows.Entry>>>mapToObj(i ->
                            () -> write(i % 2 == 0 ? till : stranger, change(ann("Ann " + i), 1)))
                    .toList();
            int done = 0;
            for (var answer : threads.invokeAll(changes)) {
                done += answer.get(30, TimeUnit.SECONDS).isOk() ? 1 : 0;
            }
            assertEquals(1, done);
        }
    }

    @Test
    void rowsOfOthersAreNeitherReadNorWritten() {
        assertEquals(1, find(till, "registers", "S1-R1").size());
        assertEquals(List.of(), find(till, "registers", "S2-R1"));
        assertEquals(1, select(till, "registers").size());
        assertEquals(1, total(till, "registers"));
        var theirs = new Register("S2-R1", "S2", "R1", "Renamed");
        assertProblem("sync.foreign-scope", write(till, changed(DomainTypes.REGISTER, theirs, 1)));
        assertProblem("sync.foreign-scope", write(till, create(DomainTypes.REGISTER, theirs)));
        var moved = new Register("S1-R1", "S2", "R1", "Moved away");
        assertProblem("sync.foreign-scope", write(till, changed(DomainTypes.REGISTER, moved, 1)));
        var taken = new Register("S2-R1", "S1", "R1", "Taken over");
        assertProblem("sync.foreign-scope", write(till, changed(DomainTypes.REGISTER, taken, 1)));
        assertEquals(
                1,
                write(stranger, changed(DomainTypes.REGISTER, theirs, 1))
                                .orThrow()
                                .version()
                        - 1);
    }

    @Test
    void factsAreMadeAndNeverChanged() {
        var movement = new StockMovement(
                "m1",
                "S1",
                Instant.parse("2026-11-23T10:00:00Z"),
                "S1-R1",
                "p1",
                Quantity.of(3),
                MovementKind.ADJUSTMENT,
                null,
                "found",
                null,
                TestTill.STAFF);
        write(till, create(DomainTypes.STOCK_MOVEMENT, movement)).orThrow();
        assertEquals(List.of("3000"), fixture.query("SELECT quantity_milli FROM stock_balance"));
        assertProblem("entity.fact", write(till, changed(DomainTypes.STOCK_MOVEMENT, movement, 1)));
        assertProblem("entity.fact", write(till, delete("stock_movements", "m1", 1)));
    }

    @Test
    void whatIsNoRowIsRefused() {
        write(till, create(DomainTypes.CUSTOMER, ann("Ann"))).orThrow();
        assertProblem("entity.exists", write(till, create(DomainTypes.CUSTOMER, ann("Ann"))));
        assertProblem("entity.missing", write(till, delete("c2", 1)));
        var long41 = new Customer("c3", "x".repeat(41), null, null, null, null, null);
        assertProblem("entity.invalid", write(till, create(DomainTypes.CUSTOMER, long41)));
        var other = change(ann("Ann"), 1);
        assertProblem(
                "entity.invalid",
                write(
                        till,
                        request(Change.UPDATE, "customers", "c1", other.row().with("id", "c2"), other.seen())));
        assertProblem(
                "headoffice.unknown-entity",
                write(till, request(Change.CREATE, "nothing", "c1", Row.EMPTY, VersionVector.EMPTY)));
        assertProblem(
                "entity.invalid",
                write(till, request(Change.CREATE, "registers", "r1", Row.EMPTY, VersionVector.EMPTY)));
        assertProblem("auth.wrong-replica", desk.write(stranger.caller, create(DomainTypes.CUSTOMER, ann("Ann"))));
        assertEquals(List.of("1"), fixture.query("SELECT count(*) FROM op WHERE table_name = 'customers'"));
    }

    /** An update of nothing is answered with the row as it is and leaves no trace. */
    @Test
    void whatChangesNothingMakesNoOperation() {
        write(till, create(DomainTypes.CUSTOMER, ann("Ann"))).orThrow();
        assertEquals(1, write(till, change(ann("Ann"), 1)).orThrow().version());
        assertEquals(List.of("1"), fixture.query("SELECT count(*) FROM op WHERE entity_id = 'c1'"));
    }

    /** A till that knows a column more, or one less, loses nothing of the row. */
    @Test
    void columnsThatOnlyOneSideKnowsStay() {
        var create = create(DomainTypes.CUSTOMER, ann("Ann"));
        write(till, request(Change.CREATE, "customers", "c1", create.row().with("loyalty", 5L), VersionVector.EMPTY))
                .orThrow();
        assertEquals(5L, write(till, change(ann("Anna"), 1)).orThrow().row().get("loyalty"));
        var more = change(ann("Anna"), 2);
        var raised = request(Change.UPDATE, "customers", "c1", more.row().with("loyalty", 6L), more.seen());
        assertEquals(6L, write(till, raised).orThrow().row().get("loyalty"));
    }

    private static Customer ann(String name) {
        return new Customer("c1", "4711", name, null, null, null, null);
    }

    private <T extends Record> Rows.Write create(EntityType<T> type, T value) {
        return request(Change.CREATE, type.table(), type.idOf(value), type.toRow(value), VersionVector.EMPTY);
    }

    private Rows.Write change(Customer value, long seen) {
        return changed(DomainTypes.CUSTOMER, value, seen);
    }

    private Rows.Write change(Customer value, VersionVector seen) {
        return request(Change.UPDATE, "customers", value.id(), DomainTypes.CUSTOMER.toRow(value), seen);
    }

    private <T extends Record> Rows.Write changed(EntityType<T> type, T value, long seen) {
        return request(
                Change.UPDATE, type.table(), type.idOf(value), type.toRow(value), VersionVector.ofHeadOffice(seen));
    }

    private Rows.Write delete(String id, long seen) {
        return delete("customers", id, seen);
    }

    private Rows.Write delete(String table, String id, long seen) {
        return request(Change.DELETE, table, id, Row.EMPTY, VersionVector.ofHeadOffice(seen));
    }

    private Rows.Write request(Change change, String table, String id, Row row, VersionVector seen) {
        return new Rows.Write(till.replica(), Nanoid.random(), change, table, id, seen, row, TestTill.STAFF, 1);
    }

    /** As the given till, whoever made the request. */
    private Outcome<Rows.Entry> write(TestTill by, Rows.Write r) {
        return desk.write(
                by.caller,
                new Rows.Write(
                        by.replica(),
                        r.requestId(),
                        r.change(),
                        r.table(),
                        r.id(),
                        r.seen(),
                        r.row(),
                        r.userId(),
                        r.schemaVersion()));
    }

    private List<Rows.Entry> find(TestTill by, String table, String id) {
        return desk.find(by.caller, new Rows.Find(by.replica(), table, id))
                .orThrow()
                .entries();
    }

    private List<Rows.Entry> select(TestTill by, String table) {
        return desk.select(by.caller, new Rows.Select(by.replica(), table, List.of(), List.of(), 0, 10))
                .orThrow()
                .entries();
    }

    private long total(TestTill by, String table) {
        return desk.count(by.caller, new Rows.Count(by.replica(), table, List.of()))
                .orThrow()
                .rows();
    }
}
