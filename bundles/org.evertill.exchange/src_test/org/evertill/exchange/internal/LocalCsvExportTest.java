package org.evertill.exchange.internal;

import static org.evertill.exchange.internal.CsvTableTest.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.evertill.domain.BookExport;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.exchange.HistoryReplay.Options;
import org.evertill.exchange.HistoryReplay.Where;
import org.evertill.exchange.Progress;
import org.evertill.kernel.Nanoid;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the file when an export does not come to its end. */
class LocalCsvExportTest {

    @TempDir
    Path directory;

    private Till till;
    private Path target;

    @BeforeEach
    void open() throws IOException {
        till = Till.enrolled(directory.resolve("till"));
        target = Files.createDirectory(directory.resolve("out")).resolve("sales.csv");
        var history = Files.writeString(directory.resolve("history.csv"), """
                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                100001,22633,HAND WARMER,1,2010-12-01 08:28:00,1.85,,France
                100002,22634,=HAND WARMER,2,2010-12-01 08:29:00,1.85,,France
                """);
        new RetailReplay(till.database, till.checkout, till.stock)
                .run(history, new Options(Where.ALL, OptionalLong.empty()), directory.resolve("r.csv"), Progress.NONE)
                .orThrow();
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aStoppedExportSaysSoAndLeavesTheOldFile() throws IOException {
        Files.writeString(target, "old");
        var stopping = new Progress() {
            private boolean asked;

            @Override
            public void at(long done, int percent) {
                asked = true;
            }

            @Override
            public boolean stopping() {
                return asked;
            }
        };
        var outcome = new LocalCsvExport(till.database).write(BookExport.SALES, target, stopping);
        assertEquals("exchange.stopped", problem(outcome));
        assertEquals("old", Files.readString(target));
        assertEquals(List.of("sales.csv"), names());
    }

    @Test
    void aFolderIsNotReplacedByAFile() throws IOException {
        Files.createDirectory(target);
        var outcome = new LocalCsvExport(till.database).write(BookExport.SALES, target, Progress.NONE);
        assertEquals("exchange.not-written", problem(outcome));
        assertTrue(Files.isDirectory(target));
        assertEquals(List.of("sales.csv"), names());
    }

    @Test
    void aFormulaInTheBooksIsATextInTheFile() throws IOException {
        new LocalCsvExport(till.database)
                .write(BookExport.LINES, target, Progress.NONE)
                .orThrow();
        assertTrue(Files.readString(target).contains(",'=HAND WARMER,"));
    }

    /** The books name customers by number and staff by identifier; whoever adds a name here has to ask for a permission. */
    @Test
    void noExportTellsWhoACustomerOrAColleagueIs() throws IOException {
        var known = Nanoid.derived(DomainTypes.CUSTOMER.table(), "17850");
        till.database.write(new Author("boss"), tx -> {
            tx.insert(
                    DomainTypes.CUSTOMER,
                    new Customer(known, "17850", "Zwname", "Zwmail@x.example", "Zwphone", "France", "Zwtax"));
            tx.insert(DomainTypes.STAFF, new Staff("zw", "Zwstaff", Role.CASHIER, "Zwpin", true));
            return known;
        });
        var history = Files.writeString(directory.resolve("more.csv"), """
                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                100003,22633,HAND WARMER,1,2010-12-01 08:31:00,1.85,17850,France
                """);
        new RetailReplay(till.database, till.checkout, till.stock)
                .run(history, new Options(Where.ALL, OptionalLong.empty()), directory.resolve("m.csv"), Progress.NONE)
                .orThrow();
        for (BookExport what : BookExport.values()) {
            var file = target.resolveSibling(what + ".csv");
            assertTrue(new LocalCsvExport(till.database)
                    .write(what, file, Progress.NONE)
                    .isOk());
            String text = Files.readString(file);
            assertFalse(text.contains("Zw") || text.contains("enc1."), text);
            assertEquals(what == BookExport.SALES, text.contains(",17850,"), text);
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(target.getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
