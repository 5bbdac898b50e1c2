package org.evertill.report.local.internal;

import static org.evertill.report.local.internal.ReportTill.BO;
import static org.evertill.report.local.internal.ReportTill.KIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.kernel.Outcome;
import org.evertill.report.Question;
import org.evertill.report.Question.Grouping;
import org.evertill.report.Report;
import org.evertill.report.ReportTable;
import org.evertill.report.Slices;
import org.evertill.report.TradeReports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till on SQLite and head office on PostgreSQL answer alike. */
class BothSidesTest {

    private static final Question DAYS = Question.of(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-02"));

    @TempDir
    Path directory;

    @Test
    void theSameStatementGivesTheSameReport() {
        try (var chain = new Chain();
                var one = chain.till(directory.resolve("1"), "R1");
                var two = chain.till(directory.resolve("2"), "R2")) {
            one.sell(BO);
            one.sell(KIM);
            chain.clock.move(Duration.ofSeconds(20 * 3_600));
            one.giveBack(KIM);
            two.sell(KIM);
            two.exchange(KIM);
            two.checkout.discard(two.basket(Opening.sale(KIM))).orThrow();
            chain.sync(two);
            chain.sync(one);
            chain.sync(two);
            var reports = chain.desk().reports();
            for (Report report : TradeReports.ALL) {
                var there = reports.run(report, DAYS).orThrow();
                assertEquals(one.reports.run(report, DAYS).orThrow(), there, report.name());
                assertFalse(there.rows().isEmpty() && report != TradeReports.DISCOUNTS, report.name());
            }
            var byStore = DAYS.ofStores(List.of(), Grouping.BY_STORE);
            assertEquals(
                    List.of("S1", "2026-03-01"),
                    reports.run(TradeReports.DAYS, byStore)
                            .orThrow()
                            .rows()
                            .getFirst()
                            .keys());
            var second = DAYS.ofRegister("S1-R2");
            assertEquals(
                    1,
                    reports.run(TradeReports.CASHIERS, second).orThrow().rows().size());
            refused(
                    "report.unknown-store",
                    reports.run(TradeReports.DAYS, DAYS.ofStores(List.of("S7"), Grouping.TOGETHER)));
            refused("report.unknown-register", reports.run(TradeReports.DAYS, DAYS.ofRegister("S7-R1")));
            refused(
                    "report.bad-days",
                    reports.run(
                            TradeReports.DAYS,
                            Question.of(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-01"))));
        }
    }

    private static void refused(String code, Outcome<ReportTable> outcome) {
        assertTrue(outcome instanceof Outcome.Failed<ReportTable>(var problem)
                && problem.code().equals(code));
    }

    /** With statistics of a real history a planner takes these ways by itself; here it is kept from reading a small table whole. */
    @Test
    void aDayCostsTheDayAtHeadOffice() {
        try (var chain = new Chain();
                var till = chain.till(directory, "R1")) {
            till.sell(BO);
            chain.sync(till);
            for (Report report : TradeReports.ALL) {
                if (report.slices() != Slices.NOW) {
                    var plan = chain.plan(report.sql()
                            .replaceFirst("\\?", "'S1'")
                            .replaceFirst("\\?", "'2026-03-01'")
                            .replaceFirst("\\?", "'2026-03-02'")
                            .replaceFirst("\\?", "'S1-R1'"));
                    assertTrue(
                            plan.matches("(?s).*sales?_[a-z_]*__?store_id__(completed|voided)_at.*"),
                            report.name() + plan);
                    assertFalse(plan.contains("Seq Scan"), report.name() + plan);
                }
            }
        }
    }
}
