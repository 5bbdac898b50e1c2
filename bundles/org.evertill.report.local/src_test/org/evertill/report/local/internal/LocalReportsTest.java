package org.evertill.report.local.internal;

import static org.evertill.report.local.internal.ReportTill.BO;
import static org.evertill.report.local.internal.ReportTill.EUR;
import static org.evertill.report.local.internal.ReportTill.KIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;
import org.evertill.report.Figure;
import org.evertill.report.Question;
import org.evertill.report.Question.Grouping;
import org.evertill.report.Report;
import org.evertill.report.ReportTable;
import org.evertill.report.ReportTable.Row;
import org.evertill.report.Slices;
import org.evertill.report.TradeReports;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports on a till's real database. */
class LocalReportsTest {

    @TempDir
    Path directory;

    private static Question days(String from, String to) {
        return Question.of(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static ReportTable run(ReportTill till, Report report, Question question) {
        return till.reports.run(report, question).orThrow();
    }

    private static long total(ReportTable table, String figure) {
        return table.totals().isEmpty()
                ? 0
                : table.figure(table.totals().getFirst(), figure).orElse(0L);
    }

    private static List<String> keys(ReportTable table) {
        return table.rows().stream().map(row -> row.keys().getFirst()).toList();
    }

    private static Optional<Long> figure(ReportTable table, int row, String name) {
        return table.figure(table.rows().get(row), name);
    }

    private static void at(ReportTill till, String moment) {
        till.clock.set(Instant.parse(moment));
    }

    /** Midnight in Berlin is 23:00 UTC in winter and 22:00 in summer. */
    @Test
    void aDayIsOneOfTheStoresCalendar() {
        try (var till = ReportTill.enrolled(directory)) {
            at(till, "2026-03-01T22:59:59.999Z");
            till.sell(BO);
            at(till, "2026-03-01T23:00:00Z");
            till.sell(BO);
            till.sell(BO);
            at(till, "2026-07-01T22:00:00Z");
            till.sell(BO);
            var table = run(till, TradeReports.DAYS, days("2026-02-28", "2026-07-02"));
            assertEquals(List.of("2026-03-01", "2026-03-02", "2026-07-02"), keys(table));
            assertEquals(Optional.of(2L), figure(table, 1, "sales"));
            assertEquals(4, total(table, "sales"));
            assertEquals(
                    1,
                    run(till, TradeReports.DAYS, days("2026-03-01", "2026-03-01"))
                            .rows()
                            .size());
        }
    }

    /** 02:30 happens twice on the last Sunday of October; the day has 25 hours and each sale one of them. */
    @Test
    void anHourThatHappensTwiceHasBoth() {
        try (var till = ReportTill.enrolled(directory)) {
            at(till, "2026-10-25T00:30:00Z");
            till.sell(BO);
            at(till, "2026-10-25T01:30:00Z");
            till.sell(BO);
            at(till, "2026-10-25T22:59:59Z");
            till.sell(BO);
            var table = run(till, TradeReports.HOURS, days("2026-10-25", "2026-10-25"));
            assertEquals(List.of("02", "23"), keys(table));
            assertEquals(Optional.of(2L), figure(table, 0, "sales"));
        }
    }

    @Test
    void categoriesRollUpAndAreTotalledOnce() {
        try (var till = ReportTill.enrolled(directory)) {
            till.sell(BO);
            var basket = till.checkout.open(Opening.sale(BO)).orThrow();
            basket = till.checkout.scan(basket, Scan.of("MILK")).orThrow();
            till.checkout.payCash(basket, Optional.empty()).orThrow();
            var table = run(till, TradeReports.CATEGORIES, days("2026-03-01", "2026-03-01"));
            assertEquals(List.of("", "Food", "Food / Dairy", "Food / Fruit"), keys(table));
            assertEquals(
                    List.of(1, 1, 2, 2), table.rows().stream().map(Row::depth).toList());
            assertEquals(Optional.of(164L), figure(table, 1, "gross"));
            assertEquals(274, total(table, "gross"));
        }
    }

    @Test
    void whatPeopleAndProductsMade() {
        try (var till = ReportTill.enrolled(directory)) {
            till.sell(BO);
            till.sell(BO);
            till.giveBack(KIM);
            var basket = till.checkout.open(Opening.sale(KIM)).orThrow();
            basket = till.checkout
                    .scan(basket, new Scan("MILK", Quantity.of(3), Optional.empty(), Optional.empty()))
                    .orThrow();
            basket = till.checkout
                    .discountTicket(
                            basket, Optional.of(new ManualDiscount(new Reduction.Amount(new Money(87, EUR)), "dented")))
                    .orThrow();
            till.checkout.payCash(basket, Optional.empty()).orThrow();
            var day = days("2026-03-01", "2026-03-01");
            var cashiers = run(till, TradeReports.CASHIERS, day);
            assertEquals(List.of("bo", "Bo"), cashiers.rows().getFirst().keys());
            assertEquals(Optional.of(145L), figure(cashiers, 0, "average_sale"));
            assertEquals(Optional.of(-145L), figure(cashiers, 1, "refunded"));
            assertEquals(Optional.of(87L), figure(cashiers, 1, "discount"));
            var items = run(till, TradeReports.ITEMS, day);
            assertEquals(List.of("sku-milk", "sku-bag", "sku-apple"), keys(items));
            assertEquals(Optional.of(3_000L), figure(items, 0, "quantity"));
            assertEquals(Optional.of(300L), figure(items, 0, "gross"));
            assertTrue(items.figure(items.totals().getFirst(), "quantity").isEmpty(), "of several units");
            assertEquals(87, total(run(till, TradeReports.DISCOUNTS, day), "amount"));
            var refunds = run(till, TradeReports.REFUNDS, day);
            assertEquals(
                    "2026-03-01T11:00:00+01:00",
                    refunds.rows().getFirst().keys().get(1));
            assertEquals("Kim", refunds.rows().getFirst().keys().get(2));
            var stock = run(till, TradeReports.STOCK, day);
            assertEquals(List.of("sku-apple", "sku-bag", "sku-milk"), keys(stock));
            assertEquals(Optional.of(-1_000L), figure(stock, 0, "quantity"));
            assertEquals(List.of("S1-R1"), keys(run(till, TradeReports.REGISTERS, day.ofRegister("S1-R1"))));
            var byStore = day.ofStores(List.of("S1"), Grouping.BY_STORE);
            assertEquals(
                    List.of("S1", "2026-03-01"),
                    run(till, TradeReports.DAYS, byStore).rows().getFirst().keys());
        }
    }

    /** Within one ticket, what is sold is sold and what comes back comes back: 1.45 and 3.30 against 1.45. */
    @Test
    void anExchangeIsASaleAndWhatCameBackInIt() {
        try (var till = ReportTill.enrolled(directory)) {
            var exchange = till.exchange(KIM);
            var day = days("2026-03-01", "2026-03-01");
            var table = run(till, TradeReports.DAYS, day);
            assertEquals(Optional.of(2L), figure(table, 0, "sales"));
            assertEquals(Optional.of(0L), figure(table, 0, "refunds"));
            assertEquals(Optional.of(145L + 330), figure(table, 0, "sold"));
            assertEquals(Optional.of(-145L), figure(table, 0, "refunded"));
            assertEquals(Optional.of(330L), figure(table, 0, "gross"));
            var refunds = run(till, TradeReports.REFUNDS, day);
            assertEquals(1, refunds.rows().size());
            assertEquals(
                    List.of(exchange.sale().receipt(), "S1-R1-A-000001"),
                    List.of(
                            refunds.rows().getFirst().keys().getFirst(),
                            refunds.rows().getFirst().keys().get(3)));
            assertEquals(Optional.of(2L), figure(refunds, 0, "lines"));
            assertEquals(Optional.of(-145L), figure(refunds, 0, "gross"));
            assertEquals(Optional.of(-145L + 18 + 2), figure(refunds, 0, "net"));
            assertEquals(Optional.of(-18L - 2), figure(refunds, 0, "tax"));
        }
    }

    /** A line taken out, a line made less, a sale given up; what is sold in the end and what comes back is none. */
    @Test
    void whatWasTakenOutOfBasketsIsKnown() {
        try (var till = ReportTill.enrolled(directory)) {
            var basket = till.basket(Opening.sale(KIM));
            var bag = basket.lines().get(1).id();
            basket = till.checkout.changeQuantity(basket, bag, Quantity.of(3)).orThrow();
            basket = till.checkout.changeQuantity(basket, bag, Quantity.of(1)).orThrow();
            basket = till.checkout.remove(basket, bag).orThrow();
            till.checkout.payCash(basket, Optional.empty()).orThrow();
            till.clock.move(Duration.ofSeconds(60));
            till.checkout.discard(till.basket(Opening.sale(KIM))).orThrow();
            var back = till.basket(Opening.refund(KIM));
            till.checkout.remove(back, back.lines().getFirst().id()).orThrow();
            var voids = run(till, TradeReports.VOIDS, days("2026-03-01", "2026-03-01"));
            assertEquals(
                    List.of("2026-03-01T11:00:00+01:00", "S1-R1", "Kim", "sku-bag", "bag"),
                    voids.rows().getFirst().keys());
            assertEquals(Optional.of(3_000L), figure(voids, 0, "quantity"), "two and one more");
            assertEquals(Optional.of(330L), figure(voids, 0, "amount"));
            assertEquals(Optional.of(2L), figure(voids, 1, "lines"));
            assertEquals(145 + 330, total(voids, "amount"));
            assertEquals(3, till.number("SELECT count(*) FROM sale_voids"));
        }
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        try (var till = ReportTill.enrolled(directory)) {
            var day = days("2026-03-01", "2026-03-01");
            refused("report.bad-days", till, TradeReports.DAYS, days("2026-03-02", "2026-03-01"));
            refused("report.bad-days", till, TradeReports.DAYS, days("2000-01-01", "2026-03-01"));
            refused("report.bad-days", till, TradeReports.HOURS, days("2025-01-01", "2026-03-01"));
            refused("report.unknown-store", till, TradeReports.DAYS, day.ofStores(List.of("S9"), Grouping.TOGETHER));
            refused("report.unknown-register", till, TradeReports.DAYS, day.ofRegister("S1-R9"));
            assertEquals(List.of(), run(till, TradeReports.ITEMS, day).rows());
        }
    }

    private static void refused(String code, ReportTill till, Report report, Question question) {
        var outcome = till.reports.run(report, question);
        assertTrue(outcome instanceof Outcome.Failed<ReportTable>(var problem)
                && problem.code().equals(code));
    }

    /** A report of a chain's own is a description and nothing else. */
    @Test
    void aChainHasReportsOfItsOwn() {
        try (var till = ReportTill.enrolled(directory)) {
            till.sell(BO);
            var table = run(till, new Baskets(), days("2026-03-01", "2026-03-01"));
            assertEquals(Optional.of(2L), figure(table, 0, "lines"));
        }
    }

    private record Baskets() implements Report {

        @Override
        public String name() {
            return "chain.baskets";
        }

        @Override
        public List<org.evertill.report.Key> keys() {
            return List.of();
        }

        @Override
        public List<Figure> figures() {
            return List.of(Figure.count("lines"));
        }

        @Override
        public Slices slices() {
            return Slices.WHOLE;
        }

        @Override
        public String sql() {
            return "SELECT s.total_currency, sum(s.line_count) FROM sales s WHERE s.store_id = ? AND s.completed_at >= ?"
                    + " AND s.completed_at < ? AND s.register_id = coalesce(?, s.register_id) GROUP BY s.total_currency";
        }
    }

    /** To the cent, whatever was sold: the reports of a day and the Z of the shift that was that day. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aDaysReportsAreItsZ(long seed) {
        var random = new Random(seed);
        try (var till = ReportTill.enrolled(directory)) {
            for (int i = 0; i < 30; i++) {
                act(till, random);
                till.clock.move(Duration.ofSeconds(random.nextInt(900)));
            }
            var z = till.desk().x(Acting.of(KIM)).orThrow().figures();
            var day = days("2026-03-01", "2026-03-01");
            sameAs(z, till, day, "seed " + seed);
        }
    }

    private static void sameAs(ShiftFigures z, ReportTill till, Question day, String why) {
        for (Report report : List.of(
                TradeReports.DAYS,
                TradeReports.HOURS,
                TradeReports.CASHIERS,
                TradeReports.REGISTERS,
                TradeReports.STORES,
                TradeReports.ITEMS,
                TradeReports.CATEGORIES,
                TradeReports.TAXES)) {
            var table = run(till, report, day);
            assertEquals(z.total().minor(), total(table, "gross"), why + " " + report.name());
            assertEquals(z.tax().minor(), total(table, "tax"), why + " " + report.name());
            assertEquals(z.total().minus(z.tax()).minor(), total(table, "net"), why + " " + report.name());
        }
        var hours = run(till, TradeReports.HOURS, day);
        assertEquals(z.sales().times(), total(hours, "sales"), why);
        assertEquals(z.refunds().times(), total(hours, "refunds"), why);
        assertEquals(z.sales().total().minor(), total(hours, "sold"), why);
        assertEquals(z.refunds().total().minor(), total(hours, "refunded"), why);
        var taxes = run(till, TradeReports.TAXES, day);
        assertEquals(
                z.rates().stream()
                        .map(r -> r.basisPoints() + " " + r.gross().minor() + " "
                                + r.tax().minor())
                        .toList(),
                taxes.rows().stream()
                        .map(r -> r.keys().getFirst() + " "
                                + taxes.figure(r, "gross").orElseThrow() + " "
                                + taxes.figure(r, "tax").orElseThrow())
                        .toList(),
                why);
        sameTenders(z, run(till, TradeReports.TENDERS, day), why);
        long off = z.discounts().stream().mapToLong(d -> d.amount().minor()).sum();
        assertEquals(off, total(run(till, TradeReports.DISCOUNTS, day), "amount"), why);
        assertEquals(off, total(hours, "discount"), why);
    }

    private static void sameTenders(ShiftFigures z, ReportTable tenders, String why) {
        tenders.rows().stream()
                .filter(row -> row.keys().getFirst().equals("cash"))
                .forEach(row -> assertEquals("Cash", row.keys().get(1), why));
        assertEquals(
                z.tenders().stream()
                        .map(t -> t.tender() + " " + t.payments() + " "
                                + t.amount().minor())
                        .toList(),
                tenders.rows().stream()
                        .map(r -> r.keys().getFirst() + " "
                                + tenders.figure(r, "payments").orElseThrow() + " "
                                + tenders.figure(r, "amount").orElseThrow())
                        .toList(),
                why);
    }

    private static void act(ReportTill till, Random random) {
        if (random.nextInt(5) == 0) {
            till.giveBack(KIM);
            return;
        }
        var basket = till.checkout
                .open(Opening.sale(random.nextBoolean() ? KIM : BO))
                .orThrow();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            var code = List.of("MILK", "BAG", "4006381333931").get(random.nextInt(3));
            basket = till.checkout
                    .scan(
                            basket,
                            new Scan(code, Quantity.of(1 + random.nextInt(9)), Optional.empty(), Optional.empty()))
                    .orThrow();
        }
        if (basket.staffId().equals(KIM) && random.nextBoolean()) {
            var off = new ManualDiscount(new Reduction.Amount(new Money(1 + random.nextInt(20), EUR)), "seeded");
            basket = till.checkout.discountTicket(basket, Optional.of(off)).orThrow();
        }
        till.checkout.payCash(basket, Optional.empty()).orThrow();
    }
}
