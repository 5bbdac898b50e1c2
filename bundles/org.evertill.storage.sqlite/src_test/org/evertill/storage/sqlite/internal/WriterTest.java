package org.evertill.storage.sqlite.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.evertill.kernel.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite does by itself when it has no room in the middle of a transaction, and what must not come of it. */
class WriterTest {

    private static final String INSERT = "INSERT INTO t (x) VALUES (?)";

    @TempDir
    private Path directory;

    private Session session;
    private Writer writer;

    @BeforeEach
    void open() {
        session = Connections.writer(directory.resolve("till.db"), () -> {});
        new InternalSchema().migrations().getFirst().statements().forEach(session::run);
        session.run("CREATE TABLE t (x TEXT)");
        writer = new Writer(session);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void afterAFailureThatUndidTheTransactionNothingIsWrittenByItself() {
        long pages = session.number("PRAGMA page_count");
        session.run("PRAGMA max_page_count = " + (pages + 3));
        var full = assertThrows(
                ProblemException.class,
                () -> writer.transaction(s -> {
                    // Somebody overlooks the failure and goes on; meanwhile there is room again.
                    assertThrows(ProblemException.class, () -> {
                        for (int i = 0; i < 1000; i++) {
                            s.update(INSERT, "x".repeat(1000));
                        }
                    });
                    session.run("PRAGMA max_page_count = 1000000");
                    assertThrows(ProblemException.class, () -> s.update(INSERT, "after the failure"));
                    return 0;
                }));
        assertEquals("storage.disk-full", full.problem().code());
        assertEquals(0, session.number("SELECT count(*) FROM t"));
        writer.transaction(s -> s.update(INSERT, "the next transaction"));
        assertEquals(List.of("the next transaction"), session.list("SELECT x FROM t", List.of(), r -> r.getString(1)));
    }

    @Test
    void aFailureOfOneStatementLeavesTheTransactionWhole() {
        session.run("CREATE UNIQUE INDEX t_x ON t (x)");
        writer.transaction(s -> {
            s.update(INSERT, "one");
            var twice = assertThrows(ProblemException.class, () -> s.update(INSERT, "one"));
            assertEquals("storage.constraint", twice.problem().code());
            return s.update(INSERT, "two");
        });
        assertEquals(2, session.number("SELECT count(*) FROM t"));
    }

    @Test
    void whatIsInNoHurryStandsBackFromWhoeverWrites() throws Exception {
        try (var other = Executors.newSingleThreadExecutor()) {
            writer.transaction(s -> {
                var meanwhile = other.submit(() -> writer.whenIdle(idle -> idle.update(INSERT, "tidied up") == 1));
                assertFalse(assertDoesNotThrow(() -> meanwhile.get(10, TimeUnit.SECONDS)));
                return s.update(INSERT, "a sale");
            });
            assertTrue(other.submit(() -> writer.whenIdle(idle -> idle.update(INSERT, "tidied up") == 1))
                    .get(10, TimeUnit.SECONDS));
        }
        assertEquals(List.of("a sale", "tidied up"), session.list("SELECT x FROM t", List.of(), r -> r.getString(1)));
        writer.close();
        assertFalse(writer.whenIdle(s -> true));
    }

    @Test
    void aStatementThatIsRunWithinItselfGetsACursorOfItsOwn() {
        writer.transaction(s -> {
            s.update(INSERT, "a");
            return s.update(INSERT, "b");
        });
        var pairs = new ArrayList<String>();
        String sql = "SELECT x FROM t ORDER BY x";
        session.forEach(
                sql,
                List.of(),
                r -> r.getString(1),
                outer -> session.forEach(sql, List.of(), r -> r.getString(1), inner -> pairs.add(outer + inner)));
        assertEquals(List.of("aa", "ab", "ba", "bb"), pairs);
    }
}
