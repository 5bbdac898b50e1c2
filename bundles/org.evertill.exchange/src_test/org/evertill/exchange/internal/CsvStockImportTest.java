package org.evertill.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.exchange.ProductImport.Options;
import org.evertill.exchange.ProductImport.Report;
import org.evertill.exchange.Progress;
import org.evertill.exchange.PromotionImport.Mode;
import org.evertill.exchange.StockImport;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.stock.StockDesk.Adjustment;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the shelves when Evertill begins, from a file into a till's real database. */
class CsvStockImportTest {

    @TempDir
    Path directory;

    private Till till() throws IOException {
        var till = Till.enrolled(directory.resolve("till"));
        var file = file("gtin,sku,name,price", "96385074,NUT,Nuts,1.00", "4006381333931,TEA,Tea,2.55");
        new CsvProductImport(till.database)
                .run(file, Options.standard(), directory.resolve("refused.csv"), Progress.NONE)
                .orThrow();
        return till;
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(directory.resolve("file.csv"), String.join("\n", lines) + "\n");
    }

    private Report read(Till till, Mode mode, String reference, String... rows) throws IOException {
        var lines = new String[rows.length + 1];
        lines[0] = "code,quantity";
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return new CsvStockImport(till.database, Till.CLOCK)
                .run(file(lines), reference, mode, directory.resolve("refused.csv"))
                .orThrow();
    }

    private static Quantity onHand(Till till, String code) {
        return till.stock.onHand("system:test", code).orThrow().quantity();
    }

    /** A count is a checkpoint: what the books said before is noted, and goes on from what was found. */
    @Test
    void theStockIsWhatTheFileSaysAndWhatMovesAfterIt() throws IOException {
        try (var till = till()) {
            moves(till, -2);
            var report = read(till, Mode.WRITE, StockImport.OPENING, "4006381333931,12", "NUT,\"1,5\"");
            assertEquals(2, report.added());
            assertEquals(Map.of(), report.refused());
            assertEquals(Quantity.of(12), onHand(till, "TEA"));
            assertEquals(1_500, till.number("SELECT quantity_milli FROM stock_balance WHERE quantity_milli < 12000"));
            assertEquals(
                    -2_000,
                    till.number("SELECT min(expected_milli) FROM stock_counts WHERE reference = 'opening stock'"));
            moves(till, -3);
            assertEquals(Quantity.of(9), onHand(till, "TEA"));
        }
    }

    private static void moves(Till till, long pieces) {
        till.stock
                .adjust(new Adjustment(
                        "TEA", Quantity.of(pieces), "broken", "system:test", Optional.empty(), Optional.empty()))
                .orThrow();
    }

    /** It was true when it was counted; goods have moved since. */
    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        try (var till = till()) {
            read(till, Mode.WRITE, StockImport.OPENING, "TEA,12");
            moves(till, -3);
            var again = read(till, Mode.WRITE, StockImport.OPENING, "TEA,12.000", "NUT,4");
            assertEquals(1, again.unchanged());
            assertEquals(1, again.added());
            assertEquals(Quantity.of(9), onHand(till, "TEA"));
            var otherwise = read(till, Mode.WRITE, StockImport.OPENING, "TEA,11");
            assertEquals(Map.of("counted-otherwise", 1L), otherwise.refused());
            assertEquals(1, read(till, Mode.WRITE, "new year", "TEA,11").added());
            assertEquals(Quantity.of(11), onHand(till, "TEA"));
        }
    }

    @Test
    void aTrialSaysWhatWouldBeDoneAndDoesNothing() throws IOException {
        try (var till = till()) {
            var rows = new String[] {"TEA,12", "TEA,12", "NUT,x", "SHELL,1"};
            var tried = read(till, Mode.DRY_RUN, StockImport.OPENING, rows);
            assertEquals(0, till.number("SELECT count(*) FROM stock_counts"));
            assertEquals(tried, read(till, Mode.WRITE, StockImport.OPENING, rows));
            assertEquals(1, till.number("SELECT count(*) FROM stock_counts"));
        }
    }

    @Test
    void whatIsWrongIsToldWithItsLine() throws IOException {
        try (var till = till()) {
            till.database.write(new Author("system:test"), tx -> {
                tx.insert(
                        DomainTypes.PRODUCT,
                        new Product("bag", "BAG", "Bag", null, ProductKind.SERVICE, "pc", "standard", true));
                return 0;
            });
            var report = read(
                    till,
                    Mode.WRITE,
                    StockImport.OPENING,
                    "TEA,-1",
                    "TEA,1.0001",
                    "TEA,1000001",
                    "NUT",
                    ",3",
                    "SHELL,1",
                    "BAG,1",
                    "TEA,1",
                    "4006381333931,1");
            assertEquals(1, report.added());
            assertEquals(9, report.rows());
            var lines = Files.readAllLines(directory.resolve("refused.csv"));
            assertEquals(9, lines.size(), lines.toString());
            assertTrue(lines.get(1).startsWith("2,bad-quantity,"), lines.toString());
            assertTrue(lines.get(3).startsWith("4,bad-quantity,"), lines.toString());
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("6,no-code,")), lines.toString());
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("7,sale.unknown-code,")), lines.toString());
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("8,sale.no-stock,")), lines.toString());
            assertTrue(lines.get(8).startsWith("10,duplicate-in-file,"), "the same by its code: " + lines);
        }
    }

    @Test
    void aFileWithoutItsColumnsOrAnOccasionIsNotBegun() throws IOException {
        try (var till = till()) {
            var imports = new CsvStockImport(till.database, Till.CLOCK);
            var report = directory.resolve("refused.csv");
            refused("exchange.missing-column", imports.run(file("code,pieces", "TEA,1"), "x", Mode.WRITE, report));
            refused("exchange.bad-reference", imports.run(file("code,quantity", "TEA,1"), " ", Mode.WRITE, report));
        }
    }

    private static void refused(String code, Outcome<?> outcome) {
        assertEquals(
                code, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }
}
