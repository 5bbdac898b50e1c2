package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.Stored;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.sync.PullTarget;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I4, I5, I6, I12 and I13 of the synchronisation design, on the till's side. */
class PullLandingTest {

    @TempDir
    private Path directory;

    private TestTill till;

    @BeforeEach
    void open() {
        till = new TestTill(directory);
    }

    /** Whatever a test does, every visible row must be the replay of what is pending on what head office sent. */
    @AfterEach
    void close() {
        try {
            assertEquals(List.of(), till.findings());
        } finally {
            till.close();
        }
    }

    @Test
    void aCutIsInvisibleUntilItIsComplete() {
        till.stage(0, till.entry(Article.of("a1", "Tea"), 1));
        assertEquals(Optional.empty(), till.find("a1"));
        assertEquals(new TreeMap<>(Map.of("chain", 1L)), target().cursors());
        assertEquals(Optional.empty(), target().appliedAt());
        till.reopen();
        assertEquals(new TreeMap<>(Map.of("chain", 1L)), target().cursors());
        till.stage(0, till.entry(Article.of("a2", "Coffee"), 1));
        assertEquals(2, target().apply(0));
        assertEquals("Tea", till.article("a1").name());
        assertEquals("Coffee", till.article("a2").name());
        assertEquals(new TreeMap<>(Map.of("chain", 2L)), target().cursors());
        assertEquals(Optional.of(TestTill.CLOCK.instant()), target().appliedAt());
        assertEquals(1, target().epoch());
    }

