package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.evertill.headoffice.KeptEditDesk.Field;
import org.evertill.headoffice.KeptEditDesk.Here;
import org.evertill.headoffice.KeptEditDesk.KeptEdit;
import org.evertill.kernel.Outcome;
import org.evertill.storage.sqlite.CountedLine.Lost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Head office is put back from a backup, and what was entered there since is at tills only: nothing of it comes back by itself. */
class KeptEditsTest {

    @TempDir
    private Path directory;

    private LostEdits lost;

    @BeforeEach
    void begin() {
        lost = new LostEdits(directory);
    }

    @AfterEach
    void close() {
        lost.close();
    }

    @Test
    void whatHeadOfficeHadEnteredIsOfferedAndTaken() {
        lost.enter(Parcel.of("p1").withNote("lost").withPoints(12));
        lost.enter(Parcel.of("p9"));
        lost.rounds();
        lost.putBack();
        lost.office.round(lost.b);
        assertEquals(
                List.of("p1 10", "p2 10", "p3 10", "p4 10"), LostEdits.parcels(lost.b), "nothing comes back by itself");
        assertEquals(1, lost.told());
        var open = lost.open();
        assertEquals(List.of("p1", "p9"), open.stream().map(KeptEdit::rowId).toList());
        assertEquals(
                List.of(new Field("note", false, "", "lost", false), new Field("points", false, 10L, 12L, false)),
                open.getFirst().fields());
        assertEquals(Here.MISSING, open.getLast().here());
        open.forEach(edit -> lost.take(edit));
        assertEquals(List.of("p1 12 lost", "p2 10", "p3 10", "p4 10", "p9 10"), lost.parcels());
        assertEquals(List.of(), lost.open());
        assertEquals(
                List.of("hq UPDATE boss", "hq INSERT boss"),
                lost.office.query(
                        "SELECT replica || ' ' || kind || ' ' || user_id FROM op WHERE user_id = 'boss' ORDER BY seq",
                        row -> row.getString(1)));
        lost.rounds();
        assertEquals(lost.parcels(), LostEdits.parcels(lost.a));
        assertEquals(1, lost.told(), "A has only what is settled by now");
    }

    @Test
    void ofOneThatWasCorrectedSincePeopleAreTold() {
        lost.enter(Parcel.of("p1").withNote("lost").withPoints(12));
        lost.enter(Parcel.of("p2").withNote("lost, and corrected"));
        lost.rounds();
        lost.putBack();
        lost.enter(Parcel.of("p1").withPoints(99));
        lost.enter(Parcel.of("p2").withNote("correct"));
        lost.enter(Parcel.of("p3").withNote("only since"));
        lost.office.round(lost.a);
        var open = lost.open();
        assertEquals(List.of("p1", "p2"), open.stream().map(KeptEdit::rowId).toList());
        assertEquals(
                List.of(new Field("note", false, "", "lost", false), new Field("points", false, 99L, 12L, true)),
                open.getFirst().fields());
        assertTrue(open.getFirst().changedSince());
        assertTrue(open.getLast().changedSince());
        lost.take(open.getFirst(), "note");
        lost.leave(open.getLast());
        lost.office.round(lost.b);
        assertEquals(List.of(), lost.open(), "what was left is not asked again");
        assertEquals(List.of("p1 99 lost", "p2 10 correct", "p3 10 only since", "p4 10"), lost.parcels());
    }

    @Test
    void aDeletionThatWasLostIsOffered() {
        LostEdits.delete(lost.a, "p1");
        lost.rounds();
        lost.putBack();
        lost.office.round(lost.b);
        var edit = lost.only();
        assertTrue(edit.deleted());
        assertEquals(List.of(), edit.fields());
        assertFalse(edit.changedSince());
        lost.take(edit);
        assertEquals(List.of("p2 10", "p3 10", "p4 10"), lost.parcels());
    }

    @Test
    void aRowThatWasDeletedSinceComesBackOnlyIfSomebodyTakesIt() {
        lost.enter(Parcel.of("p1").withNote("lost"));
        lost.office.round(lost.b);
        lost.putBack();
        LostEdits.delete(lost.a, "p1");
        lost.rounds();
        var edit = lost.only();
        assertEquals(Here.DELETED, edit.here());
        assertTrue(edit.changedSince());
        assertEquals(List.of("p2 10", "p3 10", "p4 10"), lost.parcels());
        lost.take(edit);
        assertEquals(List.of("p1 10 lost", "p2 10", "p3 10", "p4 10"), lost.parcels());
    }

    @Test
    void twoTillsOfferOneEdit() {
        lost.enter(Parcel.of("p1").withNote("first"));
        lost.office.round(lost.a);
        lost.enter(Parcel.of("p1").withNote("second"));
        lost.enter(Parcel.of("p2").withNote("both"));
        lost.office.round(lost.b);
        lost.enter(Parcel.of("p2").withNote("both"));
        lost.office.round(lost.a);
        lost.putBack();
        lost.rounds();
        var open = lost.open();
        assertEquals(List.of("p1", "p2"), open.stream().map(KeptEdit::rowId).toList());
        assertEquals(2, open.getFirst().offeredBy().size());
        assertEquals("second", open.getFirst().fields().getFirst().kept());
        assertEquals(2, lost.told(), "one for each register");
        open.forEach(lost::leave);
    }

