package org.evertill.report.local.internal;

import static org.evertill.report.local.internal.ReportTill.BO;
import static org.evertill.report.local.internal.ReportTill.KIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.evertill.domain.Approval;
import org.evertill.kernel.Outcome;
import org.evertill.report.Figure;
import org.evertill.report.Key;
import org.evertill.report.Question;
import org.evertill.report.Report;
import org.evertill.report.ReportDesk;
import org.evertill.report.ReportDesk.Found;
import org.evertill.report.ReportTable.Row;
import org.evertill.report.RowSelection;
import org.evertill.report.Slices;
import org.evertill.report.TradeReports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may look at reports, at which, and which receipts are behind a row. */
class LocalReportDeskTest {

    @TempDir
    Path directory;

    private static ReportDesk desk(ReportTill till) {
        return new LocalReportDesk(till.database, till.clock, List.of(new Chains()));
    }

    private static Question today(ReportTill till) {
        var day = LocalDate.ofInstant(till.clock.instant(), ZoneId.of("Europe/Berlin"));
        return Question.of(day, day);
    }

    @Test
    void whoManagesAShiftLooksAtAllReportsAlsoTheChainsOwn() {
        try (var till = ReportTill.enrolled(directory)) {
            var offer = desk(till).open(KIM).orThrow();
            var names = offer.reports().stream().map(Report::name).toList();
            assertEquals("chain.first", names.getLast());
            assertTrue(names.containsAll(List.of("days", "tenders", "voids", "stock")));
            assertFalse(names.contains("stores"));
        }
    }

    @Test
    void aCashierLooksOnlyWithAnApprovalWhichIsNotedAndCountsOnce() {
        try (var till = ReportTill.enrolled(directory)) {
            var refused = assertInstanceOf(Outcome.Failed.class, desk(till).open(BO));
            assertEquals("staff.needs-approval", refused.problem().code());
            var facts = refused.problem().facts();
            assertEquals("MANAGE_SHIFT", facts.get("permission"));
            var approval = new Approval(
                    "a1",
                    "S1",
                    till.clock.instant(),
                    "S1-R1",
                    String.valueOf(facts.get("action")),
                    "MANAGE_SHIFT",
                    BO,
                    KIM,
                    null);
            assertTrue(desk(till).with(approval).open(BO).isOk());
            assertEquals(1, till.number("SELECT count(*) FROM approvals WHERE id = 'a1'"));
            assertFalse(desk(till).with(approval).open(BO).isOk());
        }
    }

    @Test
    void eachRowLeadsToItsReceiptsAndNoOther() {
        try (var till = ReportTill.enrolled(directory)) {
            till.sold(KIM);
            till.sold(BO);
            var exchanged = till.exchange(KIM);
            till.giveBack(KIM);
            assertEquals(5, receipts(till, TradeReports.DAYS, 0).size());
            assertEquals(5, receipts(till, TradeReports.HOURS, 0).size());
            var byCashier = receipts(till, TradeReports.CASHIERS, 0);
            assertTrue(byCashier.stream().allMatch(found -> found.cashier().equals("Bo")));
            assertEquals(1, byCashier.size());
            assertEquals(5, receipts(till, TradeReports.TENDERS, 0).size());
            assertEquals(5, receipts(till, TradeReports.REGISTERS, 0).size());
            assertEquals(5, of(till, TradeReports.ITEMS, "sku-apple").size());
            assertEquals(5, of(till, TradeReports.CATEGORIES, "Food").size());
            assertEquals(
                    0,
                    receipts(till, TradeReports.CATEGORIES, List.of("Food / Dairy"))
                            .size());
            assertEquals(5, receipts(till, TradeReports.TAXES, 0).size());
            assertEquals(
                    List.of(exchanged.sale().receipt()),
                    of(till, TradeReports.REFUNDS, exchanged.sale().receipt()).stream()
                            .map(Found::receipt)
                            .toList());
        }
    }

    @Test
    void theLatestComesFirstAndOtherDaysHaveNone() {
        try (var till = ReportTill.enrolled(directory)) {
            till.sold(KIM);
            till.clock.move(Duration.ofMinutes(1));
            var last = till.sold(KIM).sale().receipt();
            assertEquals(last, receipts(till, TradeReports.DAYS, 0).getFirst().receipt());
            var day = today(till).from().minusDays(1);
            var found = desk(till).receipts(TradeReports.DAYS, Question.of(day, day), List.of(day.toString()));
            assertEquals(List.of(), found.orThrow());
        }
    }

    @Test
    void stockAndWhatWasTakenOutLeadToNoReceiptsAChainsOwnByItsKeys() {
        assertFalse(RowSelection.leadsFrom(TradeReports.STOCK));
        assertFalse(RowSelection.leadsFrom(TradeReports.VOIDS));
        assertTrue(RowSelection.leadsFrom(TradeReports.DISCOUNTS));
        assertTrue(RowSelection.leadsFrom(new Chains()));
    }

    private static List<Found> of(ReportTill till, Report report, String key) {
        var rows = till.reports.run(report, today(till)).orThrow().rows();
        var row = rows.stream().filter(r -> r.keys().contains(key)).findFirst().orElseThrow();
        return receipts(till, report, row.keys());
    }

    private static List<Found> receipts(ReportTill till, Report report, int index) {
        List<Row> rows = till.reports.run(report, today(till)).orThrow().rows();
        return receipts(till, report, rows.get(index).keys());
    }

    private static List<Found> receipts(ReportTill till, Report report, List<String> keys) {
        return desk(till).receipts(report, today(till), keys).orThrow();
    }

    /** A report of a chain's own. */
    private record Chains() implements Report {

        @Override
        public String name() {
            return "chain.first";
        }

        @Override
        public List<Key> keys() {
            return List.of(Key.text("tender"));
        }

        @Override
        public List<Figure> figures() {
            return List.of(Figure.count("payments"));
        }

        @Override
        public Slices slices() {
            return Slices.WHOLE;
        }

        @Override
        public String sql() {
            return TradeReports.TENDERS.sql();
        }
    }
}
