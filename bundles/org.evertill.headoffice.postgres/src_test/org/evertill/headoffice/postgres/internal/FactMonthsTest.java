package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.evertill.domain.DomainTypes;
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
        till.sale(1, 1);
        till.pushAll();
        fixture.desk().keepFacts(OptionalInt.of(3)).orThrow();
        assertEquals(List.of("2026-08"), fixture.query("SELECT facts_from FROM head_office"));
        fixture.clock.forward(Duration.ofDays(25));
        till.sale(1, 1);
        till.pushAll();
        assertEquals(List.of("2026-09"), fixture.query("SELECT facts_from FROM head_office"));
    }

    @Test
    void aClockThatIsYearsAheadEndsNoMonth() {
        twoSales();
        fixture.desk().keepFacts(OptionalInt.of(3)).orThrow();
        fixture.clock.forward(Duration.ofDays(20_000));
        till.sale(1, 1);
        till.pushAll();
        assertEquals(List.of("2026-09"), fixture.query("SELECT facts_from FROM head_office"), "one month, no more");
        till.pullAll(100);
        assertTrue(till.cursors.containsKey(NEW));
        fixture.desk().keepFacts(OptionalInt.of(3)).orThrow();
        till.pullAll(100);
        assertTrue(till.cursors.containsKey(NEW), "nor does a decision under that clock");
    }

    @Test
    void aClockThatIsAheadAgainMovesNothingMore() {
        twoSales();
        fixture.desk().keepFacts(OptionalInt.of(3)).orThrow();
        fixture.clock.forward(Duration.ofDays(200));
        till.at(fixture.clock.instant());
        till.sale(1, 1);
        till.pushAll();
        try (var again = new Fixture(fixture.target)) {
            again.clock.forward(Duration.ofDays(200));
            var same = new TestTill(again.office(), till);
            same.at(again.clock.instant());
            same.transaction(TestTill.insert(DomainTypes.PRODUCT, TestTill.product("p1", "Tea")));
            same.pushAll();
        }
        assertEquals(
                List.of("2026-09"),
                fixture.query("SELECT facts_from FROM head_office"),
                "not even a sale that was made under the same wrong clock makes the month one that began");
    }

    @Test
    void shopsThatWereClosedCatchUpWithTheirSecondMonth() {
        twoSales();
        fixture.desk().keepFacts(OptionalInt.of(3)).orThrow();
        for (int month = 0; month < 2; month++) {
            fixture.clock.forward(Duration.ofDays(month == 0 ? 200 : 31));
            till.at(fixture.clock.instant());
            till.sale(1, 1);
            till.pushAll();
        }
        assertEquals(
                fixture.clock
                        .instant()
                        .atOffset(ZoneOffset.UTC)
                        .minusMonths(3)
                        .toString()
                        .substring(0, 7),
                fixture.query("SELECT facts_from FROM head_office").getFirst());
    }

    @Test
    void withoutASaleNothingSaysWhetherTheClockIsRight() {
        fixture.clock.forward(Duration.ofDays(20_000));
        fixture.desk().keepFacts(OptionalInt.of(3)).orThrow();
        twoSales();
        till.pullAll(100);
        assertTrue(till.cursors.keySet().containsAll(List.of(OLD, NEW)));
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
