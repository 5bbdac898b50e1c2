package org.evertill.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.Coupon;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Promotion;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.entity.EntityType;
import org.evertill.exchange.MasterExport;
import org.evertill.exchange.MasterImport.Kind;
import org.evertill.exchange.ProductImport.Options;
import org.evertill.exchange.ProductImport.Report;
import org.evertill.exchange.Progress;
import org.evertill.exchange.PromotionImport.Mode;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices, customers, products and promotions as files, into and out of a till's real database. */
class MasterFilesTest {

    private static final Author AUTHOR = new Author("system:test");

    @TempDir
    Path directory;

    private Path refused;

    @BeforeEach
    void report() {
        refused = directory.resolve("refused.csv");
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
    }

    private Report read(Till till, Kind kind, Path file, Mode mode) {
        return new CsvMasterImport(till.database).run(kind, file, mode, refused).orThrow();
    }

    private void products(Till till) throws IOException {
        var file = file(
                "products.csv",
                "gtin,sku,name,price,unit,category,minimum_age,not_discountable,deposit_sku,variant_of,variant,contains",
                "96385074,NUT,Nuts,1.00,kg,,,,,,,",
                "4006381333931,TEA,'-20 % Tea,2.55,pc,Food / Tea,18,yes,NUT,T,\"red, M\",6");
        new CsvProductImport(till.database)
                .run(file, Options.standard(), refused, Progress.NONE)
                .orThrow();
    }

    private static <T extends Record> List<T> all(Till till, EntityType<T> type) {
        return till.database.read(
                r -> r.select(type, Selection.all()).stream().map(Stored::value).toList());
    }

    @Test
    void couponsThatAreThereStayAsTheyAre() throws IOException {
        try (var till = Till.enrolled(directory.resolve("till"))) {
            var promotions = file(
                    "promotions.csv",
                    "id,name,kind,terms,coupon",
                    "ten,Ten,pieces-off,\"{\"\"percent\"\":10}\",#",
                    "code,Code,pieces-off,\"{\"\"percent\"\":10}\",XMAS");
            new CsvPromotionImport(till.database, List.of())
                    .run(promotions, Mode.WRITE, refused)
                    .orThrow();
            var file = file(
                    "coupons.csv",
                    "number,promotion",
                    "leaf-0001,ten",
                    "LEAF0002,ten",
                    "LEAF0003,code",
                    "LEAF 0001,ten",
                    "L1,ten",
                    "CP0000000000000D,ten");
            var report = read(till, Kind.COUPONS, file, Mode.WRITE);
            assertEquals(2, report.added());
            assertEquals(Map.of("unknown-promotion", 1L, "duplicate-in-file", 1L, "bad-number", 2L), report.refused());
            till.database.write(AUTHOR, tx -> {
                var coupon = tx.find(DomainTypes.COUPON, "LEAF0001").orElseThrow();
                tx.update(DomainTypes.COUPON, coupon.value().plus(-1), coupon.version());
                return 0;
            });
            assertEquals(2, read(till, Kind.COUPONS, file, Mode.WRITE).unchanged());
            assertEquals(
                    List.of(0L, 1L),
                    all(till, DomainTypes.COUPON).stream()
                            .map(Coupon::usesLeft)
                            .sorted()
                            .toList());
        }
    }

