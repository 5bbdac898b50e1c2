package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Stored;
import org.evertill.storage.Stored.SyncStatus;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.ConflictDesk.Decision;
import org.evertill.sync.ConflictDesk.Stage;
import org.evertill.sync.ConflictDesk.Waiting;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Rules;
import org.evertill.sync.merge.Sibling;
import org.evertill.sync.merge.SiblingsJson;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Pull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conflicts as a till knows them: shown, decided offline, closed by a cut; and rows that leave its scopes. */
class ConflictDeskTest {

    @TempDir
    private Path directory;

    private TestTill till;

    @BeforeEach
    void open() {
        till = new TestTill(directory, List.of(Parcel.TYPE), List.of());
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
    void aPulledConflictIsCountedAndMarksItsRow() {
        till.pull(0, row(Parcel.of("p1"), 3), conflict("c1", "p1", "state", Conflict.Status.OPEN, values()));
        assertEquals(1, till.store().changes().backlog().conflicts());
        assertEquals(SyncStatus.CONFLICT, find("p1").status());
        var waiting = desk().open().getFirst();
        assertEquals(Stage.OPEN, waiting.stage());
        assertEquals(List.of("open", "lost"), states(waiting));
        assertEquals("anna", waiting.siblings().getFirst().userId());
    }

    @Test
    void aDecisionIsAnOperationThatNamesWhatItsAuthorSaw() {
        till.pull(0, row(Parcel.of("p1"), 3), conflict("c1", "p1", "state", Conflict.Status.OPEN, values()));
        var decided = decide("c1", new Decision.Keep(1)).orThrow();
        assertEquals(Stage.DECIDED, decided.stage());
        assertEquals("lost", find("p1").value().state());
        var op = till.log().getLast();
        assertEquals(OperationKind.RESOLVE, op.kind());
        assertEquals(Row.EMPTY.with("state", "lost"), op.after());
        assertEquals(Row.EMPTY.with("state", "new"), op.before());
        assertEquals(3, op.context().get("hq"));
        // Head office has closed it.
        till.pull(
                1,
                row(Parcel.of("p1").withState("lost"), 4),
                conflict("c1", "p1", "state", Conflict.Status.RESOLVED, values()));
        assertEquals(SyncStatus.SYNCED, find("p1").status());
        assertEquals(List.of(), desk().open());
        assertEquals(Stage.SETTLED, desk().find("c1").orElseThrow().stage());
        assertEquals("conflict.settled", code(decide("c1", new Decision.Keep(0))));
    }

    @Test
    void aNewValueIsAChoiceTooAndNonsenseIsNot() {
        till.pull(0, row(Parcel.of("p1"), 3), conflict("c1", "p1", "state", Conflict.Status.OPEN, values()));
        assertEquals("conflict.no-choice", code(decide("c1", new Decision.Keep(2))));
        assertEquals("conflict.no-choice", code(decide("c1", new Decision.DeleteOthers(0))));
        assertEquals(
                "entity.no-decision",
                code(decide(
                        "c1", new Decision.Replace(Row.EMPTY.with("state", "x").with("points", 1L)))));
        assertEquals("entity.invalid", code(decide("c1", new Decision.Replace(Row.EMPTY.with("state", 1L)))));
        assertEquals(List.of(), till.log());
        decide("c1", new Decision.Replace(Row.EMPTY.with("state", "found"))).orThrow();
        assertEquals("found", find("p1").value().state());
    }

    @Test
    void whoeverLookedBeforeAnotherValueJoinedLooksAgain() {
        till.pull(0, row(Parcel.of("p1"), 3), conflict("c1", "p1", "state", Conflict.Status.OPEN, values()));
        var seen = desk().find("c1").orElseThrow();
        var third = List.of(values().getFirst(), values().getLast(), sibling("state", "broken", "R3", 4));
        till.pull(0, row(Parcel.of("p1"), 4), conflict("c1", "p1", "state", Conflict.Status.OPEN, third));
        assertEquals("entity.stale", code(desk().decide("anna", seen, new Decision.Keep(0))));
        assertEquals(List.of(), till.log());
    }

    @Test
    void aDeadRowIsKeptAliveByADecision() {
        var dead = new Sibling(Row.EMPTY.with(Bookkeeping.IS_DELETED, true), "R1", 1, 2, Hlc.ZERO, "");
        var siblings = List.of(dead, sibling("state", "lost", "R2", 3));
        till.pull(
                0,
                TestTill.dead(row(Parcel.of("p1"), 3)),
                conflict("c1", "p1", "life", Conflict.Status.OPEN, siblings));
        assertEquals(Optional.empty(), till.store().read(r -> r.find(Parcel.TYPE, "p1")));
        decide("c1", new Decision.Keep(1)).orThrow();
        assertEquals("new", find("p1").value().state());
        assertEquals(
                Row.EMPTY.with(Bookkeeping.IS_DELETED, false),
                till.log().getLast().after());
    }

    @Test
    void aClaimIsSettledByChangingOneRowAndTheOtherIsSyncedAgain() {
        var siblings = List.of(claimant("p1", 1), claimant("p2", 1));
        till.pull(
                0,
                row(Parcel.of("p1").withNumber("7"), 1),
                row(Parcel.of("p2").withNumber("7"), 1),
                conflict("c1", "p1", "unique:number", Conflict.Status.OPEN, siblings));
        assertEquals(SyncStatus.CONFLICT, find("p1").status());
        assertEquals(SyncStatus.CONFLICT, find("p2").status());
        assertEquals("conflict.no-choice", code(decide("c1", new Decision.Keep(0))));
        var decided = decide("c1", new Decision.Reassign(0, Row.EMPTY.with("number", "8")))
                .orThrow();
        assertEquals(Stage.DECIDED, decided.stage());
        assertEquals("8", find("p2").value().number());
        // Closing the conflict does not touch the row that keeps the number.
        till.pull(
                1,
                row(Parcel.of("p2").withNumber("8"), 2),
                conflict("c1", "p1", "unique:number", Conflict.Status.RESOLVED, siblings));
        assertEquals(SyncStatus.SYNCED, find("p1").status());
        assertEquals(SyncStatus.SYNCED, find("p2").status());
    }

    @Test
    void pendingIncrementsAndElementsStandOnWhateverArrives() {
        till.pull(0, row(Parcel.of("p1"), 1));
        change("p1", p -> p.withPoints(15));
        change("p1", p -> p.withLabels("red", "blue"));
        till.pull(0, row(Parcel.of("p1").withPoints(100).withLabels("red", "green"), 2));
        assertEquals(105, find("p1").value().points());
        assertEquals(Set.of("red", "blue", "green"), find("p1").value().labels());
    }

    @Test
    void aRowThatLeftGoesAndOneThatCameBackStays() {
        till.pull(0, row(Parcel.of("p1"), 1), row(Parcel.of("p2"), 1), row(Parcel.of("p3"), 1));
        till.pull(
                0,
                gone("p1"),
                row(Parcel.of("p2").withStore("S2"), 2),
                gone("p2"),
                gone("p3"),
                row(Parcel.of("p3"), 4));
        assertEquals(Optional.empty(), till.store().read(r -> r.find(Parcel.TYPE, "p1")));
        assertEquals("S2", find("p2").value().storeId());
        assertEquals(SyncStatus.SYNCED, find("p3").status());
    }

    @Test
    void aRowThatLeftStaysVisibleUntilItsOperationsAreAtHeadOffice() throws Exception {
        till.pull(0, row(Parcel.of("p1"), 1));
        change("p1", p -> p.withState("lost"));
        till.pull(0, gone("p1"));
        assertEquals("lost", find("p1").value().state());
        till.pull(1);
        assertEquals(Optional.empty(), till.store().read(r -> r.find(Parcel.TYPE, "p1")));
        assertEquals(1, till.log().size());
        assertEquals(List.of("0"), till.raw("SELECT count(*) FROM shadow"));
    }

    @Test
    void aRowThatLeftBeforeAnyCutBroughtItStaysWithItsPendingOperations() throws Exception {
        till.write(tx -> tx.insert(Parcel.TYPE, Parcel.of("p1")));
        change("p1", p -> p.withPoints(13));
        change("p1", p -> p.withPoints(15).withState("lost"));
        till.pull(2, gone("p1"));
        assertEquals("lost", find("p1").value().state());
        assertEquals(15, find("p1").value().points(), "no increment counts twice");
        till.pull(3);
        assertEquals(Optional.empty(), till.store().read(r -> r.find(Parcel.TYPE, "p1")));
        assertEquals(List.of("0"), till.raw("SELECT count(*) FROM shadow"));
    }

    @Test
    void conflictsAreNotWrittenByHand() {
        var refused = assertThrows(
                ProblemException.class,
                () -> till.write(
                        tx -> tx.insert(Conflict.TYPE, value("c1", "p1", "state", Conflict.Status.OPEN, values()))));
        assertEquals("entity.derived", refused.problem().code());
        assertTrue(till.log().isEmpty());
    }

    private ConflictDesk desk() {
        return till.store().conflicts();
    }

    private Outcome<Waiting> decide(String id, Decision decision) {
        return desk().decide("anna", desk().find(id).orElseThrow(), decision);
    }

    private static String code(Outcome<?> outcome) {
        return ((Outcome.Failed<?>) outcome).problem().code();
    }

    private Stored<Parcel> find(String id) {
        return till.store().read(r -> r.find(Parcel.TYPE, id)).orElseThrow();
    }

    private void change(String id, UnaryOperator<Parcel> change) {
        till.write(tx -> {
            var old = tx.find(Parcel.TYPE, id).orElseThrow();
            tx.update(Parcel.TYPE, change.apply(old.value()), old.version());
        });
    }

    private Pull.Entry row(Parcel parcel, long version) {
        return till.entry(Parcel.TYPE, parcel, version);
    }

    private Pull.Entry gone(String id) {
        return till.gone("parcels", id, "store:S1");
    }

    private Pull.Entry conflict(String id, String row, String group, Conflict.Status status, List<Sibling> siblings) {
        return till.entry(Conflict.TYPE, value(id, row, group, status, siblings), 1);
    }

    private static Conflict value(String id, String row, String group, Conflict.Status status, List<Sibling> siblings) {
        return new Conflict(
                id,
                "store:S1",
                "parcels",
                row,
                group,
                status,
                SiblingsJson.write(siblings),
                TestTill.CLOCK.instant(),
                null,
                null,
                Rules.MANUAL);
    }

    private static List<Sibling> values() {
        return List.of(sibling("state", "open", "R1", 2), sibling("state", "lost", "R2", 3));
    }

    private static Sibling sibling(String column, String value, String replica, long version) {
        return new Sibling(Row.EMPTY.with(column, value), replica, 1, version, Hlc.ZERO, "anna");
    }

    private static Sibling claimant(String id, long version) {
        return new Sibling(Row.EMPTY.with("entity_id", id), "R1", 1, version, Hlc.ZERO, "anna");
    }

    private static List<String> states(Waiting waiting) {
        return waiting.siblings().stream()
                .map(s -> String.valueOf(s.value().text("state")))
                .toList();
    }
}
