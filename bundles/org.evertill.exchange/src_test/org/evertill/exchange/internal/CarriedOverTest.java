package org.evertill.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.StockCount;
import org.evertill.domain.StockMovement;
import org.evertill.entity.EntityType;
import org.evertill.exchange.HistoryReplay.Options;
import org.evertill.exchange.HistoryReplay.Where;
import org.evertill.exchange.Progress;
import org.evertill.kernel.Quantity;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.sync.protocol.Pull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months leave a till that has sold: its stock and its receipt numbers go on, and everything still adds up. */
class CarriedOverTest {

    private static final String OLD = "facts:S1:2010-12";
    private static final String NEW = "facts:S1:2011-05";
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @TempDir
    Path directory;

    @Test
    void stockAndNumbersAreCarriedAndComeBackOnce() throws IOException {
        try (var till = Till.enrolled(directory.resolve("till"))) {
            sell(till, """
                100001,A,Apple,3,2010-12-01 08:26:00,2.55,,United Kingdom
                100002,A,Apple,4,2010-12-02 08:26:00,2.55,,United Kingdom
                100003,A,Apple,5,2011-05-02 08:26:00,2.55,,United Kingdom
                """);
            arrived(till, List.of(), OLD, NEW);
            var old = new ArrayList<Pull.Entry>();
            for (EntityType<?> type : DomainTypes.ALL) {
                rows(till, type, old);
            }
            arrived(till, List.of(), NEW);
            assertEquals(1, till.number("SELECT count(*) FROM sales"));
            assertEquals(1, till.number("SELECT count(*) FROM stock_movements"));
            assertEquals(-12_000, till.number("SELECT quantity_milli FROM stock_balance"));
            clean(till);
            sell(till, "100004,A,Apple,1,2011-05-03 08:26:00,2.55,,United Kingdom\n");
            assertEquals(4, till.number("SELECT max(receipt_number) FROM sales"));
            clean(till);
            arrived(till, old, OLD, NEW);
            assertEquals(4, till.number("SELECT count(*) FROM sales"));
            assertEquals(-13_000, till.number("SELECT quantity_milli FROM stock_balance"));
            assertEquals(0, till.number("SELECT count(*) FROM stock_carried"));
            assertEquals(0, till.number("SELECT count(*) FROM journal_carried"));
            clean(till);
        }
    }

    /** What left with its month is known by its number; what is missing besides is found. */
    @Test
    void aMonthThatHasLeftHidesNothing() throws IOException {
        try (var till = Till.enrolled(directory.resolve("till"))) {
            sell(till, """
                100001,A,Apple,3,2010-12-01 08:26:00,2.55,,United Kingdom
                100002,A,Apple,4,2010-12-02 08:26:00,2.55,,United Kingdom
                100003,A,Apple,5,2011-05-02 08:26:00,2.55,,United Kingdom
                100004,A,Apple,5,2011-05-03 08:26:00,2.55,,United Kingdom
                100005,A,Apple,5,2011-05-04 08:26:00,2.55,,United Kingdom
                """);
            arrived(till, List.of(), OLD, NEW);
            arrived(till, List.of(), NEW);
            assertEquals(2, till.number("SELECT entries FROM journal_carried"));
            clean(till);
        }
        String sale = "(SELECT id FROM sales WHERE receipt_number = 4)";
        JournalTest.raw(
                directory.resolve("till"),
                List.of(
                        "DELETE FROM sale_journal WHERE id = " + sale,
                        "DELETE FROM stock_movements WHERE id IN (SELECT id FROM sale_lines WHERE sale_id = " + sale
                                + ")",
                        "DELETE FROM sale_lines WHERE sale_id = " + sale,
                        "DELETE FROM payments WHERE sale_id = " + sale,
                        "DELETE FROM sales WHERE receipt_number = 4"));
        try (var till = Till.open(directory.resolve("till"))) {
            var findings = new LocalVerification(till.database, till.database.check())
                    .verify(Progress.NONE)
                    .orThrow()
                    .findings();
            assertTrue(
                    findings.stream()
                            .anyMatch(f -> f.contains("numbers 4 to 4") && f.contains("(journal.entry-missing)")),
                    findings.toString());
        }
    }