    @Test
    void pricesHoldFromADayForWhomTheySay() throws IOException {
        try (var till = Till.enrolled(directory.resolve("till"))) {
            products(till);
            var file = file(
                    "prices.csv",
                    "sku,price,valid_from,store,price_list,customer_group,from_quantity,tax_included",
                    "TEA,2.10,2026-07-01,,,,,",
                    "TEA,1.99,2026-07-01,S1,,staff,10,no",
                    "NUT,0.1234,,,airport,,2.5,yes");
            assertEquals(3, read(till, Kind.PRICES, file, Mode.DRY_RUN).added());
            assertEquals(2, till.number("SELECT count(*) FROM price_rows"), "a trial changes nothing");
            assertEquals(3, read(till, Kind.PRICES, file, Mode.WRITE).added());
            assertEquals(3, read(till, Kind.PRICES, file, Mode.WRITE).unchanged());
            var row = all(till, DomainTypes.PRICE_ROW).stream()
                    .filter(r -> "staff".equals(r.customerGroup()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Instant.parse("2026-06-30T23:00:00Z"), row.validFrom(), "by the store's clock");
            assertEquals("1.9900", row.price().toDecimal().toPlainString());
            assertTrue(!row.taxIncluded());
            assertEquals(5, till.number("SELECT count(*) FROM price_rows"));
        }
    }

    @Test
    void whatCannotBeTakenIsListed() throws IOException {
        try (var till = Till.enrolled(directory.resolve("till"))) {
            products(till);
            var file = file(
                    "prices.csv",
                    "sku,price,valid_from,from_quantity,currency",
                    "TEA,2.10,,,",
                    "TEA,2.20,,,",
                    "TEE,2.10,,,",
                    "TEA,much,,,",
                    "TEA,-1,,,",
                    "TEA,1,tomorrow,,",
                    "TEA,1,,0,",
                    "TEA,1,2026-01-01,,EURO",
                    "TEA,1");
            var done = read(till, Kind.PRICES, file, Mode.WRITE);
            assertEquals(1, done.added());
            assertEquals(
                    Map.of(
                            "duplicate-in-file", 1L,
                            "unknown-product", 1L,
                            "bad-price", 1L,
                            "negative-price", 1L,
                            "bad-date", 1L,
                            "bad-quantity", 1L,
                            "bad-currency", 1L,
                            "missing-field", 1L),
                    Map.copyOf(done.refused()));
            assertEquals(9, Files.readAllLines(refused).size());
            var none = new CsvMasterImport(till.database)
                    .run(Kind.CUSTOMERS, file("none.csv", "name", "Kim"), Mode.WRITE, refused);
            assertTrue(none instanceof Outcome.Failed<Report>(var problem)
                    && problem.code().equals("exchange.missing-column"));
        }
    }

    /** A file names a row twice, a thousand rows apart; it is seen in a trial, too. */
    @Test
    void rowsOfAFileAreToldApartAcrossBatches() throws IOException {
        try (var till = Till.enrolled(directory.resolve("till"))) {
            var lines = new StringBuilder("number,name\n");
            for (int i = 0; i < 1_500; i++) {
                lines.append(i).append(",Customer ").append(i).append('\n');
            }
            var file = Files.writeString(directory.resolve("customers.csv"), lines + "7,Somebody else\n");
            for (Mode mode : List.of(Mode.DRY_RUN, Mode.WRITE)) {
                var done = read(till, Kind.CUSTOMERS, file, mode);
                assertEquals(1_500, done.added(), mode.name());
                assertEquals(Map.of("duplicate-in-file", 1L), Map.copyOf(done.refused()), mode.name());
            }
            assertEquals(1_500, till.number("SELECT count(*) FROM customers"));
        }
    }

    /** A file without a column leaves what was there; an empty cell takes it away. A customer who was deleted is not made again. */
    @Test
    void aFileSaysWhatItHasColumnsFor() throws IOException {
        try (var till = Till.enrolled(directory.resolve("till"))) {
            till.database.write(AUTHOR, tx -> {
                tx.insert(
                        DomainTypes.CUSTOMER,
                        new Customer("c1", "17", "Mia", "mia@example.org", "+44 20 1", "GB", null, "staff"));
                tx.insert(DomainTypes.CUSTOMER, new Customer("c2", "18", "Gone", null, null, null, null));
                return 0;
            });
            till.database.write(AUTHOR, tx -> {
                tx.delete(
                        DomainTypes.CUSTOMER,
                        "c2",
                        tx.find(DomainTypes.CUSTOMER, "c2").orElseThrow().version());
                return 0;
            });
            var file = file("customers.csv", "id,number,name,phone", ",17,Mia B.,", "c2,18,Again,", ",19,New,");
            var done = read(till, Kind.CUSTOMERS, file, Mode.WRITE);
            assertEquals(List.of(1L, 1L), List.of(done.changed(), done.added()));
            assertEquals(Map.of("entity.exists", 1L), Map.copyOf(done.refused()));
            assertEquals(
                    new Customer("c1", "17", "Mia B.", "mia@example.org", null, "GB", null, "staff"),
                    till.database.read(r ->
                            r.find(DomainTypes.CUSTOMER, "c1").orElseThrow().value()));
        }
    }

    /** What one till wrote another one reads, to the last field; and reading it where it came from changes nothing. */
    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        try (var one = Till.enrolled(directory.resolve("one"));
                var two = Till.enrolled(directory.resolve("two"))) {
            products(one);
            one.database.write(AUTHOR, tx -> {
                tx.insert(DomainTypes.STAFF, new Staff("kim", "Kim", Role.MANAGER, "x", true));
                tx.insert(
                        DomainTypes.CUSTOMER,
                        new Customer("c1", "17", "=Mia, \"M\"", "'@x", "+44 20 7946", "GB", "-1", "staff"));
                tx.insert(DomainTypes.CUSTOMER, new Customer("c2", "18", null, null, null, null, null));
                tx.insert(
                        DomainTypes.PROMOTION,
                        new Promotion(
                                "tea",
                                "-20 % on tea",
                                "pieces-off",
                                "{\"of\":{\"categories\":[\"Food\"]},\"percent\":20}",
                                "S1",
                                "staff",
                                "TEA20",
                                Instant.parse("2026-03-01T00:00:00Z"),
                                null,
                                "MO-FR 17:00-19:00",
                                5,
                                true,
                                true));
                return 0;
            });
            read(one, Kind.PRICES, file("p.csv", "sku,price,customer_group", "TEA,2.10,staff"), Mode.WRITE);
            var export = new LocalMasterExport(one.database);
            for (MasterExport.Kind kind : MasterExport.Kind.values()) {
                var target = directory.resolve(kind.name());
                export.write(kind, target, "kim").orThrow();
                assertTrue(taken(two, kind, target) > 0, kind.name());
                assertEquals(0, taken(one, kind, target), kind + ": the same again changes nothing");
            }
            for (EntityType<?> type : List.of(
                    DomainTypes.PRODUCT,
                    DomainTypes.PRODUCT_CODE,
                    DomainTypes.PRICE_ROW,
                    DomainTypes.CUSTOMER,
                    DomainTypes.PROMOTION)) {
                assertEquals(all(one, type), all(two, type), type.table());
            }
            assertTrue(Files.readString(directory.resolve("CUSTOMERS")).contains("\"'=Mia, \"\"M\"\"\""));
            assertTrue(Files.readString(directory.resolve("CUSTOMERS")).contains(",+44 20 7946,"));
        }
    }

