package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.evertill.sync.protocol.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which months of facts a till is sent. */
class FactMonthsTest {

    private static final String OLD = "facts:S1:2026-08";
    private static final String NEW = "facts:S1:2026-11";

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");

    @AfterEach
    void close() {
        assertEquals(List.of(), fixture.desk().verify().findings());
        fixture.close();
    }

    @Test
    void oldMonthsAreNotNamedAnyMoreAndNothingLeavesHeadOffice() {
        twoSales();
        till.pullAll(100);
        assertTrue(till.cursors.keySet().containsAll(List.of(OLD, NEW)), "without a decision a till keeps all");
        long rows = till.rows.size();
        fixture.desk().keepFacts(OptionalInt.of(2)).orThrow();
        till.pull(100);
        assertFalse(till.cursors.containsKey(OLD));
        assertTrue(till.cursors.containsKey(NEW));
        assertTrue(till.cursors.containsKey("chain"));
        assertEquals(List.of("2"), fixture.query("SELECT count(*) FROM sales"));
        till.cursors = new TreeMap<>();
        till.rows.clear();
        till.pullAll(100);
        assertTrue(till.rows.size() < rows, "nor does a till that reads everything again get them");
        String old = fixture.query("SELECT id FROM sales ORDER BY completed_at").getFirst();
        var asked = fixture.office().rows().find(till.caller, new Rows.Find(till.replica(), "sales", old));
        assertEquals(1, asked.orThrow().entries().size(), "but it can ask for them");
        fixture.desk().keepFacts(OptionalInt.empty()).orThrow();
        till.pullAll(100);
        assertEquals(rows, till.rows.size(), "when they are named again, they come whole");
    }

    @Test
    void theOldestMonthMovesOnWithTheFirstOperationsOfAMonth() {
        fixture.desk().keepFacts(OptionalInt.of(3)).orThrow();
        assertEquals(List.of("2026-08"), fixture.query("SELECT facts_from FROM head_office"));
        fixture.clock.forward(Duration.ofDays(40));
        till.sale(1, 1);
        till.pushAll();
        assertEquals(List.of("2026-10"), fixture.query("SELECT facts_from FROM head_office"));
    }

    @Test
    void nonsenseIsRefused() {
        assertProblem("headoffice.bad-months", fixture.desk().keepFacts(OptionalInt.of(0)));
        assertProblem("headoffice.bad-months", fixture.desk().keepFacts(OptionalInt.of(1_201)));
    }

    private void twoSales() {
        till.at(Instant.parse("2026-08-10T10:00:00Z"));
        till.sale(1, 1);
        till.at(Instant.parse("2026-11-10T10:00:00Z"));
        till.sale(1, 1);
        till.pushAll();
    }
}
