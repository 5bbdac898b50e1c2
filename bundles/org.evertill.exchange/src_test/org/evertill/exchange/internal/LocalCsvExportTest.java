package org.evertill.exchange.internal;

import static org.evertill.exchange.internal.CsvTableTest.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.evertill.domain.BookExport;
import org.evertill.exchange.HistoryReplay.Options;
import org.evertill.exchange.HistoryReplay.Where;
import org.evertill.exchange.Progress;
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
                100002,22633,HAND WARMER,2,2010-12-01 08:29:00,1.85,,France
                """);
        new RetailReplay(till.database, till.checkout)
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

    private List<String> names() throws IOException {
        try (var files = Files.list(target.getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
