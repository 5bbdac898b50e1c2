package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Selection;
import org.evertill.storage.contract.Samples.Article;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {

    @TempDir
    private Path directory;

    private TestTill till;

    @BeforeEach
    void open() {
        till = new TestTill(directory.resolve("till"));
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void manyWritersReadersAPullAndABackupGetAlong() throws Exception {
        var work = new ArrayList<Callable<Integer>>();
        for (int writer = 0; writer < 3; writer++) {
            String prefix = "w" + writer + "-";
            work.add(() -> repeat(
                    40,
                    n -> till.write(tx -> {
                        tx.insert(ARTICLE, Article.of(prefix + n + "a", "Pair"));
                        tx.insert(ARTICLE, Article.of(prefix + n + "b", "Pair"));
                    })));
        }
        for (int reader = 0; reader < 8; reader++) {
            work.add(() -> repeat(
                    60,
                    n -> assertEquals(
                            0L,
                            till.store().read(r -> r.count(ARTICLE, Selection.all())) % 2,
                            "a snapshot of half a pair")));
        }
        work.add(() -> repeat(
                10,
                n -> till.pull(
                        0,
                        till.entry(Article.of("p" + n + "a", "Pair"), 1),
                        till.entry(Article.of("p" + n + "b", "Pair"), 1))));
        work.add(() -> repeat(
                3, n -> till.store().backup(directory.resolve("backup" + n)).orThrow()));
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<Integer> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        assertEquals(240, till.store().changes().head().lastSeq());
        assertEquals(260L, (long) till.store().read(r -> r.count(ARTICLE, Selection.all())));
        assertEquals(List.of(), till.findings());
    }

    @Test
    void aLongReaderDoesNotStopWriters() throws Exception {
        var reading = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<Long> seen = threads.submit(() -> till.store().read(r -> {
                long before = r.count(ARTICLE, Selection.all());
                reading.countDown();
                await(written);
                return before + r.count(ARTICLE, Selection.all());
            }));
            await(reading);
            till.insert(Article.of("a1", "Tea"));
            written.countDown();
            assertEquals(0L, seen.get());
        }
    }

    @Test
    void aClosedDatabaseSaysSo() {
        till.store().close();
        assertEquals("storage.closed", code(() -> till.find("a1")));
        assertEquals("storage.closed", code(() -> till.insert(Article.of("a1", "Tea"))));
        assertEquals("storage.closed", code(() -> till.store().changes().backlog()));
        till.store().close();
    }

    @Test
    void aBackupNeverReplacesTheDatabase() {
        till.insert(Article.of("a1", "Tea"));
        for (String name : List.of("till.db", "till.db-wal", "../till/till.db")) {
            var refused = till.store().backup(directory.resolve("till").resolve(name));
            assertTrue(
                    refused instanceof Outcome.Failed<Path>(var problem)
                            && problem.code().equals("storage.backup-target"),
                    name);
        }
        till.store().backup(directory.resolve("till").resolve("copy.db")).orThrow();
        assertTrue(Files.exists(directory.resolve("till").resolve("copy.db")));
        assertTrue(Files.notExists(directory.resolve("till").resolve("copy.db.part")));
        assertEquals("Tea", till.article("a1").name());
    }

    private interface Step {
        void at(int n);
    }

    private static int repeat(int times, Step step) {
        for (int n = 0; n < times; n++) {
            step.at(n);
        }
        return times;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String code(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem().code();
    }
}
