package org.evertill.exchange.internal;

import static org.evertill.exchange.internal.CsvTableTest.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.evertill.exchange.HistoryReplay.Options;
import org.evertill.exchange.HistoryReplay.Report;
import org.evertill.exchange.HistoryReplay.Where;
import org.evertill.exchange.Progress;
import org.evertill.exchange.TillVerification;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailReplayTest {

    private static final Options ALL = new Options(Where.ALL, OptionalLong.empty());
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    /** Invoices of every kind; 100001 is torn apart, as one of the real file is. */
    private static final String SAMPLE = HEADER + """
            100001,85123A,HEART HOLDER,6,2011-05-02 08:26:00,2.55,17850.0,United Kingdom
            100001,POST,POSTAGE,1,2011-05-02 08:26:00,18.00,17850.0,United Kingdom
            100002,22633,"HAND WARMER, UNION",3,2010-12-01 08:28:00,0.335,,France
            100001,85123A,HEART HOLDER,2,2011-05-02 08:27:00,2.55,17850.0,United Kingdom
            C100003,85123A,HEART HOLDER,-1,2010-12-01 09:41:00,2.55,14527.0,United Kingdom
            100004,22633,damaged,-10,2010-12-01 10:00:00,0.0,,United Kingdom
            100004,22633,damaged,-5,2010-12-01 10:00:00,0.0,,United Kingdom
            100005,NEW,,4,2010-12-01 11:00:00,0.0,,United Kingdom
            A100006,B,Adjust bad debt,1,2010-12-01 12:00:00,-11062.06,,United Kingdom
            100007,22633,HAND WARMER,0,2010-12-01 12:00:00,1.00,,United Kingdom
            C100008,22633,HAND WARMER,1,2010-12-01 12:00:00,1.00,,United Kingdom
            100009,22633,HAND WARMER,80995,12/1/2010 12:05,2.08,,United Kingdom
            """;

    @TempDir
    Path directory;

    private Till till;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory.resolve("till"));
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void everyKindOfInvoiceBecomesWhatItMeans() {
        var report = run(SAMPLE, ALL).orThrow();
        assertEquals(4, report.sales());
        assertEquals(gbp("168509.01"), report.saleTotal());
        assertEquals(1, report.refunds());
        assertEquals(gbp("-2.55"), report.refundTotal());
        assertEquals(2, report.writeOffs());
        assertEquals(9, report.lines());
        assertEquals(Map.of("negative-price", 1L, "zero-quantity", 1L, "positive-quantity", 1L), report.refused());
        assertEquals(
                report.saleTotal().minor() + report.refundTotal().minor(),
                till.number("SELECT sum(total_minor) FROM sale_lines"));
        assertEquals(
                List.of("100001|3|3840|2011-05-02T07:26:00.000Z", "100002|1|101|2010-12-01T08:28:00.000Z"),
                texts("SELECT reference || '|' || line_count || '|' || total_minor || '|' || completed_at FROM sales"
                        + " WHERE reference IN ('100001', '100002') ORDER BY reference"));
    }

    @Test
    void stockCustomersAndNamesAreMade() {
        run(SAMPLE, ALL).orThrow();
        assertEquals(
                List.of("22633|-81013000", "85123A|-7000", "NEW|-4000"),
                texts("SELECT p.sku || '|' || b.quantity_milli FROM stock_balance b JOIN products p"
                        + " ON p.id = b.product_id ORDER BY 1"));
        assertEquals(
                List.of("14527|United Kingdom", "17850|United Kingdom"),
                texts("SELECT number || '|' || country FROM customers ORDER BY 1"));
        assertEquals(
                List.of(
                        "22633|HAND WARMER, UNION|GOODS",
                        "85123A|HEART HOLDER|GOODS",
                        "B|Adjust bad debt|SERVICE",
                        "NEW|NEW|GOODS",
                        "POST|POSTAGE|SERVICE"),
                texts("SELECT sku || '|' || name || '|' || kind FROM products ORDER BY 1"));
        assertEquals(List.of("1750", "2000"), texts("SELECT DISTINCT rate_basis_points FROM sale_lines ORDER BY 1"));
    }

    @Test
    void replayingAgainDoublesNothing() {
        run(SAMPLE, ALL).orThrow();
        long operations = till.database.changes().head().lastSeq();
        var again = run(SAMPLE, ALL).orThrow();
        assertEquals(
                List.of(0L, 0L, 0L, 6L), List.of(again.sales(), again.refunds(), again.writeOffs(), again.present()));
        assertEquals(operations, till.database.changes().head().lastSeq());
    }

    @Test
    void aRefusedWriteOffDoesNotDoubleTheOneBehindIt() {
        String text = HEADER + """
                100001,POST,lost in the post,-1,2010-12-01 10:00:00,0.0,,United Kingdom
                100001,22633,damaged,-5,2010-12-01 10:00:00,0.0,,United Kingdom
                """;
        var first = run(text, ALL).orThrow();
        assertEquals(1, first.writeOffs());
        assertEquals(Map.of("sale.no-stock", 1L), first.refused());
        assertEquals(0, run(text, ALL).orThrow().writeOffs());
        assertEquals(List.of("-5000"), texts("SELECT quantity_milli FROM stock_movements"));
    }

    @Test
    void twoHalvesAreTheWhole() {
        var odd = run(SAMPLE, new Options(Where.ODD, OptionalLong.empty())).orThrow();
        try (var other = Till.enrolled(directory.resolve("other"))) {
            var even = new RetailReplay(other.database, other.checkout, other.stock)
                    .run(file(SAMPLE), new Options(Where.EVEN, OptionalLong.empty()), refused(), Progress.NONE)
                    .orThrow();
            assertEquals(List.of(3L, 1L), List.of(odd.sales(), even.sales()));
            assertEquals(List.of(1L, 0L), List.of(odd.refunds(), even.refunds()));
            assertEquals(gbp("168509.01"), odd.saleTotal().plus(even.saleTotal()));
        }
    }

    @Test
    void theLimitCountsInvoicesInTheOrderOfTheFile() {
        var report = run(SAMPLE, new Options(Where.ALL, OptionalLong.of(3))).orThrow();
        assertEquals(List.of(2L, 1L, 0L), List.of(report.sales(), report.refunds(), report.writeOffs()));
        assertEquals(List.of("100001", "100002", "C100003"), texts("SELECT reference FROM sales ORDER BY reference"));
    }

    /** Breaks off at a random place again and again, as a power cut would; the seed makes a failure repeatable. */
    @Test
    void whereverItBreaksOffItGoesOnWithoutDoubling() {
        long seed = 20_110_531L;
        var random = new Random(seed);
        String history = generated(random, 120);
        Report whole;
        try (var other = Till.enrolled(directory.resolve("other"))) {
            whole = new RetailReplay(other.database, other.checkout, other.stock)
                    .run(file(history), ALL, refused(), Progress.NONE)
                    .orThrow();
        }
        for (int i = 0; i < 8; i++) {
            int after = 1 + random.nextInt(200);
            try {
                new RetailReplay(till.database, till.checkout, till.stock)
                        .run(file(history), ALL, refused(), new Breaking(after));
            } catch (IllegalStateException powerCut) {
                till.close();
                till = Till.open(directory.resolve("till"));
            }
        }
        run(history, ALL).orThrow();
        assertEquals(
                List.of(whole.sales(), whole.refunds(), whole.writeOffs()),
                List.of(
                        till.number("SELECT count(*) FROM sales WHERE kind = 'SALE'"),
                        till.number("SELECT count(*) FROM sales WHERE kind = 'REFUND'"),
                        till.number("SELECT count(*) FROM stock_movements WHERE kind = 'WRITE_OFF'")),
                "seed " + seed);
        assertEquals(
                whole.saleTotal().minor() + whole.refundTotal().minor(),
                till.number("SELECT sum(total_minor) FROM sales"));
        var verified = new LocalVerification(till.database, till.database.check())
                .verify(Progress.NONE)
                .orThrow();
        assertEquals(List.of(), verified.findings());
    }

    @Test
    void filesOfAnotherFormAreSaid() {
        assertEquals("exchange.missing-column", problem(run("InvoiceNo,StockCode\n1,2\n", ALL)));
        assertEquals(
                "exchange.no-file",
                problem(new RetailReplay(till.database, till.checkout, till.stock)
                        .run(directory.resolve("nothing.csv"), ALL, refused(), Progress.NONE)));
    }

    @Test
    void damageIsFoundByTheVerification() {
        run(SAMPLE, ALL).orThrow();
        assertTrue(verify().isClean());
        till.database.write(new Author("system:test"), tx -> {
            tx.execute("UPDATE stock_balance SET quantity_milli = quantity_milli + 1", List.of());
            tx.execute("UPDATE receipt_series SET next_number = next_number + 1", List.of());
            return 0;
        });
        var findings = verify().findings();
        assertEquals(4, findings.size(), findings.toString());
        assertThrows(UnsupportedOperationException.class, findings::clear);
    }

    private TillVerification.Result verify() {
        return new LocalVerification(till.database, till.database.check())
                .verify(Progress.NONE)
                .orThrow();
    }

    private Outcome<Report> run(String text, Options options) {
        return new RetailReplay(till.database, till.checkout, till.stock)
                .run(file(text), options, refused(), Progress.NONE);
    }

    private List<String> texts(String sql) {
        return till.database.read(r -> r.query(sql, List.of(), row -> row.getString(1)));
    }

    private static Money gbp(String amount) {
        return Money.of(new BigDecimal(amount), Currency.getInstance("GBP"), RoundingMode.UNNECESSARY);
    }

    private static String generated(Random random, int invoices) {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < invoices; i++) {
            boolean credit = random.nextInt(6) == 0;
            int lines = 1 + random.nextInt(5);
            for (int l = 0; l < lines; l++) {
                int quantity = 1 + random.nextInt(20);
                boolean away = credit || random.nextInt(8) == 0;
                text.append(credit ? "C" : "").append(500_000 + i).append(",P").append(random.nextInt(30));
                text.append(",Thing,")
                        .append(away ? -quantity : quantity)
                        .append(",2011-01-0")
                        .append(1 + i % 9)
                        .append(" 10:00:00,")
                        .append(random.nextInt(1000))
                        .append(".5,,X\n");
            }
        }
        return text.toString();
    }

    private Path refused() {
        return directory.resolve("refused.csv");
    }

    private Path file(String text) {
        try {
            return Files.writeString(directory.resolve("history.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a run in the middle by an exception that nobody expects. */
    private static final class Breaking implements Progress {

        private int left;

        Breaking(int left) {
            this.left = left;
        }

        @Override
        public void at(long done, int percent) {
            if (--left == 0) {
                throw new IllegalStateException("power cut");
            }
        }

        @Override
        public boolean stopping() {
            return false;
        }
    }
}
