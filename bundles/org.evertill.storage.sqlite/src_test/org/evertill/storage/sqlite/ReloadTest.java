package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scope that is loaded from nothing, because head office does not have all any more that happened since. */
class ReloadTest {

    @TempDir
    private Path directory;

    private final CalendarClock clock = new CalendarClock();
    private TestTill till;

    @BeforeEach
    void known() {
        till = new TestTill(directory, clock);
        till.pull(
                0,
                till.entry(Article.of("a1", "Tea"), 1),
                till.entry(Article.of("a2", "Coffee"), 1),
                till.entry(Article.of("a3", "Milk"), 1));
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
    void whatTheLoadDoesNotNameIsGoneAtTheCutAndNotBefore() {
        reload(9, till.entry(Article.of("a2", "Black coffee"), 2));
        assertEquals("Tea", till.article("a1").name(), "nothing changes before the cut");
        assertEquals(Map.of("chain", 9L), till.store().pullTarget().loads());
        assertEquals(Map.of("chain", 4L), till.store().pullTarget().cursors(), "not what the till had before");
        till.reopen();
        assertEquals(Map.of("chain", 9L), till.store().pullTarget().loads(), "a load that is interrupted goes on");
        till.pull(0, till.entry(Article.of("a4", "Sugar"), 1));
        assertEquals(List.of("a2 Black coffee", "a4 Sugar"), articles());
        assertEquals(Map.of(), till.store().pullTarget().loads());
    }

    @Test
    void aLoadThatBeginsAgainForgetsWhatItHadStaged() {
        reload(9, till.entry(Article.of("a1", "Tea"), 1));
        reload(12, till.entry(Article.of("a2", "Coffee"), 1));
        till.pull(0);
        assertEquals(List.of("a2 Coffee"), articles());
    }

    @Test
    void whatWasEnteredHereStays() {
        till.rename("a1", "Green tea");
        till.insert(Article.of("own", "Own"));
        till.delete("a3");
        reload(9, till.entry(Article.of("a2", "Coffee"), 1));
        till.pull(0);
        assertEquals(List.of("a1 Green tea", "a2 Coffee", "own Own"), articles());
        // Head office has judged it: the edit of a dead row, and the deletion of one.
        till.pull(
                3,
                TestTill.dead(till.entry(Article.of("a1", "Green tea"), 3)),
                till.entry(Article.of("own", "Own"), 1));
        assertEquals(List.of("a2 Coffee", "own Own"), articles());
        assertEquals(List.of("0"), rows("SELECT count(*) FROM shadow"));
        assertEquals(List.of("0"), rows("SELECT count(*) FROM articles WHERE id = 'a3'"));
    }

    @Test
    void whatIsSetAsideStays() {
        till.insert(Article.of("own", "Own"));
        till.store()
                .changes()
                .acknowledged(1, List.of(new Push.Remark(1, Push.Verdict.QUARANTINED, "entity.invalid: Refused.")));
        reload(9, incident(1, 1), till.entry(Article.of("a2", "Coffee"), 1));
        till.pull(1);
        assertEquals(List.of("a2 Coffee", "own Own"), articles());
        assertEquals(1, till.store().changes().backlog().quarantined());
    }

    /** Head office has had both rows, and they are dead or elsewhere; only what was to be done to them is set aside. */
    @Test
    void anEditThatIsSetAsideKeepsNoRow() {
        till.insert(Article.of("own", "Own"));
        till.rename("own", "Mine");
        till.rename("a1", "Green tea");
        till.store()
                .changes()
                .acknowledged(
                        3,
                        List.of(
                                new Push.Remark(2, Push.Verdict.QUARANTINED, "entity.invalid: Refused."),
                                new Push.Remark(3, Push.Verdict.QUARANTINED, "entity.invalid: Refused.")));
        reload(9, incident(2, 3), till.entry(Article.of("a2", "Coffee"), 1));
        till.pull(3);
        assertEquals(List.of("a2 Coffee"), articles());
        assertEquals(2, till.store().changes().backlog().quarantined());
    }

    /** What head office said when it was sent did not arrive; the incident did. */
    @Test
    void whatIsSetAsideStaysAlsoWhenTheAnswerWasLost() {
        till.insert(Article.of("own", "Own"));
        till.store().changes().acknowledged(1, List.of());
        reload(9, incident(1, 1), till.entry(Article.of("a2", "Coffee"), 1));
        till.pull(1);
        assertEquals(List.of("a2 Coffee", "own Own"), articles());
    }

    /** Head office took both operations, and moved the row on, before any cut came here; word of that is let go of. */
    @Test
    void whatWasMadeAndMovedHereGoesWithALoadOfTheScopeItWasMadeIn() {
        try (var other = new TestTill(directory.resolve("other"), List.of(Parcel.TYPE), List.of())) {
            other.write(tx -> tx.insert(Parcel.TYPE, Parcel.of("p")));
            other.write(tx -> {
                var old = tx.find(Parcel.TYPE, "p").orElseThrow();
                tx.update(Parcel.TYPE, old.value().withStore("S2"), old.version());
            });
            other.store().changes().acknowledged(2, List.of());
            var cursors = new TreeMap<>(Map.of("chain", 1L, "store:S1", 5L));
            var loads = new TreeMap<>(Map.of("store:S1", 5L));
            other.store().pullTarget().stage(new Pull.Answer(1, List.of(), cursors, loads, 2, false));
            other.store().pullTarget().apply(2);
            assertEquals(Optional.empty(), other.store().read(r -> r.find(Parcel.TYPE, "p")));
            assertEquals(List.of(), other.findings());
        }
    }

    /** Head office took the row and moved it on before any cut brought it; what is pending is then set aside. */
    @Test
    void whatIsPendingKeepsARowThatIsGoneOnlyUntilItIsUp() {
        till.insert(Article.of("own", "Own"));
        till.store().changes().acknowledged(1, List.of());
        till.rename("own", "Mine");
        reload(9, till.entry(Article.of("a2", "Coffee"), 1));
        till.pull(1);
        assertEquals(List.of("a2 Coffee", "own Mine"), articles());
        till.pull(2, incident(2, 2));
        assertEquals(List.of("a2 Coffee"), articles());
    }

    /** The incident was closed, and has left, while nobody was here. */
    @Test
    void whatNoIncidentStandsForWaitsNoMore() {
        till.insert(Article.of("own", "Own"));
        till.store()
                .changes()
                .acknowledged(1, List.of(new Push.Remark(1, Push.Verdict.QUARANTINED, "entity.invalid: Refused.")));
        till.pull(1, incident(1, 1));
        reload(9, till.entry(Article.of("a2", "Coffee"), 1));
        till.pull(1);
        assertEquals(List.of("a2 Coffee"), articles());
        assertEquals(0, till.store().changes().backlog().quarantined());
    }

    @Test
    void deletedRowsLeaveAMonthLater() {
        till.pull(0, TestTill.dead(till.entry(Article.of("a1", "Tea"), 2)));
        till.rename("a2", "Black coffee");
        till.pull(0, TestTill.dead(till.entry(Article.of("a2", "Coffee"), 2)));
        clock.pass(Duration.ofDays(29));
        till.pull(0);
        assertEquals(List.of("a1", "a2", "a3"), rows("SELECT id FROM articles ORDER BY 1"));
        clock.pass(Duration.ofDays(2));
        till.pull(0);
        assertEquals(List.of("a2", "a3"), rows("SELECT id FROM articles ORDER BY 1"), "what is pending keeps its row");
        assertEquals(Optional.empty(), till.find("a1"));
    }

    /** A page that begins the scope from nothing. */
    private void reload(long floor, Pull.Entry... entries) {
        var last = entries[entries.length - 1];
        till.store()
                .pullTarget()
                .stage(new Pull.Answer(
                        1,
                        List.of(entries),
                        new TreeMap<>(Map.of(last.scope(), last.seq())),
                        new TreeMap<>(Map.of("chain", floor)),
                        0,
                        true));
    }

    private Pull.Entry incident(long first, long last) {
        var row = Row.EMPTY
                .with("id", "i1")
                .with("seen_in", "chain")
                .with("kind", "QUARANTINE")
                .with("replica", TestTill.REPLICA)
                .with("txn", "t")
                .with("first_seq", first)
                .with("last_seq", last)
                .with("code", "entity.invalid")
                .with("message", "Refused.")
                .with("status", "OPEN")
                .with("opened_at", "2026-11-23T10:00:00.000Z");
        return till.entry("sync_incidents", "i1", 1, row);
    }

    private List<String> articles() {
        return rows("SELECT id || ' ' || name FROM articles WHERE is_deleted = 0 ORDER BY 1");
    }

    private List<String> rows(String sql) {
        assertTrue(sql.startsWith("SELECT"));
        return till.store().read(r -> r.query(sql, List.of(), row -> row.getString(1)));
    }
}
