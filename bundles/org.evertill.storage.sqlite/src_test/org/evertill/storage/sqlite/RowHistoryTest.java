package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a till knows itself of a row's history. */
class RowHistoryTest {

    @TempDir
    private Path directory;

    @Test
    void itIsPagedAndSaysWhatBecameOfEachOperation() {
        var clock = new CalendarClock();
        try (var till = new TestTill(directory, clock)) {
            till.insert(Article.of("a1", "Tea"));
            till.insert(Article.of("a2", "Coffee"));
            till.rename("a1", "Green tea");
            till.rename("a1", "Black tea");
            till.store().changes().acknowledged(3, List.of(new Push.Remark(3, Push.Verdict.QUARANTINED, "no parent")));
            var history = till.store().history();
            var first = history.of("articles", "a1", 0, 2);
            assertEquals(3, first.next());
            assertEquals(
                    List.of("APPLIED ", "QUARANTINED no parent"),
                    first.entries().stream()
                            .map(e -> e.verdict() + " " + e.reason())
                            .toList());
            assertEquals(OperationKind.INSERT, first.entries().getFirst().kind());
            var rest = history.of("articles", "a1", 3, 2);
            assertEquals(0, rest.next());
            var last = rest.entries().getFirst();
            assertEquals(List.of(4L, History.PENDING), List.of(last.seq(), last.verdict()));
            assertEquals("Green tea", last.before().text("name"));
            assertEquals("Black tea", last.after().text("name"));
            assertEquals("cashier-1", last.author().userId());
            assertEquals(List.of(), history.of("slips", "a1", 0, 10).entries(), "another table");

            clock.pass(Duration.ofDays(31));
            till.pull(3, till.entry(Article.of("a1", "Green tea"), 2));
            assertEquals(
                    List.of(3L, 4L),
                    history.of("articles", "a1", 0, 10).entries().stream()
                            .map(History.Entry::seq)
                            .toList(),
                    "what was let go of, only head office knows");
        }
    }

    @Test
    void itsCostDoesNotDependOnTheLog() throws Exception {
        try (var till = new TestTill(directory)) {
            till.write(tx -> tx.insert(ARTICLE, Article.of("a1", "Tea")));
            var plan = till.plan("EXPLAIN QUERY PLAN SELECT seq FROM sync_log WHERE entity_id = 'a1'"
                    + " AND table_name = 'articles' AND seq > 0 ORDER BY seq");
            assertEquals(1, plan.size(), "no sorting: " + plan);
            assertTrue(plan.getFirst().contains("sync_log_row (entity_id=? AND seq>?)"), plan.getFirst());
        }
    }
}
