package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is safe at head office leaves the log, nothing else does, and the chain stays verifiable. */
class LogCompactionTest {

    private static final Duration LONG = Duration.ofDays(31);

    @TempDir
    private Path directory;

    private final CalendarClock clock = new CalendarClock();
    private TestTill till;
    private ChangeTracker changes;

    @BeforeEach
    void open() {
        till = new TestTill(directory, clock);
        changes = till.store().changes();
        till.insert(Article.of("a1", "Tea"));
        till.insert(Article.of("a2", "Coffee"));
        till.rename("a1", "Green tea");
    }

    @AfterEach
    void close() {
        till.close();
    }

    private void everythingArrived() {
        changes.acknowledged(3, List.of());
        till.pull(3, till.entry(Article.of("a1", "Green tea"), 2), till.entry(Article.of("a2", "Coffee"), 1));
    }

    private List<String> left() throws Exception {
        return till.raw("SELECT seq FROM sync_log ORDER BY seq");
    }

    @Test
    void whatIsSafeAndOldLeavesAndTheChainGoesOnFromTheBase() throws Exception {
        String third = changes.hashOf(3).orElseThrow();
        clock.pass(LONG);
        everythingArrived();
        assertEquals(List.of(), left());
        assertEquals(3, changes.compactedSeq());
        assertEquals(Optional.of(third), changes.hashOf(3));
        assertEquals(Optional.empty(), changes.hashOf(2));
        assertEquals(Optional.empty(), changes.hashOf(0));
        till.rename("a2", "Strong coffee");
        assertEquals(List.of("4"), left());
        assertEquals(List.of(), till.findings());
        till.reopen();
        assertEquals(List.of(), till.findings());
        assertEquals(4, till.store().changes().from(4, 10, 1_000_000).getFirst().seq());
    }

    @Test
    void whatIsYoungOrNotAcknowledgedOrNotInACutStays() throws Exception {
        everythingArrived();
        assertEquals(List.of("1", "2", "3"), left(), "young");
        clock.pass(LONG);
        till.rename("a1", "Black tea");
        till.pull(3);
        assertEquals(List.of("4"), left(), "only what had arrived");
        clock.pass(LONG);
        changes.acknowledged(4, List.of());
        till.pull(3);
        assertEquals(List.of("4"), left(), "acknowledged, but no cut holds it");
        till.pull(4, till.entry(Article.of("a1", "Black tea"), 3));
        assertEquals(List.of(), left());
        assertEquals(List.of(), till.findings());
    }

    @Test
    void aTamperedBaseIsFound() throws Exception {
        clock.pass(LONG);
        everythingArrived();
        till.rename("a2", "Strong coffee");
        force("UPDATE replica_state SET base_seq = 4, base_hash = last_hash");
        force("DELETE FROM sync_log");
        assertTrue(till.findings().contains("log.lost"), "an operation that was not safe was taken out");
        force("UPDATE replica_state SET base_seq = 3, base_hash = 'another'");
        assertTrue(till.findings().contains("log.wrong-head"));
    }

    @Test
    void oneThatIsSetAsideStaysUntilItIsTaken() throws Exception {
        clock.pass(LONG);
        changes.acknowledged(3, List.of(new Push.Remark(2, Push.Verdict.QUARANTINED, "no parent")));
        till.pull(3, till.entry(Article.of("a1", "Green tea"), 2));
        assertEquals(List.of("2"), left());
        assertEquals(3, changes.compactedSeq());
        assertEquals(1, changes.backlog().quarantined());
        assertEquals(List.of(), till.findings(), "also with a row that no cut brings");
    }

    @Test
    void aSliceThatFailsUndoesNothingAndHindersNothing() throws Exception {
        force("CREATE TRIGGER breaks BEFORE UPDATE OF base_seq ON replica_state WHEN new.base_seq > 0"
                + " BEGIN SELECT RAISE(FAIL, 'pulled the plug'); END");
        clock.pass(LONG);
        everythingArrived();
        assertEquals(List.of("1", "2", "3"), left(), "deleted before the base moved, so all of it was undone");
        assertEquals("Green tea", till.article("a1").name());
        assertEquals(List.of(), till.findings());
        force("DROP TRIGGER breaks");
        till.pull(3);
        assertEquals(List.of(), left());
    }

    @Test
    void manyOperationsLeaveInSlicesAndACutBringsABoundedNumberOfThem() throws Exception {
        till.write(tx -> {
            for (int i = 0; i < 5_000; i++) {
                tx.insert(ARTICLE, Article.of("m" + i, "Many"));
            }
        });
        changes.acknowledged(5_003, List.of());
        clock.pass(LONG);
        till.pull(5_003);
        assertEquals(4_000, changes.compactedSeq());
        till.pull(5_003);
        assertEquals(5_003, changes.compactedSeq());
        assertEquals(List.of(), till.findings());
    }

    /** What somebody who knows the file can do. */
    private void force(String sql) throws Exception {
        till.raw("UPDATE replica_state SET writing = 1");
        till.raw(sql);
        till.raw("UPDATE replica_state SET writing = 0");
    }
}
