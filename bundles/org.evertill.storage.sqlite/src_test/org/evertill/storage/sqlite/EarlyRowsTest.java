package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I6 for what a till writes at head office: readable here at once, and never gone again. */
class EarlyRowsTest {

    @TempDir
    private Path directory;

    private TestTill till;

    @BeforeEach
    void open() {
        till = new TestTill(directory);
    }

    @AfterEach
    void close() {
        try {
            assertEquals(List.of(), till.findings());
        } finally {
            till.close();
        }
    }

    @Test
    void isThereBeforeItsCutAndSurvivesAnOlderOne() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        till.stage(0, till.entry(Article.of("a1", "Old tea"), 2), till.entry(Article.of("a2", "Coffee"), 1));
        land(Article.of("a1", "Green tea"), 3);
        assertEquals("Green tea", till.article("a1").name());
        till.store().pullTarget().apply(0);
        assertEquals("Green tea", till.article("a1").name(), "what was under way is older");
        assertEquals("Coffee", till.article("a2").name());
        till.pull(0, till.entry(Article.of("a1", "Green tea"), 3));
        till.pull(0, till.entry(Article.of("a1", "White tea"), 4));
        assertEquals("White tea", till.article("a1").name());
        assertEquals(VersionVector.ofHeadOffice(4), till.version("a1"));
        assertEquals(List.of(), till.log());
    }

    @Test
    void whatIsOlderThanTheTillsRowIsPassedOver() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 5));
        land(Article.of("a1", "Old tea"), 4);
        assertEquals("Tea", till.article("a1").name());
    }

    @Test
    void whatIsPendingHereStaysVisible() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        till.rename("a1", "Green tea");
        land(Article.of("a1", "White tea"), 2);
        assertEquals("Green tea", till.article("a1").name());
        till.store().changes().acknowledged(1, List.of());
        land(Article.of("a1", "White tea"), 3);
        assertEquals("White tea", till.article("a1").name(), "head office had it when it answered");
        till.pull(1, till.entry(Article.of("a1", "White tea"), 3));
        assertEquals(VersionVector.ofHeadOffice(3), till.version("a1"));
    }

    /** The row was asked for when head office did not have the operation yet, and comes when it has. */
    @Test
    void whatWentUpMeanwhileStaysVisibleToo() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        till.rename("a1", "Green tea");
        till.store().changes().acknowledged(1, List.of());
        land(Article.of("a1", "White tea"), 2, 0);
        assertEquals("Green tea", till.article("a1").name());
    }

    @Test
    void whatItHoldsAlreadyIsNotReplayedOnTop() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        till.rename("a1", "Green tea");
        till.store().changes().acknowledged(1, List.of());
        land(Article.of("a1", "White tea"), 3);
        till.reprice("a1", 7);
        till.pull(0, till.entry(Article.of("a2", "Coffee"), 1));
        till.pull(0, till.entry(Article.of("a2", "Coffee"), 2));
        assertEquals(Article.of("a1", "White tea").withPrice(7), till.article("a1"));
        till.store().changes().acknowledged(2, List.of());
        till.pull(2, till.entry(Article.of("a1", "White tea").withPrice(7), 4));
        assertEquals(Article.of("a1", "White tea").withPrice(7), till.article("a1"));
        assertEquals(VersionVector.ofHeadOffice(4), till.version("a1"));
    }

    @Test
    void aDeletedRowIsGoneAndColumnsOfANewerVersionAreKept() {
        till.store()
                .earlyRows()
                .land(
                        entry(
                                Article.of("a1", "Tea"),
                                1,
                                false,
                                Samples.ARTICLE.toRow(Article.of("a1", "Tea")).with("organic", true)),
                        0);
        assertEquals("Tea", till.article("a1").name());
        assertTrue(till.store()
                .read(r -> r.query("SELECT extra FROM articles", List.of(), row -> row.getString(1)))
                .getFirst()
                .contains("organic"));
        till.store()
                .earlyRows()
                .land(entry(Article.of("a1", "Tea"), 2, true, Samples.ARTICLE.toRow(Article.of("a1", "Tea"))), 0);
        assertTrue(till.find("a1").isEmpty());
    }

    /** It moved to where this till does not see it, and was even changed there, before the till heard that it had left. */
    @Test
    void aRowThatLandedWhereThisTillSeesNothingGoesWithItsOldScope() throws Exception {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1), till.entry(Article.of("a2", "Coffee"), 1));
        var row = Samples.ARTICLE.toRow(Article.of("a1", "Far tea"));
        till.store().earlyRows().land(new Rows.Entry("articles", "a1", "store:S2", 3, false, row), 0);
        assertEquals("Far tea", till.article("a1").name());
        till.pull(0, till.gone("articles", "a1", "chain"));
        assertTrue(till.find("a1").isEmpty());
        assertEquals(List.of("0"), till.raw("SELECT count(*) FROM early_row"));
        assertEquals("Coffee", till.article("a2").name());
    }

    /** It left and came back, which the till knows already: that it left is old. */
    @Test
    void aRowThatCameBackEarlyStaysWhenItIsToldThatItHadLeft() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        land(Article.of("a1", "Tea again"), 3);
        till.pull(0, till.gone("articles", "a1", "chain"));
        assertEquals("Tea again", till.article("a1").name());
    }

    @Test
    void aRestoredHeadOfficeCountsAnew() {
        land(Article.of("a1", "Tea"), 7);
        till.store().pullTarget().adopt(2);
        till.store()
                .pullTarget()
                .stage(new Pull.Answer(
                        2,
                        List.of(till.entry(Article.of("a1", "Old tea"), 3)),
                        new TreeMap<>(Map.of("chain", 1L)),
                        0,
                        false));
        till.store().pullTarget().apply(0);
        assertEquals("Old tea", till.article("a1").name());
    }

    private void land(Article article, long version) {
        land(article, version, till.store().changes().acknowledgedSeq());
    }

    private void land(Article article, long version, long acknowledged) {
        till.store().earlyRows().land(entry(article, version, false, Samples.ARTICLE.toRow(article)), acknowledged);
    }

    private static Rows.Entry entry(Article article, long version, boolean deleted, Row row) {
        return new Rows.Entry("articles", article.id(), "chain", version, deleted, row);
    }
}