    /** A till that had seen less of what was lost has nothing to add to one that had seen more, whoever comes first. */
    @Test
    void ofTwoLostEditsOfARowTheLaterOneCounts() {
        lost.enter(Parcel.of("p1").withNote("first"));
        lost.office.round(lost.a);
        lost.enter(Parcel.of("p1").withNote("second"));
        lost.office.round(lost.b);
        lost.putBack();
        lost.office.round(lost.a);
        assertEquals("first", lost.only().fields().getFirst().kept());
        lost.office.round(lost.b);
        assertEquals("second", lost.only().fields().getFirst().kept());
        lost.putBack();
        lost.office.round(lost.b);
        lost.take(lost.only());
        lost.office.round(lost.a);
        assertEquals(List.of(), lost.open());
        assertEquals(List.of("p1 10 second", "p2 10", "p3 10", "p4 10"), lost.parcels());
    }

    @Test
    void whenItsAuthorBringsItAfterAllThereIsNothingToDecide() {
        LostEdits.change(lost.a, "p1", p -> p.withNote("mine").withPoints(15));
        lost.rounds();
        lost.putBack();
        lost.office.round(lost.b);
        assertEquals("p1", lost.only().rowId());
        lost.office.round(lost.a);
        assertEquals(List.of(), lost.open());
        assertEquals(List.of("p1 15 mine", "p2 10", "p3 10", "p4 10"), lost.parcels());
        lost.enter(Parcel.of("p1").withNote("another"));
        assertEquals(List.of(), lost.open(), "it was settled");
    }

    /** What a till has not sent, or sends again, comes as operations; what it offers is what head office had beneath. */
    @Test
    void whatATillSendsItselfIsNoOffer() {
        lost.enter(Parcel.of("p1").withNote("lost"));
        lost.rounds();
        LostEdits.change(lost.b, "p2", p -> p.withNote("sent"));
        lost.rounds();
        LostEdits.change(lost.b, "p1", p -> p.withPoints(11));
        LostEdits.change(lost.b, "p3", p -> p.withNote("pending"));
        lost.putBack();
        lost.office.round(lost.b);
        var edit = lost.only();
        assertEquals("p1", edit.rowId());
        assertEquals("lost", edit.fields().getFirst().kept());
        assertEquals(List.of("p1 11", "p2 10 sent", "p3 10 pending", "p4 10"), lost.parcels());
        lost.take(edit, "note");
        assertEquals(List.of("p1 11 lost", "p2 10 sent", "p3 10 pending", "p4 10"), lost.parcels());
    }

    @Test
    void whatWasKeptIsOfferedWhenTheLineAndTheTillAreBack() {
        lost.enter(Parcel.of("p1").withNote("lost"));
        lost.rounds();
        lost.putBack();
        lost.office.line().lose(Lost.SALVAGE_ANSWERS);
        lost.office.round(lost.b);
        lost.openAgainB();
        assertEquals(1, LostEdits.waiting(lost.b));
        lost.office.line().lose(Lost.NOTHING);
        lost.office.round(lost.b);
        assertEquals(0, LostEdits.waiting(lost.b));
        lost.leave(lost.only());
        lost.office.round(lost.b);
        assertEquals(1, lost.told());
    }

    /** A second backup knows nothing of what was offered after the first. */
    @Test
    void whoIsPutBackOnceMoreIsOfferedItOnceMore() {
        lost.enter(Parcel.of("p1").withNote("lost"));
        lost.rounds();
        lost.putBack();
        lost.office.round(lost.b);
        lost.only();
        lost.putBack();
        lost.office.round(lost.b);
        lost.take(lost.only());
        assertEquals(List.of("p1 10 lost", "p2 10", "p3 10", "p4 10"), lost.parcels());
    }

    @Test
    void whereNothingWasLostNothingIsOffered() {
        lost.enter(Parcel.of("p1").withNote("kept"));
        lost.backUp();
        lost.putBack();
        lost.enter(Parcel.of("p2").withNote("new"));
        lost.rounds();
        assertEquals(0, LostEdits.kept(lost.a));
        assertEquals(0, lost.told());
    }

    @Test
    void whatIsDecidedIsNotDecidedTwice() {
        lost.enter(Parcel.of("p1").withNote("lost"));
        lost.rounds();
        lost.putBack();
        lost.office.round(lost.b);
        var edit = lost.only();
        var desk = lost.office.desk().keptEdits();
        assertEquals("headoffice.unknown-field", code(desk.take(edit.id(), Set.of("nothing"), "boss")));
        lost.leave(edit);
        assertEquals("headoffice.edit-decided", code(desk.take(edit.id(), Set.of(), "boss")));
        assertEquals("headoffice.edit-decided", code(desk.leave(edit.id(), "boss")));
        assertEquals(
                List.of("LEFT boss"),
                lost.office.query(
                        "SELECT decision || ' ' || decided_by FROM kept_edit WHERE row IS NULL", r -> r.getString(1)));
    }

    private static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?>(var problem) ? problem.code() : "";
    }
}
