package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.evertill.headoffice.postgres.internal.TestTill.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.OperationKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What would block a till, or head office itself, if anything could. */
class PoisonTest {

    private static final String FACTS = "facts:S1:2026-11";

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");
    private final TestTill other = fixture.till("S1", "R2");

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Of every kind of fact, by itself and in one transaction with a sale: taken, told of, and in nobody's way. */
    @Test
    void factsThatSayNothingBlockNobody() {
        var empty = new ArrayList<TestTill.Draft>();
        for (var type : DomainTypes.ALL) {
            if (type.nature() == Nature.FACT) {
                empty.add(fact(type.table(), "nothing-" + type.table(), Row.EMPTY));
            }
        }
        empty.forEach(till::transaction);
        till.sale(2, 1);
        till.transaction(empty.stream()
                .map(d -> fact(d.table(), "more-" + d.table(), Row.EMPTY))
                .toArray(TestTill.Draft[]::new));
        till.pushAll();
        assertEquals(till.log.size(), till.pushAll().duplicates(), "also when all of it comes again");
        for (var draft : empty) {
            assertEquals(
                    List.of("2"),
                    fixture.query("SELECT count(*) FROM " + draft.table() + " WHERE " + "id IN ('nothing-"
                            + draft.table() + "', 'more-" + draft.table() + "')"),
                    draft.table());
        }
        assertEquals(
                List.of(Incident.Kind.EXCEPTION),
                fixture.desk().incidents().incidents().stream()
                        .map(Incident::kind)
                        .distinct()
                        .toList());
        // that a sale of nothing does not add up and nobody signed it, or a line is of no sale, is what verify is for
        assertEquals(
                List.of(),
                fixture.desk().verify().findings().stream()
                        .filter(f -> !f.startsWith("sale") && !f.startsWith("payments"))
                        .filter(f -> !f.contains("journal"))
                        .toList());
    }

    /** Facts are taken one by one and the rest is set aside: each operation has its own verdict, whatever their order. */
    @Test
    void whatIsSetAsideBesideATakenFactCanBeReleased() {
        till.transaction(
                update(DomainTypes.PRODUCT, "p1", "chain", name("Tea"), name("Green tea"), 1),
                fact("stock_movements", "move-1", Row.EMPTY));
        till.pushAll();
        assertEquals(
                List.of("QUARANTINED", "MERGED"),
                fixture.query("SELECT verdict FROM op WHERE replica = '" + till.replica() + "' ORDER BY seq"));
        other.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "Tea")));
        other.pushAll();
        assertEquals(List.of("Green tea"), fixture.query("SELECT name FROM products WHERE id = 'p1'"));
        assertClean();
    }

    @Test
    void whatTheDatabaseRefusesAtItsReleaseHarmsNobodyElse() {
        fixture.execute("ALTER TABLE products ADD CHECK (name <> 'refused')");
        till.transaction(update(DomainTypes.PRODUCT, "p1", "chain", name("Tea"), name("refused"), 1));
        till.pushAll();
        other.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "Tea")));
        other.pushAll();
        var incident = fixture.desk().incidents().incidents().getFirst();
        assertEquals("sync.unstorable", incident.code());
        other.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p2", "Milk")));
        other.push(2, 2).orThrow();
        try (var again = new Fixture(fixture.target)) {
            assertTrue(again.office().ready().isOk(), "and head office opens");
        }
        fixture.execute("ALTER TABLE products DROP CONSTRAINT products_name_check");
        var released =
                fixture.desk().incidents().release(incident.id(), "staff-1").orThrow();
        assertEquals(Incident.Status.RELEASED, released.status());
        assertClean();
    }

    @Test
    void aReleaseByHandTakesWhatWaitedForIt() {
        fixture.execute("ALTER TABLE products ADD CHECK (name <> 'refused')");
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "refused")));
        till.pushAll();
        till.transaction(update(DomainTypes.PRODUCT, "p1", "chain", name("refused"), name("Tea"), 1));
        till.push(2, 2).orThrow();
        fixture.execute("ALTER TABLE products DROP CONSTRAINT products_name_check");
        var desk = fixture.desk().incidents();
        var first = desk.incidents().getFirst();
        assertEquals("sync.unstorable", first.code());
        desk.release(first.id(), "staff-1").orThrow();
        assertEquals(List.of(), desk.incidents());
        assertEquals(List.of("Tea"), fixture.query("SELECT name FROM products WHERE id = 'p1'"));
        assertClean();
    }

    private static TestTill.Draft fact(String table, String id, Row row) {
        return new TestTill.Draft(table, id, FACTS, OperationKind.INSERT, Row.EMPTY, row, VersionVector.EMPTY);
    }

    private static Row name(String name) {
        return Row.EMPTY.with("name", name);
    }

    private void assertClean() {
        assertEquals(List.of(), fixture.desk().verify().findings());
    }
}
