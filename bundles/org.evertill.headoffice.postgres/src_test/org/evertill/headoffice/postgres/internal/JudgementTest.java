package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.evertill.headoffice.postgres.internal.TestTill.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Push.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is set aside, and that nothing waits for it. */
class JudgementTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void poisonThatTheRulesSeeDelaysNobody() {
        poisonAmong(999, "NUL \u0000 in a name");
        assertEquals(List.of("999"), fixture.query("SELECT count(*) FROM products"));
        var incidents = fixture.desk().incidents().incidents();
        assertEquals(
                List.of("entity.invalid"),
                incidents.stream().map(Incident::code).toList());
        assertClean();
    }

    /** Also in what only a newer till knows: it would wait in the row for the upgrade. */
    @Test
    void halfACharacterInAnUnknownColumnIsSetAside() {
        var product = DomainTypes.PRODUCT.toRow(TestTill.product("p1", "Tea"));
        for (var odd : List.of(product.with("later", "half \ud800 a pair"), product.with("la\ud800ter", 1L))) {
            till.transaction(new TestTill.Draft(
                    "products", "p1", "chain", OperationKind.INSERT, Row.EMPTY, odd, VersionVector.EMPTY));
        }
        assertEquals(
                List.of(Verdict.QUARANTINED, Verdict.QUARANTINED),
                push().stream().map(Push.Remark::verdict).toList());
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM products"));
        assertClean();
    }

    /** What the rules know nothing of: only the database itself refuses it. */
    @Test
    void poisonThatOnlyTheDatabaseSeesDelaysNobody() {
        fixture.execute("ALTER TABLE products ADD CHECK (name <> 'refused')");
        sales(299);
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("poison", "refused")));
        sales(199);
        var remarks = push();
        assertEquals(1, remarks.size());
        assertEquals(Verdict.QUARANTINED, remarks.getFirst().verdict());
        assertTrue(
                remarks.getFirst().reason().startsWith("sync.unstorable"),
                remarks.getFirst().reason());
        assertEquals(List.of("498"), fixture.query("SELECT count(*) FROM sales"));
        assertEquals(
                List.of("" + till.log.size()), fixture.query("SELECT head + 1 FROM scope WHERE id LIKE 'facts:S1:%'"));
        assertClean();
    }

    @Test
    void whollyRefusedTransactionLeavesOnlyItsOperations() {
        till.sale(1, 1);
        var drafts = List.of(
                insert(DomainTypes.PRODUCT, TestTill.product("p1", "good")),
                insert(DomainTypes.PRODUCT, TestTill.product("p2", "bad \u0000")));
        till.transaction(drafts.toArray(TestTill.Draft[]::new));
        var remarks = push();
        assertEquals(List.of(5L, 6L), remarks.stream().map(Push.Remark::seq).toList());
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM products"));
        assertEquals(
                List.of("QUARANTINED", "QUARANTINED"),
                fixture.query("SELECT verdict FROM op WHERE seq > 4 AND replica = '" + till.replica() + "'"));
        assertClean();
    }

    @Test
    void dependantsOfASetAsideTransactionAreSetAsideToo() {
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "bad \u0000")));
        till.transaction(rename("p1", "bad \u0000", "good", VersionVector.of(Map.of(till.replica(), 1L))));
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p2", "good")));
        var remarks = push();
        assertEquals(List.of(1L, 2L), remarks.stream().map(Push.Remark::seq).toList());
        assertTrue(
                remarks.get(1).reason().startsWith("merge.row-missing"),
                remarks.get(1).reason());
        assertEquals(List.of("p2"), fixture.query("SELECT id FROM products"));
        assertClean();
    }

    @Test
    void otherStoresRowsAreNotThisTillsToWrite() {
        var other = fixture.till("S2", "R1");
        other.sale(1, 1);
        other.pushAll();
        var theirs = other.log.getFirst();
        till.transaction(new TestTill.Draft(
                "sales",
                Nanoid.random(),
                "facts:S2:2026-11",
                OperationKind.INSERT,
                Row.EMPTY,
                theirs.after(),
                VersionVector.EMPTY));
        till.transaction(update(DomainTypes.REGISTER, "S2-R1", "store:S2", row("name", "R1"), row("name", "mine"), 1));
        till.transaction(update(DomainTypes.REGISTER, "S2-R1", "chain", row("name", "R1"), row("name", "mine"), 1));
        till.transaction(new TestTill.Draft(
                "sales",
                "x",
                "facts:S1:2026-99",
                OperationKind.INSERT,
                Row.EMPTY,
                theirs.after(),
                VersionVector.EMPTY));
        var remarks = push();
        assertEquals(4, remarks.size());
        remarks.forEach(r -> assertTrue(r.reason().startsWith("sync.foreign-scope"), r.reason()));
        assertEquals(List.of("R1"), fixture.query("SELECT name FROM registers WHERE id = 'S2-R1'"));
        assertClean();
    }

    @Test
    void rowMovesOnlyWhereTheOperationSaysAndItsAuthorMay() {
        till.transaction(
                update(DomainTypes.REGISTER, "S1-R1", "store:S1", row("store_id", "S1"), row("store_id", "S2"), 1));
        till.transaction(
                update(DomainTypes.REGISTER, "S1-R1", "store:S2", row("store_id", "S1"), row("store_id", "S2"), 1));
        till.transaction(update(DomainTypes.STORE, "S1", "store:S1", row("name", "Store S1"), row("name", "x"), 1));
        var remarks = push();
        assertEquals(List.of(1L, 2L), remarks.stream().map(Push.Remark::seq).toList());
        assertTrue(
                remarks.getFirst().reason().startsWith("sync.scope-moved"),
                remarks.getFirst().reason());
        assertTrue(
                remarks.getLast().reason().startsWith("sync.foreign-scope"),
                remarks.getLast().reason());
        assertEquals(List.of("chain"), fixture.query("SELECT scope FROM stores WHERE id = 'S1' AND name = 'x'"));
        assertClean();
    }

    @Test
    void factsAreNeverChanged() {
        till.sale(1, 1);
        push();
        Operation sale = till.log.getFirst();
        till.transaction(
                update(DomainTypes.SALE, sale.entityId(), sale.scope(), row("receipt", "x"), row("receipt", "y"), 1));
        till.transaction(new TestTill.Draft(
                "sales",
                sale.entityId(),
                sale.scope(),
                OperationKind.DELETE,
                Row.EMPTY,
                Row.EMPTY,
                VersionVector.ofHeadOffice(1)));
        var remarks = ((Push.Accepted) till.push(5, 6).orThrow()).remarks();
        assertEquals(2, remarks.size());
        remarks.forEach(r -> assertTrue(r.reason().startsWith("entity.fact"), r.reason()));
        assertClean();
    }

    /** The database notices that the fact is there; one that is equal is taken as what it is, another one set aside. */
    @Test
    void factThatIsThereAlreadyIsComparedWithIt() {
        var movement = till.sale(1, 1).get(2);
        push();
        var again = draft(movement, movement.after());
        var other = draft(movement, movement.after().with("quantity_milli", -5000L));
        till.transaction(again);
        till.transaction(other);
        till.sale(1, 1);
        var remarks = ((Push.Accepted) till.push(5, till.log.size()).orThrow()).remarks();
        assertEquals(List.of(6L), remarks.stream().map(Push.Remark::seq).toList());
        assertTrue(
                remarks.getFirst().reason().startsWith("merge.fact-exists"),
                remarks.getFirst().reason());
        assertEquals(List.of("-2000"), fixture.query("SELECT sum(quantity_milli) FROM stock_balance"));
        assertEquals(List.of("2"), fixture.query("SELECT count(*) FROM sales"));
        assertClean();
    }

    @Test
    void saleIsTakenWhateverHeadOfficeKnowsOfItsProducts() {
        till.sale(3, 1);
        assertEquals(List.of(), push());
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM products"));
        assertEquals(List.of("1"), fixture.query("SELECT count(*) FROM sales"));
    }

    @Test
    void nulAnywhereIsKeptInTheAuditAndSetAside() {
        String nul = "a\u0000b";
        till.transaction(
                new TestTill.Draft(nul, nul, nul, OperationKind.INSERT, Row.EMPTY, row(nul, nul), VersionVector.EMPTY));
        var product = DomainTypes.PRODUCT.toRow(TestTill.product("p1", "good")).with("newer", nul);
        till.transaction(new TestTill.Draft(
                "products", "p1", "chain", OperationKind.INSERT, Row.EMPTY, product, VersionVector.EMPTY));
        assertEquals(2, push().size());
        assertEquals(List.of("a\u2400b"), fixture.query("SELECT entity_id FROM op WHERE seq = 1 AND replica <> 'hq'"));
        assertClean();
    }

    @Test
    void deletedRowStaysWithItsColumnsAndTravels() {
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "short-lived")));
        till.transaction(new TestTill.Draft(
                "products",
                "p1",
                "chain",
                OperationKind.DELETE,
                Row.EMPTY,
                Row.EMPTY,
                VersionVector.of(Map.of(till.replica(), 1L))));
        assertEquals(List.of(), push());
        till.pullAll(100);
        var entry = till.rows.get(new RowKey("products", "p1"));
        assertTrue(entry.deleted());
        assertEquals(2, entry.version());
        assertEquals("short-lived", entry.row().text("name"));
        assertTrue(fixture.desk().find(DomainTypes.PRODUCT, "p1").isEmpty());
        assertClean();
    }

    private void poisonAmong(int count, String name) {
        IntStream.range(0, count / 2).forEach(this::product);
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("poison", name)));
        IntStream.range(count / 2, count).forEach(this::product);
        var remarks = push();
        assertEquals(1, remarks.size());
        assertEquals(count / 2 + 1, remarks.getFirst().seq());
        assertTrue(
                remarks.getFirst().reason().startsWith("entity.invalid"),
                remarks.getFirst().reason());
    }

    private void product(int n) {
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("product-" + n, "name " + n)));
    }

    private void sales(int count) {
        IntStream.range(0, count).forEach(i -> till.sale(1, 1));
    }

    private List<Push.Remark> push() {
        return till.pushAll().remarks();
    }

    private static TestTill.Draft draft(Operation like, Row after) {
        return new TestTill.Draft(
                like.table(),
                like.entityId(),
                like.scope(),
                OperationKind.INSERT,
                Row.EMPTY,
                after,
                VersionVector.EMPTY);
    }

    private static TestTill.Draft rename(String id, String from, String to, VersionVector seen) {
        return new TestTill.Draft(
                "products", id, "chain", OperationKind.UPDATE, row("name", from), row("name", to), seen);
    }

    private static Row row(String column, String value) {
        return Row.EMPTY.with(column, value);
    }

    private void assertClean() {
        assertEquals(List.of(), fixture.desk().verify().findings());
    }
}
