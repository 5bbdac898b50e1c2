package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.evertill.headoffice.postgres.internal.TestTill.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.headoffice.RepairDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.RowKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that are changed past head office, by plain SQL: tills do not get to see them, people are told, the operations put them right. */
class MisfitTest {

    private static final RowKey P1 = new RowKey("products", "p1");

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");
    private final TestTill other = fixture.till("S1", "R2");

    @BeforeEach
    void fill() {
        till.sale(2, 1);
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "first")));
        till.transaction(update(
                DomainTypes.PRODUCT, "p1", "chain", Row.of(Map.of("name", "first")), Row.of(Map.of("name", "Tea")), 1));
        till.pushAll();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void forge() {
        fixture.execute("UPDATE products SET name = 'forged', brand = 'forged' WHERE id = 'p1'");
    }

    private void lookAtAll() {
        int rows = 0;
        for (int slice = fixture.look().slice();
                slice > 0;
                slice = fixture.look().slice()) {
            rows += slice;
        }
        assertTrue(rows > 0);
        fixture.look().tell();
    }

    private List<Incident> incidents() {
        return fixture.desk().incidents().incidents().stream()
                .filter(incident -> incident.code().equals(RowLook.NOT_MERGED))
                .toList();
    }

    @Test
    void aTillGetsWhatWasMerged() {
        forge();
        other.pullAll(100);
        assertEquals("Tea", other.rows.get(P1).row().text("name"));
    }

    @Test
    void theLookAtAllRowsTellsPeopleOnce() {
        lookAtAll();
        assertEquals(List.of(), incidents());
        forge();
        lookAtAll();
        lookAtAll();
        lookAtAll();
        var incident = incidents().getFirst();
        assertEquals(1, incidents().size());
        assertEquals("products p1", incident.txn());
        assertTrue(incident.message().contains("(brand, name)"), incident.message());
        fixture.desk().incidents().close(incident.id(), "kim").orThrow();
        assertEquals(List.of(), incidents());
    }

    @Test
    void theOperationsPutItRight() {
        forge();
        var misfit = fixture.desk().repairs().misfits().getFirst();
        assertEquals("forged", misfit.found().orElseThrow().text("name"));
        assertEquals("Tea", misfit.right().orElseThrow().text("name"));
        assertTrue(
                fixture.desk().verify().findings().stream().anyMatch(f -> f.contains("row p1 in chain is not what")));
        fixture.desk().repairs().repair("products", "p1").orThrow();
        assertEquals(List.of("Tea"), fixture.query("SELECT name FROM products WHERE id = 'p1'"));
        assertEquals(List.of(), fixture.desk().repairs().misfits());
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    @Test
    void aFactThatWasDeletedComesBack() {
        String id = fixture.query("SELECT id FROM sales").getFirst();
        fixture.execute("DELETE FROM sales");
        other.pullAll(100);
        assertTrue(other.rows.containsKey(new RowKey("sales", id)));
        fixture.desk().repairs().repair("sales", id).orThrow();
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    /** An edit goes by what was merged, so what was put there past head office ends with it. */
    @Test
    void anEditOfAnotherFieldDoesNotMakeItTrue() {
        forge();
        till.transaction(update(
                DomainTypes.PRODUCT, "p1", "chain", Row.of(Map.of("sku", "p1")), Row.of(Map.of("sku", "T-1")), 2));
        till.pushAll();
        assertEquals(List.of("Tea T-1"), fixture.query("SELECT name || ' ' || sku FROM products WHERE id = 'p1'"));
        other.pullAll(100);
        assertEquals("Tea", other.rows.get(P1).row().text("name"));
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    @Test
    void whatTheOperationsDoNotGiveIsLeftOutAndNamed() {
        forge();
        fixture.execute(
                "ALTER TABLE op DISABLE TRIGGER op_immutable; UPDATE op SET body = replace(body, 'Tea', 'Tee')");
        other.pullAll(100);
        assertTrue(!other.rows.containsKey(P1));
        assertEquals(true, fixture.desk().repairs().misfits().getFirst().right().isEmpty());
        var failed =
                assertInstanceOf(Outcome.Failed.class, fixture.desk().repairs().repair("products", "p1"));
        assertEquals("headoffice.not-rebuilt", ((Problem) failed.problem()).code());
    }

    @Test
    void whatIsRightStays() {
        RepairDesk.Misfit same =
                fixture.desk().repairs().repair("products", "p1").orThrow();
        assertEquals(same.found(), same.right());
        var missing =
                assertInstanceOf(Outcome.Failed.class, fixture.desk().repairs().repair("products", "nobody"));
        assertEquals("entity.missing", ((Problem) missing.problem()).code());
    }
}
