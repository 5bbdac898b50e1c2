package org.evertill.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.evertill.catalogue.ImportDesk.Fate;
import org.evertill.catalogue.ImportDesk.Imported;
import org.evertill.catalogue.ImportDesk.Line;
import org.evertill.catalogue.ImportDesk.Watch;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files at the window: looked at, then taken. */
class LocalImportDeskTest {

    private static final String HEAD = "gtin,name,price\n";
    private static final Watch PATIENT = watch(false);

    @TempDir
    private Path directory;

    private Till till;
    private LocalImportDesk desk;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory.resolve("till"));
        till.database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.STAFF, new Staff("noor", "Noor", Role.MANAGER, "x", true));
            tx.insert(DomainTypes.STAFF, new Staff("kim", "Kim", Role.CASHIER, "x", true));
            return 0;
        });
        desk = new LocalImportDesk(till.database);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void whatIsLookedAtChangesNothingAndSaysTheSameAsWhatIsTaken() throws IOException {
        var file = file("4006381333931,Apple,0.35\n4006381333932,Wrong,1\n4006381333931,Twice,1\n96385074,Lemon,\n");
        long logged = till.number("SELECT count(*) FROM sync_log");
        var seen = desk.preview("noor", file, PATIENT).orThrow();
        assertEquals(0, till.number("SELECT count(*) FROM products"));
        assertEquals(logged, till.number("SELECT count(*) FROM sync_log"));
        assertEquals(
                List.of("2 ADDED", "3 REFUSED", "4 REFUSED", "5 ADDED"),
                seen.lines().stream()
                        .sorted((one, other) -> Long.compare(one.number(), other.number()))
                        .map(line -> line.number() + " " + line.fate())
                        .toList());
        var taken = desk.take("noor", file, PATIENT).orThrow();
        assertEquals(counts(seen), counts(taken));
        assertEquals(2, till.number("SELECT count(*) FROM products WHERE NOT is_deleted"));
        assertEquals(
                0,
                till.number("SELECT count(*) FROM sync_log WHERE table_name = 'products' AND user_id <> 'noor'"),
                "whoever takes it is its author");
    }

    @Test
    void whatIsThereAlreadyIsNotListedAndWhatChangesIs() throws IOException {
        desk.take("noor", file("4006381333931,Apple,0.35\n96385074,Lemon,0.59\n"), PATIENT)
                .orThrow();
        var seen = desk.preview("noor", file("4006381333931,Apple,0.40\n96385074,Lemon,0.59\n"), PATIENT)
                .orThrow();
        assertEquals(List.of(0L, 1L, 1L, 0L), counts(seen));
        assertEquals(List.of(new Line(2, Fate.CHANGED, "Apple, 4006381333931", "")), seen.lines());
    }

    @Test
    void aDuplicateIsFoundAcrossTransactions() throws IOException {
        var rows = new StringBuilder();
        for (int i = 0; i < 1_100; i++) {
            rows.append(ean(i)).append(",P").append(i).append(",1\n");
        }
        rows.append(ean(3)).append(",Again,1\n");
        var seen = desk.preview("noor", file(rows.toString()), PATIENT).orThrow();
        assertEquals(List.of(1_100L, 0L, 0L, 1L), counts(seen));
    }

    /** A code that was taken away is still there for the import: its batch is gone through row by row. */
    @Test
    void aRowThatCannotBeWrittenIsRefusedAloneWhereItIsOnlyLookedAt() throws IOException {
        var file = file("4006381333931,Apple,0.35\n96385074,Lemon,0.59\n");
        desk.take("noor", file, PATIENT).orThrow();
        till.database.write(new Author("noor"), tx -> {
            var code = tx.select(DomainTypes.PRODUCT_CODE, Selection.where(Filter.equal("code", "96385074")))
                    .getFirst();
            tx.delete(DomainTypes.PRODUCT_CODE, code.value().id(), code.version());
            return 0;
        });
        assertEquals(
                List.of(0L, 0L, 1L, 1L),
                counts(desk.preview("noor", file, PATIENT).orThrow()));
        assertEquals(
                List.of(0L, 0L, 1L, 1L), counts(desk.take("noor", file, PATIENT).orThrow()));
    }

    @Test
    void whoeverStopsGetsWhatIsInSoFar() throws IOException {
        var rows = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            rows.append(ean(i)).append(",P").append(i).append(",1\n");
        }
        var seen = desk.take("noor", file(rows.toString()), watch(true)).orThrow();
        assertFalse(seen.isWhole());
        assertEquals(1_000, till.number("SELECT count(*) FROM products"));
    }

    @Test
    void oneFileIsGoneThroughAtATime() throws IOException {
        var file = file("4006381333931,Apple,0.35\n");
        var impatient = new LocalImportDesk(till.database, Duration.ZERO);
        var meanwhile = new ArrayList<Outcome<Imported>>();
        impatient
                .take("noor", file, new Watch() {
                    @Override
                    public void at(long rows, int percent) {}

                    @Override
                    public boolean isStopping() {
                        meanwhile.add(CompletableFuture.supplyAsync(() -> impatient.preview("noor", file, PATIENT))
                                .join());
                        return false;
                    }
                })
                .orThrow();
        assertEquals(
                "catalogue.import-busy",
                assertInstanceOf(Outcome.Failed.class, meanwhile.getFirst())
                        .problem()
                        .code());
        assertEquals(
                List.of(0L, 0L, 1L, 0L),
                counts(impatient.preview("noor", file, PATIENT).orThrow()));
    }

    @Test
    void whoMayNotChangeProductsImportsNone() throws IOException {
        var refused = desk.take("kim", file("4006381333931,Apple,0.35\n"), PATIENT);
        assertEquals(
                "catalogue.not-permitted",
                assertInstanceOf(Outcome.Failed.class, refused).problem().code());
        assertEquals(0, till.number("SELECT count(*) FROM products"));
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(directory.resolve("wares.csv"), HEAD + rows);
    }

    private static List<Long> counts(Imported imported) {
        return List.of(imported.added(), imported.changed(), imported.unchanged(), imported.refused());
    }

    private static String ean(int number) {
        var digits = String.format("400%09d", number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static Watch watch(boolean stopping) {
        return new Watch() {
            @Override
            public void at(long rows, int percent) {}

            @Override
            public boolean isStopping() {
                return stopping;
            }
        };
    }
}
