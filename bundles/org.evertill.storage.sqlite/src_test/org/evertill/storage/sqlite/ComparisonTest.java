package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.sync.RowComparison;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.RowDigest;
import org.evertill.sync.protocol.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests on a till: which rows count, that they follow each cut, and that what is lost or changed in the file is found and put right. */
class ComparisonTest {

    @TempDir
    private Path directory;

    private TestTill till;
    private final TreeMap<String, Pull.Entry> atHeadOffice = new TreeMap<>();

    @BeforeEach
    void open() {
        till = new TestTill(directory);
    }

    @AfterEach
    void close() {
        till.close();
    }

    /** Brings rows with a cut, and head office's digest with them. */
    private void pull(long ackedSeq, Pull.Entry... entries) {
        for (Pull.Entry entry : entries) {
            atHeadOffice.put(entry.id(), entry);
        }
        tell(ackedSeq, entries);
    }

    private void tell(long ackedSeq, Pull.Entry... entries) {
        long head =
                atHeadOffice.values().stream().mapToLong(Pull.Entry::seq).max().orElse(0);
        till.store()
                .pullTarget()
                .stage(new Pull.Answer(
                        1,
                        List.of(entries),
                        new TreeMap<>(Map.of("chain", head)),
                        Collections.emptySortedMap(),
                        ackedSeq,
                        false,
                        new TreeMap<>(Map.of("chain", Arrays.stream(buckets()).sum()))));
        till.store().pullTarget().apply(ackedSeq);
    }

    private long[] buckets() {
        var buckets = new long[Digest.BUCKETS];
        for (Pull.Entry entry : atHeadOffice.values()) {
            if (!entry.deleted() && !entry.gone()) {
                buckets[Digest.bucket(entry.table(), entry.id())] +=
                        RowDigest.of(entry.table(), entry.id(), entry.version(), entry.row());
            }
        }
        return buckets;
    }

    private RowComparison comparison() {
        return till.store().pullTarget().comparison();
    }

    private void assertSame() {
        assertEquals(List.of(), till.findings());
        assertTrue(comparison().next().isEmpty());
        comparison().lookAnew();
        assertTrue(comparison().next().isEmpty());
    }

    private void past(String sql) throws Exception {
        till.raw("UPDATE replica_state SET writing = 1");
        till.raw(sql);
        till.raw("UPDATE replica_state SET writing = 0");
    }

    @Test
    void followEachCutWhateverThisTillHasOnTopOfIt() {
        pull(0, till.entry(Article.of("a1", "Tea"), 1), till.entry(Article.of("a2", "Coffee"), 1));
        assertSame();
        till.rename("a1", "Green tea");
        till.insert(Article.of("own", "Cocoa"));
        till.delete("a2");
        assertSame();
        pull(0, till.entry(Article.of("a1", "White tea"), 2));
        assertSame();
        till.store().changes().acknowledged(3, List.of());
        pull(3, till.entry(Article.of("a1", "Green tea"), 3), till.entry(Article.of("own", "Cocoa"), 1));
        assertSame();
        pull(3, TestTill.dead(till.entry(Article.of("a2", "Coffee"), 2)));
        assertSame();
        pull(3, till.gone("articles", "own", "chain"));
        assertSame();
    }

    /** A till of an older version knows neither the column nor the table. */
    @Test
    void countWhatThisTillDoesNotKnow() {
        var row = Samples.ARTICLE
                .toRow(Article.of("a1", "Tea"))
                .with("organic", true)
                .with("grade", 7L);
        pull(0, till.entry("articles", "a1", 1, row), till.entry("lockers", "l1", 4, Row.of(Map.of("id", "l1"))));
        assertSame();
        pull(0, till.entry("lockers", "l1", 5, Row.of(Map.of("id", "l1", "colour", "red"))));
        assertSame();
    }

    @Test
    void rowsThatLandEarlyCountAsTheCutHasThem() {
        pull(0, till.entry(Article.of("a1", "Tea"), 1));
        land("a1", "Green tea", 3);
        land("a2", "Coffee", 1);
        assertSame();
        land("a1", "White tea", 4);
        assertSame();
        pull(0, till.entry(Article.of("a1", "Tea leaves"), 2));
        assertSame();
        pull(0, till.entry(Article.of("a1", "White tea"), 4), till.entry(Article.of("a2", "Coffee"), 1));
        assertSame();
        pull(0, till.entry(Article.of("a1", "Black tea"), 5));
        assertSame();
    }