    /** A count of the old month is what stock stands on when that month is away, and what was sold after it goes on. */
    @Test
    void aCountIsCarriedToo() throws IOException {
        try (var till = Till.enrolled(directory.resolve("till"))) {
            sell(till, """
                100001,A,Apple,3,2010-12-01 08:26:00,2.55,,United Kingdom
                100002,A,Apple,4,2010-12-09 08:26:00,2.55,,United Kingdom
                100003,A,Apple,5,2011-05-02 08:26:00,2.55,,United Kingdom
                """);
            String apple = till.database
                    .read(r -> r.query("SELECT product_id FROM stock_balance", List.of(), row -> row.getString(1)))
                    .getFirst();
            till.database.write(new Author("kim"), tx -> {
                var at = Instant.parse("2010-12-05T12:00:00Z");
                var counted = Quantity.of(50);
                tx.insert(
                        DomainTypes.STOCK_COUNT,
                        new StockCount("c", "S1", at, "S1-R1", apple, counted, Quantity.ZERO, null, "kim"));
                return 0;
            });
            assertEquals(41_000, till.number("SELECT quantity_milli FROM stock_balance"));
            arrived(till, List.of(), OLD, NEW);
            arrived(till, List.of(), NEW);
            assertEquals(0, till.number("SELECT count(*) FROM stock_counts"));
            assertEquals(41_000, till.number("SELECT quantity_milli FROM stock_balance"));
            clean(till);
            till.database.write(new Author("kim"), tx -> {
                var late = Instant.parse("2010-12-05T11:00:00Z");
                tx.insert(
                        DomainTypes.STOCK_MOVEMENT,
                        new StockMovement(
                                "late",
                                "S1",
                                late,
                                "S1-R2",
                                apple,
                                Quantity.of(-1),
                                MovementKind.SALE,
                                null,
                                null,
                                null,
                                "kim"));
                return 0;
            });
            assertEquals(41_000, till.number("SELECT quantity_milli FROM stock_balance"));
            clean(till);
        }
    }

    private static <T extends Record> void rows(Till till, EntityType<T> type, List<Pull.Entry> into) {
        for (var stored : till.database.read(r -> r.select(type, Selection.all()))) {
            var row = type.toRow(stored.value());
            if (type.scopeOf(row).equals(OLD)) {
                into.add(new Pull.Entry(OLD, into.size() + 1L, type.table(), type.idOf(stored.value()), 1, false, row));
            }
        }
    }

    private void sell(Till till, String lines) throws IOException {
        var file = Files.writeString(directory.resolve("history.csv"), HEADER + lines);
        new RetailReplay(till.database, till.checkout, till.stock)
                .run(
                        file,
                        new Options(Where.ALL, OptionalLong.empty()),
                        directory.resolve("refused.csv"),
                        Progress.NONE)
                .orThrow();
    }

    /** Everything is acknowledged, and a cut names these months. */
    private static void arrived(Till till, List<Pull.Entry> rows, String... months) {
        long acked = till.database.changes().head().lastSeq();
        till.database.changes().acknowledged(acked, List.of());
        var cursors = new TreeMap<String, Long>();
        List.of(months).forEach(month -> cursors.put(month, 1L));
        till.database.pullTarget().stage(new Pull.Answer(1, rows, cursors, acked, false));
        till.database.pullTarget().apply(acked);
    }

    private static void clean(Till till) {
        var result = new LocalVerification(till.database, till.database.check())
                .verify(Progress.NONE)
                .orThrow();
        assertEquals(List.of(), result.findings());
    }
}
