package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.evertill.headoffice.postgres.internal.TestTill.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Shift;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.HistoryTable;
import org.evertill.sync.protocol.OperationKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who changed a row, told by head office. */
class RowHistoryTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");
    private final TestTill other = fixture.till("S2", "R1");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void itTellsWhoChangedWhatWhereAndWhichRuleDecided() {
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "Tea")));
        till.pushAll();
        rename(till, "Tea", "Green tea", 1);
        till.pushAll();
        rename(other, "Tea", "Black tea", 1);
        other.pushAll();
        var entries = whole("products", "p1", History.MAX_ENTRIES);
        assertEquals(
                List.of("INSERT S1-R1 S1", "UPDATE S1-R1 S1", "UPDATE S2-R1 S2"),
                entries.stream()
                        .map(e -> e.kind() + " " + e.author().registerId() + " "
                                + e.author().storeId())
                        .toList());
        var update = entries.get(1);
        assertEquals("Tea", update.before().text("name"));
        assertEquals("Green tea", update.after().text("name"));
        assertEquals("staff-1", update.author().userId());
        assertTrue(update.receivedAt().isPresent());
        var lost = entries.stream().flatMap(e -> e.losses().stream()).toList();
        assertEquals(1, lost.size(), "concurrent edits of one field: one lost");
        assertFalse(lost.getFirst().rule().isEmpty());
        var lines =
                entries.stream().flatMap(e -> HistoryTable.lines(e).stream()).toList();
        assertTrue(
                lines.stream().anyMatch(l -> l.get(7).equals("LOST") && l.get(8).equals("name")), lines.toString());
    }

    @Test
    void pagesMakeUpTheWholeAndNothingElseIsInThem() {
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "0")));
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p2", "0")));
        for (int i = 0; i < 9; i++) {
            rename(till, "" + i, "" + (i + 1), 1);
        }
        till.pushAll();
        var paged = new ArrayList<History.Entry>();
        long after = 0;
        do {
            var page = fixture.desk().history("products", "p1", after, 3).orThrow();
            assertTrue(page.entries().size() <= 3);
            paged.addAll(page.entries());
            after = page.next();
        } while (after > 0);
        assertEquals(10, paged.size());
        assertEquals(whole("products", "p1", History.MAX_ENTRIES), paged);
    }

    @Test
    void aFactIsFoundByWhatMadeItAndOnlyByTillsOfItsStore() {
        till.sale(2, 1);
        till.pushAll();
        String sale = fixture.query("SELECT id FROM sales").getFirst();
        var told = whole("sales", sale, 10);
        assertEquals(1, told.size());
        assertEquals(OperationKind.INSERT, told.getFirst().kind());
        assertEquals(1, asked(till, "sales", sale).orThrow().entries().size());
        assertEquals(List.of(), asked(other, "sales", sale).orThrow().entries());
        assertEquals(List.of(), whole("sales", "nothing", 10));
    }

    /** A shift stands in its month beside the facts, and yet it changes. */
    @Test
    void aShiftTellsWhoOpenedAndWhoClosedIt() {
        var opened = Instant.parse("2026-11-23T08:00:00Z");
        var shift = new Shift("h1", "S1", "S1-R1", 1, "anna", opened, new Money(5_000, TestTill.GBP), null, null);
        till.transaction(insert(DomainTypes.SHIFT, shift));
        till.pushAll();
        till.transaction(update(
                DomainTypes.SHIFT,
                "h1",
                "facts:S1:2026-11",
                Row.EMPTY.with("closed_by", null).with("closed_at", null),
                Row.EMPTY.with("closed_by", "bob").with("closed_at", "2026-11-23T18:00:00.000Z"),
                1));
        assertEquals(List.of(), till.pushAll().remarks());
        var told = whole("shifts", "h1", 10);
        assertEquals(
                List.of(OperationKind.INSERT, OperationKind.UPDATE),
                told.stream().map(History.Entry::kind).toList());
        assertEquals("anna", told.getFirst().after().text("opened_by"));
        assertEquals("bob", told.getLast().after().text("closed_by"));
        assertEquals(1, whole("shifts", "h1", 1).size());
        assertEquals(
                told.subList(1, 2),
                fixture.desk()
                        .history("shifts", "h1", told.getFirst().place(), 10)
                        .orThrow()
                        .entries());
    }

    @Test
    void whatWasSetAsideIsThereWithItsReason() {
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "bad \u0000")));
        till.pushAll();
        var entry = whole("products", "p1", 10).getFirst();
        assertEquals("QUARANTINED", entry.verdict());
        assertFalse(entry.reason().isEmpty());
        assertEquals("bad \u2400", entry.after().text("name"));
    }

    /** What waited is decided when it is released, not when it arrived. */
    @Test
    void aDecisionHasTheTimeWhenItWasMade() {
        till.transaction(new TestTill.Draft(
                "products",
                "p1",
                "chain",
                OperationKind.UPDATE,
                Row.EMPTY.with("name", "Tea"),
                Row.EMPTY.with("name", "Green tea"),
                VersionVector.EMPTY));
        till.pushAll();
        fixture.clock.forward(Duration.ofDays(1));
        other.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "Tea")));
        other.pushAll();
        assertEquals(
                List.of("2026-11-24"),
                fixture.query("SELECT DISTINCT to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') FROM merge_audit"));
    }

    @Test
    void whoAsksForAnotherOrForNothingIsRefused() {
        assertProblem("headoffice.unknown-entity", fixture.desk().history("nothing", "x", 0, 10));
        var request = new History.Request(till.replica(), "products", "p1", 0, 10);
        assertProblem("auth.wrong-replica", fixture.office().history(new Caller(other.replica()), request));
    }

    /** By the plan, not by a clock: an index leads to the row's operations in their order. */
    @Test
    void itsCostDoesNotDependOnWhatElseHappened() {
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "Tea")));
        till.pushAll();
        String sql = RowHistory.BY_ROW
                .replaceFirst("\\?", "'p1'")
                .replaceFirst("\\?", "'products'")
                .replaceFirst("\\?", "0")
                .replaceFirst("\\?", "'p1'")
                .replaceFirst("\\?", "'products'")
                .replaceFirst("\\?", "0")
                .replaceFirst("\\?", "ARRAY['a']")
                .replaceFirst("\\?", "ARRAY[1]")
                .replaceFirst("\\?", "0")
                .replaceFirst("\\?", "10");
        var plan = fixture.query("EXPLAIN " + sql).toString();
        assertTrue(plan.contains("Index Cond: ((entity_id = 'p1'::text) AND (table_name = 'products'::text)"), plan);
        assertFalse(plan.contains("Seq Scan on op"), plan);
    }

    private void rename(TestTill author, String from, String to, long seen) {
        author.transaction(update(
                DomainTypes.PRODUCT, "p1", "chain", Row.EMPTY.with("name", from), Row.EMPTY.with("name", to), seen));
    }

    private List<History.Entry> whole(String table, String id, int limit) {
        return fixture.desk().history(table, id, 0, limit).orThrow().entries();
    }

    private Outcome<History.Page> asked(TestTill asking, String table, String id) {
        return fixture.office().history(asking.caller, new History.Request(asking.replica(), table, id, 0, 10));
    }
}