    private void land(String id, String name, long version) {
        var article = Article.of(id, name);
        till.store()
                .earlyRows()
                .land(new Rows.Entry("articles", id, "chain", version, false, Samples.ARTICLE.toRow(article)), 0);
    }

    @Test
    void rowsOfALostPageAreFoundAndComeBack() throws Exception {
        for (int i = 0; i < 40; i++) {
            pull(0, till.entry(Article.of("a" + i, "Article " + i), 1));
        }
        past("DELETE FROM articles WHERE id IN ('a3', 'a7')");
        past("UPDATE articles SET name = 'spoilt' WHERE id = 'a9'");
        assertTrue(till.findings().contains("row.not-pulled"), till.findings().toString());
        assertTrue(comparison().next().isEmpty(), "looked at once a day");
        comparison().lookAnew();
        repair();
        assertEquals("Article 3", till.article("a3").name());
        assertEquals("Article 9", till.article("a9").name());
        assertSame();
    }

    @Test
    void aLostRowWithAnOwnChangeComesBackBeneathIt() throws Exception {
        pull(0, till.entry(Article.of("a1", "Tea"), 1));
        till.reprice("a1", 7);
        past("DELETE FROM shadow");
        past("DELETE FROM articles");
        comparison().lookAnew();
        repair();
        assertEquals(Article.of("a1", "Tea").withPrice(7), till.article("a1"));
        assertSame();
    }

    /** What stands in the pages comes to another sum than head office told: a page was lost on the way, or its rows were. */
    @Test
    void aRowThatNeverCameIsFoundWithTheCut() {
        pull(0, till.entry(Article.of("a1", "Tea"), 1));
        atHeadOffice.put("a2", till.entry(Article.of("a2", "Coffee"), 1));
        pull(0, till.entry(Article.of("a3", "Cocoa"), 1));
        repair();
        assertEquals("Coffee", till.article("a2").name());
        assertSame();
    }

    @Test
    void aRowThatHeadOfficeDoesNotHaveGoes() {
        pull(0, till.entry(Article.of("a1", "Tea"), 1), till.entry(Article.of("a2", "Coffee"), 1));
        atHeadOffice.remove("a1");
        tell(0);
        repair();
        assertTrue(till.find("a1").isEmpty());
        assertSame();
    }

    @Test
    void whatCannotBePutRightIsLeftAlone() {
        pull(0, till.entry(Article.of("a1", "Tea"), 1));
        atHeadOffice.put("a2", till.entry(Article.of("a2", "Coffee"), 1));
        tell(0);
        assertTrue(comparison().next().isPresent());
        comparison().leave("chain");
        assertTrue(comparison().next().isEmpty());
    }

    /** As the engine does it. */
    private void repair() {
        var differing = comparison().next().orElseThrow();
        var theirs = buckets();
        var buckets = new ArrayList<Integer>();
        for (int bucket = 0; bucket < Digest.BUCKETS; bucket++) {
            if (theirs[bucket] != differing.buckets().get(bucket)) {
                buckets.add(bucket);
            }
        }
        var own = new TreeMap<String, Long>();
        comparison().rows(differing.scope(), buckets).forEach((name, digest) -> own.put(name.id(), digest));
        var entries = atHeadOffice.values().stream()
                .filter(entry -> buckets.contains(Digest.bucket(entry.table(), entry.id())))
                .filter(entry -> own.getOrDefault(entry.id(), 0L)
                        != RowDigest.of(entry.table(), entry.id(), entry.version(), entry.row()))
                .toList();
        var strange = own.keySet().stream()
                .filter(id -> !atHeadOffice.containsKey(id))
                .map(id -> new Digest.Name("articles", id))
                .toList();
        assertEquals(buckets.size(), entries.size() + strange.size(), "only what differs");
        comparison().repair(differing.scope(), entries, strange);
    }
}
