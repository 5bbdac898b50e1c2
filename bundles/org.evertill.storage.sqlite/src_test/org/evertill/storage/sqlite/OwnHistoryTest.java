package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that a cut has replaced is still good as long as nobody else had a hand in the row. */
class OwnHistoryTest {

    @TempDir
    private Path directory;

    private TestTill till;

    @BeforeEach
    void open() {
        till = new TestTill(directory);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void whatOnlyThisTillWroteIsTheSameAfterItsCut() {
        till.insert(Article.of("a1", "Tea"));
        var seen = till.version("a1");
        acknowledge(1);
        till.pull(1, till.entry(Article.of("a1", "Tea"), 1));
        update(seen, 200);
        var second = till.version("a1");
        till.reprice("a1", 300);
        var third = till.version("a1");
        assertStale(second);
        acknowledge(3);
        till.pull(3, till.entry(Article.of("a1", "Tea").withPrice(300), 3));
        assertStale(second);
        update(third, 400);
    }

    @Test
    void whatIsStillOnTopOfACutIsTheSame() {
        till.insert(Article.of("a1", "Tea"));
        till.reprice("a1", 200);
        var seen = till.version("a1");
        acknowledge(1);
        till.pull(1, till.entry(Article.of("a1", "Tea"), 1));
        var onTop = till.version("a1");
        acknowledge(2);
        till.pull(2, till.entry(Article.of("a1", "Tea").withPrice(200), 2));
        assertEquals(VersionVector.ofHeadOffice(2), till.version("a1"));
        till.write(tx -> tx.update(Samples.ARTICLE, Article.of("a1", "Tea").withPrice(200), onTop));
        update(seen, 300);
    }

    @Test
    void aForeignEditMakesItAnother() {
        till.insert(Article.of("a1", "Tea"));
        var seen = till.version("a1");
        acknowledge(1);
        till.pull(1, till.entry(Article.of("a1", "Green tea"), 2));
        assertStale(seen);
    }

    /** The count would fit: one operation of this till that was set aside, one of somebody else's that was merged. */
    @Test
    void anOperationThatWasSetAsideIsNotCounted() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        till.reprice("a1", 200);
        var seen = till.version("a1");
        till.store()
                .changes()
                .acknowledged(1, List.of(new Push.Remark(1, Push.Verdict.QUARANTINED, "entity.invalid: No.")));
        till.pull(1, till.entry(Article.of("a1", "Green tea"), 2));
        assertStale(seen);
    }

    private void acknowledge(long seq) {
        till.store().changes().acknowledged(seq, List.of());
    }

    private void update(VersionVector seen, long price) {
        till.write(tx -> tx.update(Samples.ARTICLE, till.article("a1").withPrice(price), seen));
    }

    private void assertStale(VersionVector seen) {
        var refused = assertThrows(ProblemException.class, () -> update(seen, 999));
        assertEquals("entity.stale", refused.problem().code());
    }
}
