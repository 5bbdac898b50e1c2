package org.evertill.report.local.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evertill.report.Report;
import org.evertill.report.Slices;
import org.evertill.report.TradeReports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report reads. */
class CostOfADayTest {

    @TempDir
    private Path directory;

    /** A day costs the day: sales are found by store and moment, what is beside them by the sale. Nothing is read from end to end. */
    @Test
    void aDayCostsTheDay() {
        try (var till = ReportTill.enrolled(directory)) {
            for (Report report : TradeReports.ALL) {
                if (report.slices() == Slices.NOW) {
                    continue;
                }
                var plan = plan(till, report);
                assertTrue(
                        plan.stream()
                                .anyMatch(p -> p.matches(".* s[a-z_]+__store_id__(completed|voided)_at"
                                        + " \\(store_id=\\? AND [a-z]+_at>\\? AND [a-z]+_at<\\?\\)")),
                        report.name() + plan);
                assertTrue(
                        plan.stream().noneMatch(p -> p.startsWith("SCAN") && !p.equals("SCAN g")),
                        report.name() + plan);
            }
            assertFalse(till.number("SELECT count(*) FROM sqlite_master WHERE name = 'sales__completed_at'") > 0);
        }
    }

    private static List<String> plan(ReportTill till, Report report) {
        var arguments =
                new ArrayList<String>(List.of("S1", "2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z", "R"));
        return till.database.read(
                r -> r.query("EXPLAIN QUERY PLAN " + report.sql(), arguments, row -> row.getString("detail")));
    }
}
