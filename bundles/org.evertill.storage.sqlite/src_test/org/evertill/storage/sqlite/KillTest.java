package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.evertill.storage.Selection;
import org.evertill.storage.contract.Samples.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till that is killed in the middle of its work has all that it said it had, and nothing half. */
class KillTest {

    private static final int ROWS_PER_TRANSACTION = 20;

    @TempDir
    private Path directory;

    private final Random random = new Random(20261123);

    @Test
    void whatWasCommittedIsThereAndWhole() throws Exception {
        long promised = 0;
        for (int round = 0; round < 5; round++) {
            long before = promised;
            try (var other = OtherProcess.start("write", directory)) {
                int commits = 3 + random.nextInt(60);
                other.awaitLine("committed " + commits);
                TimeUnit.MICROSECONDS.sleep(random.nextInt(4_000));
                other.kill();
                promised = before + commits;
            }
            assertTrue(Files.size(directory.resolve("till.lock")) > 0, "the lock tells of the bad end");
            try (var till = new TestTill(directory)) {
                assertEquals(List.of(), till.findings());
                long operations = till.store().changes().head().lastSeq();
                long rows = till.store().read(r -> r.count(ARTICLE, Selection.all()));
                assertEquals(operations, rows);
                assertEquals(0, operations % ROWS_PER_TRANSACTION);
                assertTrue(operations >= promised * ROWS_PER_TRANSACTION, operations + " of " + promised);
                promised = operations / ROWS_PER_TRANSACTION;
                till.insert(Article.of("after-" + round, "still writable"));
                till.write(tx -> {
                    for (int i = 1; i < ROWS_PER_TRANSACTION; i++) {
                        tx.insert(ARTICLE, Article.of("after-" + i + "-" + tx.count(ARTICLE, Selection.all()), "x"));
                    }
                });
                promised++;
            }
        }
    }

    @Test
    void aCutIsThereWholeOrNotAtAll() throws Exception {
        new TestTill(directory).close();
        for (int round = 0; round < 4; round++) {
            try (var other = OtherProcess.start("pull", directory)) {
                other.awaitLine("committed " + (1 + random.nextInt(8)));
                TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
                other.kill();
            }
            try (var till = new TestTill(directory)) {
                assertEquals(
                        List.of("1"),
                        till.store()
                                .read(r -> r.query(
                                        "SELECT count(DISTINCT price_minor) FROM articles",
                                        List.of(),
                                        row -> row.getString(1))));
                assertEquals(List.of(), till.findings());
            }
        }
    }
}
