package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {

    @TempDir
    private Path directory;

    @Test
    void theDirectoryIsMadeAndTheSettingsAreTheSafeOnes() throws Exception {
        Path deep = directory.resolve("a/b c/ü");
        try (var till = new TestTill(deep)) {
            till.insert(Article.of("a1", "Tea"));
            assertEquals(List.of("wal"), till.raw("PRAGMA journal_mode"));
            till.write(tx -> assertEquals(
                    List.of("2 is FULL"),
                    tx.query(
                            "SELECT synchronous || ' is FULL' FROM pragma_synchronous",
                            List.of(),
                            row -> row.getString(1))));
            assertTrue(till.raw("SELECT owner || number FROM migration")
                    .containsAll(List.of("storage1", "entity:articles1")));
        }
        assertTrue(Files.exists(deep.resolve("till.db")));
        assertFalse(Files.exists(deep.resolve("till.db-wal")), "a clean end leaves one file");
        assertEquals(0, Files.size(deep.resolve("till.lock")));
    }

    @Test
    void nobodyElseCanReadTheDatabaseOrABackup() throws Exception {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        try (var till = new TestTill(directory.resolve("till"))) {
            till.insert(Article.of("a1", "Tea"));
            Path copy = till.store().backup(directory.resolve("copy.db")).orThrow();
            for (String name : List.of("till.db", "till.db-wal", "till.db-shm")) {
                assertEquals("rw-------", permissions(directory.resolve("till").resolve(name)), name);
            }
            assertEquals("rw-------", permissions(copy));
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aSecondProcessIsToldWhoHasTheDatabase() throws Exception {
        try (var other = OtherProcess.start("hold", directory)) {
            other.awaitLine("open");
            Problem problem = refusal();
            assertEquals("storage.locked", problem.code());
            assertEquals(String.valueOf(other.pid()), problem.facts().get("pid"));
            assertTrue(problem.message().contains(String.valueOf(other.pid())));
        }
        try (var till = new TestTill(directory)) {
            till.insert(Article.of("a1", "Tea"));
        }
    }

    @Test
    void aRefusedSecondOpeningDoesNotLoseTheLock() throws Exception {
        try (var till = new TestTill(directory)) {
            assertEquals("storage.locked", refusal().code());
            assertEquals("storage.locked", refusal().code());
            // The operating system's lock must still be there for other processes.
            try (var other = OtherProcess.start("hold", directory)) {
                other.awaitLine("storage.locked");
                assertTrue(other.process().waitFor(20, TimeUnit.SECONDS));
            }
            till.insert(Article.of("a1", "Tea"));
        }
    }

    @Test
    void aShortenedFileIsRefusedAndLeftAlone() throws Exception {
        fill();
        Path file = directory.resolve("till.db");
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 50, 4096, whole.length / 2, whole.length - 4096}) {
            truncate(file, length);
            byte[] before = Files.readAllBytes(file);
            Problem problem = refusal();
            assertEquals("storage.damaged", problem.code(), length + " bytes");
            assertTrue(problem.message().contains("backup"));
            assertArrayEquals(before, Files.readAllBytes(file));
            Files.write(file, whole);
            // What a failed opening left behind must not be in the way.
            try (var till = new TestTill(directory)) {
                assertEquals("Tea 7", till.article("a7").name());
            }
        }
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws Exception {
        Files.writeString(directory.resolve("till.db"), "this is my shopping list\n".repeat(500));
        assertEquals("storage.damaged", refusal().code());
    }

    @Test
    void aDamagedPageIsNoticed() throws Exception {
        fill();
        Path file = directory.resolve("till.db");
        try (var random = new RandomAccessFile(file.toFile(), "rw")) {
            long pages = random.length() / 4096;
            for (long page = 2; page < pages; page += 3) {
                random.seek(page * 4096);
                random.write("garbage garbage garbage".getBytes(StandardCharsets.US_ASCII));
            }
        }
        assertEquals("storage.damaged", refusal().code());
    }

    @Test
    void aNewerDatabaseIsLeftAlone() throws Exception {
        fill();
        for (String owner : List.of("storage", "entity:articles")) {
            note("INSERT INTO migration VALUES ('" + owner + "', 99, 'later')");
            Problem problem = refusal();
            assertEquals("storage.newer", problem.code());
            assertEquals("99", problem.facts().get("found"));
            note("DELETE FROM migration WHERE number = 99");
            try (var till = new TestTill(directory)) {
                assertEquals("Tea 7", till.article("a7").name());
            }
        }
    }

    @Test
    void anotherProgramThatHoldsTheFileIsNamedAsTheCause() throws Exception {
        fill();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("till.db"));
                var statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            assertEquals("storage.busy", refusal().code());
            statement.execute("ROLLBACK");
        }
        new TestTill(directory).close();
    }

    @Test
    void aDirectoryThatIsAFileIsExplained() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertEquals("storage.unavailable", refusal(file).code());
        assertEquals("storage.unavailable", refusal(file.resolve("below")).code());
    }

    private void fill() {
        try (var till = new TestTill(directory)) {
            till.write(tx -> {
                for (int i = 0; i < 300; i++) {
                    tx.insert(Samples.ARTICLE, Article.of("a" + i, "Tea " + i));
                }
            });
        }
    }

    private void note(String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("till.db"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void truncate(Path file, int length) throws Exception {
        try (var random = new RandomAccessFile(file.toFile(), "rw")) {
            random.setLength(length);
        }
    }

    private Problem refusal() {
        return refusal(directory);
    }

    private static Problem refusal(Path where) {
        var outcome = new SqliteDatabaseOpener(Samples.TYPES, List.of(), TestTill.CLOCK).openStore(where);
        return assertInstanceOf(Outcome.Failed.class, outcome).problem();
    }
}
