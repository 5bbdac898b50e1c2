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
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.sync.merge.GroupOutcome.Agreed;
import org.evertill.sync.merge.GroupOutcome.Decided;
import org.evertill.sync.merge.GroupOutcome.FastForward;
import org.evertill.sync.merge.GroupOutcome.Side;
import org.evertill.sync.merge.MergeResult.Merged;
import org.evertill.sync.merge.MergeResult.Refused;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.junit.jupiter.api.Test;

class MergerTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_000_000);
    private static final Merger MERGER = new Merger(List.of(Item.TYPE, Visit.TYPE));

    /** Version 1, made by replica A at 100. */
    private static final RowState FRESH =
            merged("A", Ops.insert(1, Item.row("i"), 100), Optional.empty()).state();

    @Test
    void anInsertMakesTheRow() {
        assertEquals(Item.row("i"), FRESH.row());
        assertEquals(1, FRESH.version());
        assertEquals(
                new FieldVersion(1, "A", 1, new Hlc(100, 0)), FRESH.fields().of("price"));
        assertFalse(FRESH.deleted());
    }

    @Test
    void whoSawTheCurrentValueFastForwards() {
        var result = merged("B", Ops.update(7, Map.of("name", "new"), 1, 50), FRESH);
        assertEquals("new", result.state().row().get("name"));
        assertEquals(List.of(new FastForward("name")), result.outcomes());
        assertEquals(2, result.state().version());
        assertEquals(1, result.state().fields().of("price").version());
        // B's clock is behind A's, and yet its edit came after
        assertEquals(
                new FieldVersion(2, "B", 7, new Hlc(100, 0)),
                result.state().fields().of("name"));
    }

    @Test
    void theLastWriterItselfFastForwards() {
        var first =
                merged("B", Ops.update(7, Map.of("name", "one"), 1, 200), FRESH).state();
        var second = merged("B", Ops.update(8, Map.of("name", "two"), 1, 201), first);
        assertEquals(List.of(new FastForward("name")), second.outcomes());
        assertEquals("two", second.state().row().get("name"));
    }

    @Test
    void disjointGroupsMerge() {
        var one = merged("B", Ops.update(1, Map.of("name", "b"), 1, 200), FRESH).state();
        var two = merged("C", Ops.update(1, Map.of("price", 200L), 1, 150), one);
        assertEquals(List.of(new FastForward("price")), two.outcomes());
        assertEquals(
                Item.row("i").with("name", "b").with("price", 200L), two.state().row());
        assertEquals(List.of(), two.decisions());
    }

    @Test
    void equalValuesAgreeSilently() {
        var one = merged("B", Ops.update(1, Map.of("name", "same"), 1, 200), FRESH)
                .state();
        var two = merged("C", Ops.update(1, Map.of("name", "same"), 1, 300), one);
        assertEquals(List.of(new Agreed("name")), two.outcomes());
        assertEquals("C", two.state().fields().of("name").replica());
    }

    @Test
    void theLaterWriteWinsAndTheEarlierIsNamed() {
        var one = merged("B", Ops.update(4, Map.of("name", "b"), 1, 200), FRESH).state();
        var late = merged("C", Ops.update(9, Map.of("name", "c"), 1, 300), one);
        assertEquals("c", late.state().row().get("name"));
        assertEquals(List.of(decided("name", Rules.LAST_WRITE_WINS, "c", "C", 9, "b", "B", 4)), late.outcomes());
        var early = merged("C", Ops.update(9, Map.of("name", "c"), 1, 199), one);
        assertEquals("b", early.state().row().get("name"));
        assertEquals(List.of(decided("name", Rules.LAST_WRITE_WINS, "b", "B", 4, "c", "C", 9)), early.outcomes());
        assertEquals(3, early.state().version(), "the author must see the outcome");
    }

    @Test
    void atTheSameMomentTheLargerReplicaWins() {
        var one = merged("B", Ops.update(4, Map.of("name", "b"), 1, 200), FRESH).state();
        assertEquals(
                "c",
                merged("C", Ops.update(9, Map.of("name", "c"), 1, 200), one)
                        .state()
                        .row()
                        .get("name"));
        assertEquals(
                "b",
                merged("AA", Ops.update(9, Map.of("name", "c"), 1, 200), one)
                        .state()
                        .row()
                        .get("name"));
    }

    @Test
    void aClockThatRunsAheadIsHeldBack() {
        long tomorrow = NOW.plusSeconds(86_400).toEpochMilli();
        var ahead = merged("B", Ops.update(4, Map.of("name", "ahead"), 1, tomorrow), FRESH)
                .state();
        assertEquals(NOW.toEpochMilli() + 1_000, ahead.fields().of("name").hlc().millis());
        var op = Ops.update(1, Map.of("name", "right"), 1, NOW.plusSeconds(5).toEpochMilli());
        var right = (Merged) MERGER.merge(Ops.author("C"), op, Optional.of(ahead), NOW.plusSeconds(6));
        assertEquals("right", right.state().row().get("name"));
    }

    @Test
    void headOfficeWinsWhenItIsOneOfTheTwo() {
        var till = merged("B", Ops.update(1, Map.of("tax_class", "till"), 1, 900), FRESH)
                .state();
        var ours = merged("hq", Ops.update(1, Map.of("tax_class", "ours"), 1, 200), till);
        assertEquals("ours", ours.state().row().get("tax_class"));
        assertEquals(Rules.HEAD_OFFICE_WINS, ours.decisions().getFirst().rule());
        var stays = merged("C", Ops.update(1, Map.of("tax_class", "late"), 1, 950), ours.state());
        assertEquals("ours", stays.state().row().get("tax_class"));
        var tills = merged("C", Ops.update(1, Map.of("tax_class", "c"), 1, 950), till);
        assertEquals(Rules.LAST_WRITE_WINS, tills.decisions().getFirst().rule());
    }

    @Test
    void theMaximumAndTheMinimumStand() {
        var one = merged("B", Ops.update(1, Map.of("highest", 9L, "lowest", 2L), 1, 900), FRESH)
                .state();
        var two = merged("C", Ops.update(1, Map.of("highest", 7L, "lowest", 1L), 1, 950), one);
        assertEquals(9L, two.state().row().get("highest"));
        assertEquals(1L, two.state().row().get("lowest"));
        assertEquals(
                List.of(Rules.MAXIMUM, Rules.MINIMUM),
                two.decisions().stream().map(Decided::rule).toList());
    }

    @Test
    void aGroupIsTakenAsAWhole() {
        var one = merged("B", Ops.update(1, Map.of("price", 1L, "currency", "GBP"), 1, 900), FRESH)
                .state();
        var two = merged("C", Ops.update(1, Map.of("price", 2L, "currency", "USD"), 1, 800), one)
                .state();
        assertEquals(1L, two.row().get("price"));
        assertEquals("GBP", two.row().get("currency"));
    }

    @Test
    void theSameRowMadeTwiceIsMergedGroupByGroup() {
        var again = merged("B", Ops.insert(3, Item.row("i").with("name", "b"), 200), FRESH);
        assertEquals("b", again.state().row().get("name"));
        assertEquals(1, again.decisions().size());
        assertEquals(
                5, again.outcomes().stream().filter(Agreed.class::isInstance).count());
    }

    @Test
    void aDeletionThatSawAllFastForwards() {
        var dead = merged("B", Ops.delete(2, 1, 200), FRESH);
        assertTrue(dead.state().deleted());
        assertEquals(List.of(new FastForward("life")), dead.outcomes());
        assertEquals(Item.row("i"), dead.state().row());
    }

    @Test
    void aDeletionAndAnEditEndTheSameInEitherOrder() {
        var edit = Ops.update(1, Map.of("name", "b"), 1, 900);
        var deletion = Ops.delete(2, 1, 200);
        var editedThenDeleted = merged("C", deletion, merged("B", edit, FRESH).state());
        var deletedThenEdited = merged("B", edit, merged("C", deletion, FRESH).state());
        assertTrue(editedThenDeleted.state().deleted());
        assertTrue(deletedThenEdited.state().deleted());
        assertEquals(editedThenDeleted.state().row(), deletedThenEdited.state().row());
        assertEquals(lifeConflict(editedThenDeleted), lifeConflict(deletedThenEdited));
    }

    /** What waits for a person about the row's life, in no order. */
    private static Set<Row> lifeConflict(Merged merged) {
        return merged.conflicts().getFirst().conflict().values().stream()
                .map(Sibling::value)
                .collect(Collectors.toSet());
    }

    @Test
    void aDeletedRowComesBackOnlyByWhoKnewThatItWasDead() {
        var dead = merged("B", Ops.delete(2, 1, 200), FRESH).state();
        var ignorant = merged("C", Ops.insert(1, Item.row("i"), 900), dead);
        assertTrue(ignorant.state().deleted());
        assertEquals("life", ignorant.contested().getFirst().group());
        var knowing = merged("C", Ops.operation(1, OperationKind.INSERT, Item.row("i"), 2, 900), dead);
        assertFalse(knowing.state().deleted());
        assertEquals(List.of(), knowing.decisions());
        assertEquals("C", knowing.state().fields().of("life").replica());
    }

    @Test
    void deletingTwiceAgrees() {
        var dead = merged("B", Ops.delete(2, 1, 200), FRESH).state();
        assertEquals(
                List.of(new Agreed("life")),
                merged("C", Ops.delete(1, 1, 300), dead).outcomes());
    }

    @Test
    void columnsOfANewerVersionAreKept() {
        var one = merged("B", Ops.update(1, Map.of("future", "x", "name", "n"), 1, 200), FRESH);
        assertEquals("x", one.state().row().get("future"));
        assertEquals(List.of(new FastForward("name"), new FastForward("future")), one.outcomes());
        var two = merged("C", Ops.update(1, Map.of("future", "y"), 1, 100), one.state());
        assertEquals("x", two.state().row().get("future"));
        assertEquals(1, two.decisions().size());
    }

    @Test
    void anOlderAuthorMayLackColumnsAndACurrentOneMayNot() {
        var without = Item.row("i").without(List.of("note"));
        assertRefused("entity.invalid", "A", Ops.insert(1, without, 1), Optional.empty());
        var op = Ops.insert(1, without, 1);
        var older = new Operation(
                1,
                "t",
                "o",
                "items",
                "i",
                "chain",
                OperationKind.INSERT,
                Row.EMPTY,
                without,
                op.context(),
                op.hlc(),
                "u",
                1,
                "h");
        assertInstanceOf(Merged.class, MERGER.merge(Ops.author("A"), older, Optional.empty(), NOW));
    }

    @Test
    void whatCannotBeMergedIsRefused() {
        assertRefused("merge.row-missing", "A", Ops.update(1, Map.of("name", "x"), 1, 1), Optional.empty());
        assertRefused("merge.row-missing", "A", Ops.delete(1, 1, 1), Optional.empty());
        assertRefused(
                "merge.no-conflict", "A", Ops.operation(1, OperationKind.RESOLVE, Row.EMPTY, 1, 1), Optional.of(FRESH));
        assertRefused("entity.invalid", "A", Ops.update(1, Map.of("name", 5L), 1, 1), Optional.of(FRESH));
        assertRefused("entity.invalid", "A", Ops.update(1, Map.of("name", "x".repeat(201)), 1, 1), Optional.of(FRESH));
        assertRefused("merge.invalid", "A", Ops.update(1, Map.of("id", "other"), 1, 1), Optional.of(FRESH));
        assertRefused("merge.invalid", "A", Ops.insert(1, Item.row("other"), 1), Optional.empty());
        assertRefused(
                "merge.unknown-table",
                "A",
                Ops.operation("ghosts", "i", "chain", 1, OperationKind.INSERT, Row.EMPTY, 0, 1),
                Optional.empty());
        assertRefused(
                "merge.invalid",
                "A",
                Ops.operation("items", "i", "store:S1", 1, OperationKind.INSERT, Item.row("i"), 0, 1),
                Optional.empty());
    }

    @Test
    void factsAreOnlyAdded() {
        var fact = visit(1, OperationKind.INSERT, Visit.row("v", 10));
        var state = merged("A", fact, Optional.empty()).state();
        assertEquals(1, state.version());
        assertRefused(
                "entity.fact",
                "A",
                visit(2, OperationKind.UPDATE, Row.of(Map.of("visitors", 11L))),
                Optional.of(state));
        assertRefused("entity.fact", "A", visit(2, OperationKind.DELETE, Row.EMPTY), Optional.of(state));
        assertRefused("merge.fact-exists", "B", visit(1, OperationKind.INSERT, Visit.row("v", 11)), Optional.of(state));
        assertEquals(List.of(), merged("B", fact, state).decisions());
    }

    @Test
    void aFactOfAnotherMonthThanItsScopeIsRefused() {
        var op = Ops.operation("visits", "v", "facts:S1:2026-10", 1, OperationKind.INSERT, Visit.row("v", 1), 0, 1);
        assertRefused("merge.invalid", "A", op, Optional.empty());
    }

    private static Operation visit(long seq, OperationKind kind, Row after) {
        return Ops.operation("visits", "v", Visit.SCOPE, seq, kind, after, 0, 1);
    }

    private static Decided decided(
            String group,
            String rule,
            String winner,
            String winnerBy,
            long winnerSeq,
            String loser,
            String loserBy,
            long loserSeq) {
        return new Decided(
                group,
                rule,
                new Side(Row.of(Map.of(group, winner)), winnerBy, winnerSeq),
                new Side(Row.of(Map.of(group, loser)), loserBy, loserSeq));
    }

    private static Merged merged(String replica, Operation op, RowState current) {
        return merged(replica, op, Optional.of(current));
    }

    private static Merged merged(String replica, Operation op, Optional<RowState> current) {
        return assertInstanceOf(Merged.class, MERGER.merge(Ops.author(replica), op, current, NOW));
    }

    private static void assertRefused(String code, String replica, Operation op, Optional<RowState> current) {
        var refused = assertInstanceOf(Refused.class, MERGER.merge(Ops.author(replica), op, current, NOW));
        assertEquals(code, refused.problem().code(), refused.problem().message());
    }
}
