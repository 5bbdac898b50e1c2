package org.evertill.sync.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.Row;
import org.evertill.sync.merge.MergeResult.Merged;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.junit.jupiter.api.Test;

/** What a person has to decide: how it opens, grows and ends. The group is an item's note. */
class ConflictTest {

    private static final Merger MERGER = new Merger(List.of(Item.TYPE));
    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    /** Made by A, at version 1. */
    private static final RowState FRESH =
            merged("A", Ops.insert(1, Item.row("i"), 100), Optional.empty()).state();

    @Test
    void twoValuesWaitForAPersonAndTheFirstStaysMeanwhile() {
        var two = contested();
        assertEquals("b", two.state().row().get("note"));
        var conflict = two.conflicts().getFirst().conflict();
        assertEquals(Conflict.Status.OPEN, conflict.status());
        assertEquals("note", conflict.fieldGroup());
        assertEquals(Set.of("b", "c"), notes(two.state()));
        assertEquals(
                List.of(2L, 3L),
                conflict.values().stream().map(Sibling::version).toList());
        assertEquals(conflict, Conflict.TYPE.fromRow(Conflict.TYPE.toRow(conflict)));
    }

    @Test
    void aThirdValueJoinsTheSameConflict() {
        var three = merged("D", note(1, "d", 1), contested().state());
        assertEquals(Set.of("b", "c", "d"), notes(three.state()));
        assertEquals(2, three.conflicts().getFirst().version());
        assertEquals(
                contested().conflicts().getFirst().conflict().id(),
                three.conflicts().getFirst().conflict().id());
    }