    @Test
    void pulledRowsAreSyncedFoundAndNotLogged() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 7));
        var stored = till.find("a1").orElseThrow();
        assertEquals(Stored.SyncStatus.SYNCED, stored.status());
        assertEquals(VersionVector.ofHeadOffice(7), stored.version());
        assertEquals(Optional.of(TestTill.CLOCK.instant()), stored.lastSynced());
        assertEquals(
                1, till.store().read(r -> r.search(Samples.ARTICLE, "tea", 5)).size());
        assertEquals(List.of(), till.log());
        till.pull(0, till.entry(Article.of("a1", "Green coffee"), 8));
        assertEquals(
                0, till.store().read(r -> r.search(Samples.ARTICLE, "tea", 5)).size());
        assertEquals(
                1,
                till.store().read(r -> r.search(Samples.ARTICLE, "coffee", 5)).size());
    }

    @Test
    void theLatestOfARowWins() {
        till.stage(0, till.entry(Article.of("a1", "one"), 1), till.entry(Article.of("a1", "two"), 2));
        till.pull(0, till.entry(Article.of("a1", "three"), 3));
        assertEquals("three", till.article("a1").name());
    }

    @Test
    void aPendingEditStaysOnTopOfWhatArrives() {
        till.pull(0, till.entry(Article.of("a1", "Tea").withPrice(100), 1));
        till.reprice("a1", 250);
        // Head office changed the name meanwhile and has not seen operation 1.
        till.pull(0, till.entry(Article.of("a1", "Green tea").withPrice(100), 2));
        assertEquals(Article.of("a1", "Green tea").withPrice(250), till.article("a1"));
        assertEquals(VersionVector.of(Map.of("hq", 2L, TestTill.REPLICA, 1L)), till.version("a1"));
        assertEquals(Stored.SyncStatus.PENDING, till.find("a1").orElseThrow().status());
        // Now it has merged it.
        till.pull(1, till.entry(Article.of("a1", "Green tea").withPrice(250), 3));
        assertEquals(VersionVector.ofHeadOffice(3), till.version("a1"));
        assertEquals(Stored.SyncStatus.SYNCED, till.find("a1").orElseThrow().status());
    }

    @Test
    void onlyOperationsThatTheCutDoesNotContainAreReplayed() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        till.rename("a1", "Green tea");
        till.reprice("a1", 250);
        till.rename("a1", "Black tea");
        // Head office let another name win over operation 1 and has not seen 2 and 3.
        till.pull(1, till.entry(Article.of("a1", "White tea").withPrice(100), 2));
        assertEquals(Article.of("a1", "Black tea").withPrice(250), till.article("a1"));
        till.pull(2, till.entry(Article.of("a1", "White tea").withPrice(250), 3));
        assertEquals(Article.of("a1", "Black tea").withPrice(250), till.article("a1"));
        till.pull(3, till.entry(Article.of("a1", "Black tea").withPrice(250), 4));
        assertEquals(VersionVector.ofHeadOffice(4), till.version("a1"));
    }

    @Test
    void anOperationThatHeadOfficeDroppedDisappearsWithoutARow() throws Exception {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        till.rename("a1", "Poison");
        till.store()
                .changes()
                .acknowledged(1, List.of(new Push.Remark(1, Push.Verdict.QUARANTINED, "sync.quarantined: Refused.")));
        // The cut contains operation 1 and does not mention the row: it is as it was.
        till.pull(1);
        assertEquals("Tea", till.article("a1").name());
        assertEquals(VersionVector.ofHeadOffice(1), till.version("a1"));
        assertEquals(List.of("0"), till.raw("SELECT count(*) FROM shadow"));
    }

    @Test
    void aPendingInsertIsNotTouchedUntilHeadOfficeKnowsIt() {
        till.insert(Article.of("a1", "Tea"));
        till.pull(0, till.entry(Article.of("a2", "Coffee"), 1));
        assertEquals("Tea", till.article("a1").name());
        assertEquals(VersionVector.of(Map.of(TestTill.REPLICA, 1L)), till.version("a1"));
        till.rename("a1", "Green tea");
        // The cut knows the insert, not the new name.
        till.pull(1, till.entry(Article.of("a1", "Tea"), 1));
        assertEquals("Green tea", till.article("a1").name());
        assertEquals(VersionVector.of(Map.of("hq", 1L, TestTill.REPLICA, 2L)), till.version("a1"));
        till.pull(2, till.entry(Article.of("a1", "Green tea"), 2));
        assertEquals(VersionVector.ofHeadOffice(2), till.version("a1"));
    }

    @Test
    void twoTillsThatMakeTheSameRowSeeTheirOwnUntilHeadOfficeDecides() {
        till.insert(Article.of("same", "Mine"));
        till.pull(0, till.entry(Article.of("same", "Theirs"), 1));
        assertEquals("Mine", till.article("same").name());
        till.pull(1, till.entry(Article.of("same", "Theirs"), 2));
        assertEquals("Theirs", till.article("same").name());
    }

    @Test
    void aDeletedRowDoesNotComeBackByAnEdit() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        till.rename("a1", "Green tea");
        till.pull(0, TestTill.dead(till.entry(Article.of("a1", "Tea"), 2)));
        assertEquals(Optional.empty(), till.find("a1"));
        till.pull(1, TestTill.dead(till.entry(Article.of("a1", "Tea"), 2)));
        assertEquals(Optional.empty(), till.find("a1"));
        assertEquals(
                0, till.store().read(r -> r.search(Samples.ARTICLE, "tea", 5)).size());
    }

    @Test
    void aPendingDeletionHoldsAgainstAnEditFromElsewhere() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        till.delete("a1");
        till.pull(0, till.entry(Article.of("a1", "Green tea"), 2));
        assertEquals(Optional.empty(), till.find("a1"));
        // Head office kept the edit and not the deletion.
        till.pull(1, till.entry(Article.of("a1", "Green tea"), 3));
        assertEquals("Green tea", till.article("a1").name());
    }

    @Test
    void whatThisVersionDoesNotKnowIsKept() throws Exception {
        Row row = Samples.ARTICLE
                .toRow(Article.of("a1", "Tea"))
                .with("colour", "green")
                .with("organic", true);
        till.pull(0, till.entry("articles", "a1", 1, row), till.entry("coupons", "c1", 1, row));
        assertEquals(List.of("{\"colour\":\"green\",\"organic\":true}"), till.raw("SELECT extra FROM articles"));
        till.rename("a1", "Green tea");
        till.pull(0, till.entry("articles", "a1", 2, row.with("colour", "red")));
        assertEquals(List.of("{\"colour\":\"red\",\"organic\":true}"), till.raw("SELECT extra FROM articles"));
        assertEquals(List.of("c1"), till.raw("SELECT entity_id FROM unknown_row"));
    }

    @Test
    void theShadowIsHeadOfficesImageAndGoesWithTheLastPendingOperation() throws Exception {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        till.rename("a1", "one");
        till.rename("a1", "two");
        assertEquals(List.of("Tea"), till.raw("SELECT json_extract(row, '$.name') FROM shadow"));
        till.pull(1, till.entry(Article.of("a1", "one"), 2));
        assertEquals(List.of("one"), till.raw("SELECT json_extract(row, '$.name') FROM shadow"));
        till.pull(2, till.entry(Article.of("a1", "two"), 3));
        assertEquals(List.of("0"), till.raw("SELECT count(*) FROM shadow"));
    }

    @Test
    void aRestoredHeadOfficeSaysItselfWhatHasToBeReadAgain() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        var newEpoch = new Pull.Answer(2, List.of(), new TreeMap<>(Map.of("chain", 9L)), 0, false);
        var refused = assertThrows(ProblemException.class, () -> target().stage(newEpoch));
        assertEquals("sync.epoch-changed", refused.problem().code());
        target().adopt(2);
        assertEquals(new TreeMap<>(Map.of("chain", 1L)), target().cursors());
        assertEquals(2, target().epoch());
        assertEquals("Tea", till.article("a1").name());
        target().stage(newEpoch);
        target().apply(0);
        assertEquals(new TreeMap<>(Map.of("chain", 9L)), target().cursors());
    }

    /** What was to come with the rest of the cut may stand in front of where it had come to, in the time that counts now. */
    @Test
    void halfACutOfARestoredHeadOfficeIsNothing() {
        till.pull(0, till.entry(Article.of("a1", "Tea"), 1));
        till.stage(0, till.entry(Article.of("a2", "Coffee"), 2));
        target().adopt(2);
        assertEquals(new TreeMap<>(Map.of("chain", 1L)), target().cursors());
        assertEquals(0, target().apply(0));
    }

    @Test
    void whatARestoredHeadOfficeLacksIsPendingAgain() {
        till.insert(Article.of("a1", "Tea"));
        till.insert(Article.of("a2", "Coffee"));
        var changes = till.store().changes();
        changes.acknowledged(2, List.of());
        assertEquals(0, changes.backlog().pending());
        changes.lost(1);
        assertEquals(1, changes.acknowledgedSeq());
        assertEquals(1, changes.backlog().pending());
        changes.lost(2);
        assertEquals(1, changes.acknowledgedSeq(), "what it lacks is not made good by what it lacks not");
        changes.acknowledged(2, List.of());
        assertEquals(0, changes.backlog().pending());
    }

    @Test
    void twoTillsAtTheSameCutShowTheSameRows(@TempDir Path other) throws Exception {
        try (var second = new TestTill(other)) {
            till.insert(Article.of("a1", "Mine"));
            Pull.Entry[] cut = {till.entry(Article.of("a1", "Mine"), 1), till.entry(Article.of("a2", "Coffee"), 3)};
            till.pull(1, cut);
            second.pull(0, cut);
            String rows = "SELECT id || name || scope || sync_status || version_vector || is_deleted FROM articles"
                    + " ORDER BY id";
            assertEquals(second.raw(rows), till.raw(rows));
        }
    }

    private PullTarget target() {
        return till.store().pullTarget();
    }
}