    /** How many rows a file added or changed. */
    private long taken(Till till, MasterExport.Kind kind, Path file) {
        var done = switch (kind) {
            case CATALOGUE ->
                new CsvProductImport(till.database)
                        .run(file, Options.standard(), refused, Progress.NONE)
                        .orThrow();
            case PRICES -> read(till, Kind.PRICES, file, Mode.WRITE);
            case CUSTOMERS -> read(till, Kind.CUSTOMERS, file, Mode.WRITE);
            case PROMOTIONS ->
                new CsvPromotionImport(till.database, List.of())
                        .run(file, Mode.WRITE, refused)
                        .orThrow();
        };
        assertEquals(Map.of(), Map.copyOf(done.refused()), kind.name());
        return done.added() + done.changed();
    }

    @Test
    void customersAreTakenOutByThoseWhoMay() throws IOException {
        try (var till = Till.enrolled(directory.resolve("till"))) {
            till.database.write(AUTHOR, tx -> {
                tx.insert(DomainTypes.STAFF, new Staff("bo", "Bo", Role.CASHIER, "x", true));
                return 0;
            });
            var target = directory.resolve("customers.csv");
            var outcome = new LocalMasterExport(till.database).write(MasterExport.Kind.CUSTOMERS, target, "bo");
            assertTrue(outcome instanceof Outcome.Failed<Long>(var problem)
                    && problem.code().equals("staff.needs-approval")
                    && Optional.of("EXPORT_PERSONAL")
                            .equals(Optional.ofNullable(problem.facts().get("permission"))));
            assertTrue(Files.notExists(target));
            var nowhere = new LocalMasterExport(till.database)
                    .write(MasterExport.Kind.PRICES, directory.resolve("no/where.csv"), "bo");
            assertTrue(nowhere instanceof Outcome.Failed<Long>(var problem)
                    && problem.code().equals("exchange.not-written"));
        }
    }
}