    @Test
    void aPersonWhoSawAllSettlesIt() {
        var settled = merged("D", resolve(1, "d", 3), contested().state());
        assertEquals("d", settled.state().row().get("note"));
        assertEquals(Map.of(), settled.state().conflicts());
        var conflict = settled.conflicts().getFirst().conflict();
        assertEquals(Conflict.Status.RESOLVED, conflict.status());
        assertEquals("u", conflict.resolvedBy());
        assertEquals(
                Set.of("b", "c"),
                settled.decisions().stream()
                        .map(d -> d.loser().value().get("note"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void whatThePersonHadNotSeenGoesOnWaiting() {
        // C's value joined with version 3, the person had seen version 2 only
        var part = merged("D", resolve(1, "d", 2), contested().state());
        assertEquals("d", part.state().row().get("note"));
        assertEquals(Set.of("c", "d"), notes(part.state()));
        assertEquals(
                Conflict.Status.OPEN, part.conflicts().getFirst().conflict().status());
    }

    @Test
    void ofTwoDecisionsTheLaterStandsAndTheOtherIsTold() {
        var first = merged("D", resolve(1, "d", 3, 950), contested().state());
        var later = merged("E", resolve(1, "e", 3, 990), first.state());
        assertEquals("e", later.state().row().get("note"));
        assertEquals(Rules.LATER_RESOLUTION, later.decisions().getFirst().rule());
        var other = merged("E", resolve(1, "e", 3, 990), contested().state());
        var earlier = merged("D", resolve(1, "d", 3, 950), other.state());
        assertEquals("e", earlier.state().row().get("note"));
        assertEquals(Rules.LATER_RESOLUTION, earlier.decisions().getFirst().rule());
        assertEquals(Map.of(), earlier.state().conflicts());
    }

    @Test
    void anEditThatDidNotKnowOfTheDecisionOpensItAgainInEitherOrder() {
        var resolved = merged("D", resolve(1, "d", 3), contested().state());
        var edited = merged("E", note(1, "e", 3), resolved.state());
        assertEquals(Set.of("d", "e"), notes(edited.state()));
        var editedFirst = merged("E", note(1, "e", 2), contested().state());
        var resolvedThen = merged("D", resolve(1, "d", 3), editedFirst.state());
        assertEquals(Set.of("d", "e"), notes(resolvedThen.state()));
    }

    @Test
    void whoChangesHisMindHasOneValueInTheConflict() {
        var again = merged("C", note(2, "c2", 1), contested().state());
        assertEquals(Set.of("b", "c2"), notes(again.state()));
        var agreed = merged("C", note(3, "b", 1), again.state());
        assertEquals(Map.of(), agreed.state().conflicts());
        assertEquals(Rules.AGREED, agreed.conflicts().getFirst().conflict().rule());
    }

    @Test
    void whatAnAuthorSaidLaterStaysWhenSomethingEarlierOfHisIsReleased() {
        // C's first operation was set aside, and comes when his second one has stood, and B has contradicted it
        var stands = merged("C", note(2, "c2", 1), FRESH).state();
        var two = merged("B", note(1, "b", 1), stands).state();
        var three = merged("C", note(1, "c1", 1), two).state();
        assertEquals("c2", three.row().get("note"));
        assertEquals(Set.of("b", "c1", "c2"), notes(three));
    }

    @Test
    void anOrdinaryEditDoesNotSettleWhatOthersWant() {
        var edited = merged("D", note(1, "d", 3), contested().state());
        assertEquals("d", edited.state().row().get("note"));
        assertEquals(Set.of("c", "d"), notes(edited.state()));
    }

    @Test
    void aDeletionMeetsAnEditAndAPersonBringsTheRowBackOrNot() {
        var dead = merged("B", Ops.delete(2, 1, 200), FRESH).state();
        var met = merged("C", Ops.update(1, Map.of("name", "c"), 1, 300), dead);
        assertTrue(met.state().deleted());
        assertEquals("c", met.state().row().get("name"));
        var back = merged("D", life(1, false, 3), met.state());
        assertFalse(back.state().deleted());
        assertEquals(Map.of(), back.state().conflicts());
        var gone = merged("D", life(1, true, 3), met.state());
        assertTrue(gone.state().deleted());
        assertEquals(
                Row.of(Map.of("name", "c")), gone.decisions().getFirst().loser().value());
    }

    @Test
    void oneEditIsOneValueAlsoWhenItsGroupsStandAtDifferentTimes() {
        // B's clock is behind, and it knew what it replaces: each group's time is held at that of the value before
        var named = merged("D", Ops.update(1, Map.of("name", "d"), 1, 200), FRESH);
        var edited = merged("B", Ops.update(1, Map.of("name", "b", "note", "b"), 2, 50), named.state());
        var dead = merged("C", Ops.delete(1, 1, 300), edited.state());
        var values = dead.state().conflicts().get("life").conflict().values();
        assertEquals(
                List.of("B:1", "C:1"),
                values.stream().map(s -> s.replica() + ":" + s.seq()).toList());
    }

    @Test
    void aDeletionThatKnewAllSettlesWhatWaited() {
        var dead = merged("D", Ops.delete(1, 3, 900), contested().state());
        assertTrue(dead.state().deleted());
        assertEquals(Map.of(), dead.state().conflicts());
        assertEquals(Rules.ROW_DELETED, dead.conflicts().getFirst().conflict().rule());
        assertEquals(2, dead.decisions().size());
    }

    @Test
    void aDecisionAboutNothingIsRefused() {
        var empty = Ops.operation(1, OperationKind.RESOLVE, Row.EMPTY, 1, 1);
        assertInstanceOf(MergeResult.Refused.class, MERGER.merge(Ops.author("B"), empty, Optional.of(FRESH), NOW));
    }

    private static Merged contested() {
        var one = merged("B", note(1, "b", 1), FRESH).state();
        return merged("C", note(1, "c", 1), one);
    }

    private static Set<Object> notes(RowState state) {
        return state.conflicts().get("note").conflict().values().stream()
                .map(s -> s.value().get("note"))
                .collect(Collectors.toSet());
    }

    private static Operation note(long seq, String text, long seen) {
        return Ops.update(seq, Map.of("note", text), seen, 900);
    }

    private static Operation resolve(long seq, String text, long seen) {
        return resolve(seq, text, seen, 900);
    }

    private static Operation resolve(long seq, String text, long seen, long millis) {
        return Ops.operation(seq, OperationKind.RESOLVE, Row.of(Map.of("note", text)), seen, millis);
    }

    private static Operation life(long seq, boolean deleted, long seen) {
        return Ops.operation(seq, OperationKind.RESOLVE, Row.of(Map.of(Bookkeeping.IS_DELETED, deleted)), seen, 900);
    }

    private static Merged merged(String replica, Operation op, RowState current) {
        return merged(replica, op, Optional.of(current));
    }

    private static Merged merged(String replica, Operation op, Optional<RowState> current) {
        return assertInstanceOf(Merged.class, MERGER.merge(Ops.author(replica), op, current, NOW));
    }
}
