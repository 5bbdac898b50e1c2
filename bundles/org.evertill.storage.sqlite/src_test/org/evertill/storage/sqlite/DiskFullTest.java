package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Selection;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real file system of a few megabytes; skipped where it cannot be mounted. */
class DiskFullTest {

    private static final int MEBIBYTES = 6;

    @TempDir
    private Path directory;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "tmpfs", disk.toString()) == 0,
                "only root can mount a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void aFullDiskUndoesTheTransactionAndIsOverWhenThereIsRoom() throws Exception {
        try (var till = new TestTill(disk.resolve("till"))) {
            till.insert(Article.of("first", "Tea"));
            Path ballast = ballast(64 << 10);
            long committed = fillUp(till);
            assertEquals(committed, till.store().changes().head().lastSeq());
            assertEquals(committed, (long) till.store().read(r -> r.count(ARTICLE, Selection.all())));
            Files.delete(ballast);
            till.insert(Article.of("again", "Tea"));
            assertEquals(committed + 1, till.store().changes().head().lastSeq());
            assertEquals(List.of(), till.findings());
        }
        try (var till = new TestTill(disk.resolve("till"))) {
            assertEquals("Tea", till.article("again").name());
        }
    }

    @Test
    void aPullThatDoesNotFitIsRepeatedWhenThereIsRoom() throws Exception {
        try (var till = new TestTill(disk.resolve("till"))) {
            Path ballast = ballast(64 << 10);
            var full = assertThrows(ProblemException.class, () -> {
                for (int i = 0; i < 100_000; i++) {
                    till.stage(0, till.entry(Article.of("a" + i, "x".repeat(150)), 1));
                }
            });
            assertEquals("storage.disk-full", full.problem().code());
            Files.delete(ballast);
            till.pull(0, till.entry(Article.of("last", "Tea"), 1));
            assertEquals("Tea", till.article("last").name());
            assertEquals(List.of(), till.findings());
        }
    }

    @Test
    void anOpeningAndABackupThatDoNotFitSaySo() throws Exception {
        Path till = disk.resolve("till");
        new TestTill(till).close();
        Path ballast = ballast(0);
        var backup = new SqliteDatabaseOpener(Samples.TYPES, List.of(), TestTill.CLOCK).openStore(disk.resolve("new"));
        assertEquals(
                "storage.disk-full",
                assertInstanceOf(Outcome.Failed.class, backup).problem().code());
        Files.delete(ballast);
        try (var open = new TestTill(till)) {
            ballast = ballast(32 << 10);
            Path copy = disk.resolve("copy.db");
            var failed = assertInstanceOf(Outcome.Failed.class, open.store().backup(copy));
            assertEquals("storage.disk-full", failed.problem().code());
            assertTrue(Files.notExists(copy));
            Files.delete(ballast);
            open.store().backup(copy).orThrow();
        }
    }

    @Test
    void aReadOnlyDiskIsExplainedAndOverWhenItIsNot() throws Exception {
        Path till = disk.resolve("till");
        new TestTill(till).close();
        assumeTrue(run("mount", "-o", "remount,ro", disk.toString()) == 0, "cannot remount");
        for (Path where : List.of(till, disk.resolve("new"))) {
            var refused = new SqliteDatabaseOpener(Samples.TYPES, List.of(), TestTill.CLOCK).openStore(where);
            assertEquals(
                    "storage.read-only",
                    assertInstanceOf(Outcome.Failed.class, refused).problem().code());
        }
        assertEquals(0, run("mount", "-o", "remount,rw", disk.toString()));
        new TestTill(till).close();
    }

    /** Writes until it is refused, a few rows at a time, and gives how many rows are there. */
    private static long fillUp(TestTill till) {
        long committed = 1;
        for (int n = 0; n < 100_000; n++) {
            try {
                till.write(tx -> {
                    for (int i = 0; i < 7; i++) {
                        tx.insert(ARTICLE, Article.of(Nanoid.random(), "x".repeat(150)));
                    }
                });
                committed += 7;
            } catch (ProblemException e) {
                assertEquals("storage.disk-full", e.problem().code());
                return committed;
            }
        }
        throw new AssertionError("the disk is never full");
    }

    /** A file that fills the disk but for some bytes. */
    private Path ballast(long spare) throws IOException {
        Path file = disk.resolve("ballast");
        long bytes = Files.getFileStore(disk).getUsableSpace() - spare;
        Files.write(file, new byte[Math.toIntExact(bytes)]);
        return file;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
