package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.storage.contract.Samples.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody's commit has to copy the write-ahead log: it is copied beside. */
class CheckpointsTest {

    private static final int TRANSACTIONS = 50;
    private static final int ROWS = 100;

    @TempDir
    private Path directory;

    @Test
    void theFileGetsWhatWasCommittedWhileTheTillIsOpen() throws IOException, InterruptedException {
        try (var till = new TestTill(directory)) {
            var file = directory.resolve("till.db");
            long before = Files.size(file);
            for (int i = 0; i < TRANSACTIONS; i++) {
                int first = i * ROWS;
                till.write(tx -> {
                    for (int n = first; n < first + ROWS; n++) {
                        tx.insert(ARTICLE, Article.of("a" + n, "Article " + n));
                    }
                });
            }
            assertTrue(grows(file, before), "the file is as it was: all is in the write-ahead log");
        }
    }

    private static boolean grows(Path file, long before) throws IOException, InterruptedException {
        for (int i = 0; i < 500; i++) {
            if (Files.size(file) > before) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }
}
