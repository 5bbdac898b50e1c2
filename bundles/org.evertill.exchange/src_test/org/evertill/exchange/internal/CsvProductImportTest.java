package org.evertill.exchange.internal;

import static org.evertill.exchange.internal.CsvTableTest.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.barcode.CheckDigit;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.ProductKind;
import org.evertill.exchange.ProductImport;
import org.evertill.exchange.ProductImport.Options;
import org.evertill.exchange.ProductImport.Report;
import org.evertill.exchange.Progress;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvProductImportTest {

    private static final Path SHARED = Path.of("../../../shared/data/openfoodfacts_200k.csv.gz");
    private static final Options PRICED = new Options(Optional.of(new BigDecimal("1.99")), "standard");

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
    void productsCanBeSoldAfterTheImport() {
        var report = run("name,gtin,price,tax_class,kind,unit,brand\nApple,4006381333931,0.35,reduced,,kg,Orchard\n"
                        + "Engraving,4006381333948,\"12,5\",,service,,\n")
                .orThrow();
        assertEquals(new Report(2, 2, 0, 0, new TreeMap<>(), false), report);
        var apple = till.catalogue.byCode("4006381333931", Till.CLOCK.instant()).orThrow();
        assertEquals("0.3500 GBP", apple.price().orElseThrow().price().toString());
        assertEquals("kg", apple.product().unit());
        assertEquals("Orchard", apple.product().brand());
        var engraving =
                till.catalogue.byCode("4006381333948", Till.CLOCK.instant()).orThrow();
        assertEquals(ProductKind.SERVICE, engraving.product().kind());
        assertEquals("standard", engraving.product().taxClass());
        assertEquals("12.5000 GBP", engraving.price().orElseThrow().price().toString());
    }

    @Test
    void everyBrokenRowIsReportedWithItsLineAndTheRestIsImported() throws IOException {
        var report = run("""
                gtin,name,price
                4006381333931,Apple,1.00
                4006381333932,Wrong digit,1.00
                4006381333948,,1.00
                12345,Short,1.00
                4006381333955,Dear,1.00001
                4006381333955,Cheap,-1
                4006381333955,Odd,1e5
                4006381333931,Apple again,1.00
                4006381333955,"Open,1.00
                4006381333962,Pear,2.00
                4006381333979,%s,1
                4006381333979,Missing
                """.formatted("x".repeat(301))).orThrow();
        assertEquals(12, report.rows());
        assertEquals(2, report.added());
        assertEquals(
                Map.of(
                        "check-digit",
                        1L,
                        "empty-name",
                        1L,
                        "bad-code",
                        1L,
                        "bad-price",
                        2L,
                        "negative-price",
                        1L,
                        "duplicate-in-file",
                        1L,
                        "bad-quote",
                        1L,
                        "too-long",
                        1L,
                        "missing-field",
                        1L),
                report.refused());
        var lines = Files.readAllLines(refused());
        assertEquals("line,reason,message", lines.getFirst());
        assertTrue(lines.contains("3,check-digit,The last digit of 4006381333932 does not fit the others."));
        assertTrue(lines.contains("9,duplicate-in-file,The code 4006381333931 stands in line 2 already."));
        assertEquals(11, lines.size());
    }

    @Test
    void importingAgainChangesNothingAndAChangeIsAnUpdate() {
        run("gtin,name\n4006381333931,Apple\n4006381333948,Pear\n").orThrow();
        long operations = till.database.changes().head().lastSeq();
        assertEquals(
                2,
                run("gtin,name\n4006381333931,Apple\n4006381333948,Pear\n")
                        .orThrow()
                        .unchanged());
        assertEquals(operations, till.database.changes().head().lastSeq());

        var changed = run("gtin,name,price\n4006381333931,Apple,1.99\n4006381333948,Red pear,2.50\n")
                .orThrow();
        assertEquals(List.of(0L, 1L, 1L), List.of(changed.added(), changed.changed(), changed.unchanged()));
        var pear = till.catalogue.byCode("4006381333948", Till.CLOCK.instant()).orThrow();
        assertEquals("Red pear", pear.product().name());
        assertEquals("2.5000 GBP", pear.price().orElseThrow().price().toString());
    }

    @Test
    void twoTillsImportingOneCatalogueMakeTheSameRows() {
        run("gtin,name\n4006381333931,Apple\n").orThrow();
        String ids = "SELECT group_concat(id) FROM (SELECT id FROM products UNION ALL SELECT id FROM product_codes"
                + " UNION ALL SELECT id FROM price_rows)";
        try (var other = Till.enrolled(directory.resolve("other"))) {
            new CsvProductImport(other.database)
                    .run(directory.resolve("file.csv"), PRICED, refused(), Progress.NONE)
                    .orThrow();
            assertEquals(text(till, ids), text(other, ids));
        }
    }

    @Test
    void aCodeOfAnotherProductIsNotTaken() {
        run("gtin,name,sku\n4006381333931,Apple,A1\n").orThrow();
        var report = run("gtin,name,sku\n4006381333931,Rival,B1\n").orThrow();
        assertEquals(Map.of("duplicate-in-database", 1L), report.refused());
        assertEquals(1, till.number("SELECT count(*) FROM products"));
    }

    @Test
    void aDeletedProductSpoilsItsOwnRowOnly() {
        run("gtin,name\n4006381333931,Apple\n").orThrow();
        till.database.write(new Author("system:test"), tx -> {
            var id = ProductWriter.productId("4006381333931");
            tx.delete(
                    DomainTypes.PRODUCT,
                    id,
                    tx.find(DomainTypes.PRODUCT, id).orElseThrow().version());
            return 0;
        });
        var report = run("gtin,name\n4006381333931,Apple\n4006381333948,Pear\n").orThrow();
        assertEquals(1, report.added());
        assertEquals(Map.of("entity.exists", 1L), report.refused());
    }

    @Test
    void filesThatCannotBeImportedAreSaid() {
        assertEquals("exchange.missing-column", problem(run("gtin,title\n1,x\n")));
        assertEquals("exchange.missing-column", problem(run("")));
        assertEquals(
                "exchange.no-report",
                problem(new CsvProductImport(till.database)
                        .run(write("gtin,name\n"), PRICED, directory, Progress.NONE)));
        try (var bare = Till.open(directory.resolve("bare"))) {
            assertEquals(
                    "till.not-enrolled",
                    problem(new CsvProductImport(bare.database)
                            .run(write("gtin,name\n"), PRICED, refused(), Progress.NONE)));
        }
    }

    @Test
    void itStopsBetweenBatchesAndGoesOnAfterwards() {
        var text = new StringBuilder("gtin,name\n");
        for (int i = 0; i < 3 * ProductImport.BATCH_ROWS; i++) {
            String body = "%012d".formatted(400000000000L + i);
            text.append(body)
                    .append(CheckDigit.of(body))
                    .append(",Product ")
                    .append(i)
                    .append('\n');
        }
        var file = write(text.toString());
        var stopping = new Progress() {
            private boolean stop;

            @Override
            public void at(long done, int percent) {
                stop = true;
            }

            @Override
            public boolean stopping() {
                return stop;
            }
        };
        var first = new CsvProductImport(till.database)
                .run(file, PRICED, refused(), stopping)
                .orThrow();
        assertTrue(first.stopped());
        assertEquals(ProductImport.BATCH_ROWS, first.added());
        var rest = new CsvProductImport(till.database)
                .run(file, PRICED, refused(), Progress.NONE)
                .orThrow();
        assertEquals(List.of(2_000L, 1_000L), List.of(rest.added(), rest.unchanged()));
    }

    @Test
    void ofTheRealCatalogueExactlyTheWrongCheckDigitsAreRefused() throws IOException {
        assumeTrue(Files.exists(SHARED), "the shared data is not here");
        var reasons = new Reasons();
        long rows = 0;
        try (var table = CsvTable.open(SHARED).orThrow()) {
            var columns = ProductColumns.of(table).orThrow();
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                rows++;
                try {
                    columns.read((CsvRow.Good) row.get(), PRICED);
                } catch (RefusedRow e) {
                    reasons.add(e.at(rows).reason());
                }
            }
        }
        assertEquals(200_000, rows);
        assertEquals(Map.of("check-digit", 1_692L), reasons.counts());
    }

    private Outcome<Report> run(String text) {
        return new CsvProductImport(till.database).run(write(text), PRICED, refused(), Progress.NONE);
    }

    private Path refused() {
        return directory.resolve("refused.csv");
    }

    private Path write(String text) {
        try {
            return Files.writeString(directory.resolve("file.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Till till, String sql) {
        return till.database.read(
                r -> r.query(sql, List.of(), row -> row.getString(1)).getFirst());
    }
}
