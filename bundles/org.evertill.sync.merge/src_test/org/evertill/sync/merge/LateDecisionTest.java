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

/** Decisions that come when much has happened since: they settle what their author saw, and overwrite nothing else. */
class LateDecisionTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final String LIFE = "life";

    /** Asks a person once, and knows the answer for itself ever after. */
    private boolean asked;

    private final Merger merger = new Merger(List.of(Item.TYPE), List.of(new ConflictPolicy() {
        @Override
        public String name() {
            return "learns";
        }

        @Override
        public Optional<Resolution> resolve(ConcurrentEdit edit) {
            var answer = asked ? new Resolution.Take() : new Resolution.AskPerson();
            asked = true;
            return Optional.of(answer);
        }
    }));

    /** Made by A, at version 1. */
    private final RowState fresh =
            ((Merged) merger.merge(Ops.author("A"), Ops.insert(1, Item.row("i"), 100), Optional.empty(), NOW)).state();

    @Test
    void noRuleDecidesOverTheHeadOfThePersonWhoIsAsked() {
        var one = merged("B", note("b", 1), fresh).state();
        var two = merged("C", note("c", 1), one).state();
        var three = merged("E", note("e", 1), two);
        assertEquals("b", three.state().row().get("note"));
        assertEquals(Set.of("b", "c", "e"), values(three.state(), "note"));
        // who had seen two of the three settles those
        var part = merged("D", resolve(Map.of("note", "c"), 3), three.state());
        assertEquals(Set.of("c", "e"), values(part.state(), "note"));
        assertEquals("b", part.decisions().getFirst().loser().value().get("note"));
    }

    @Test
    void aRuleDoesNotReviveARowThatAPersonIsAskedAbout() {
        var dead = merged("B", Ops.delete(1, 1, 200), fresh).state();
        var met = merged("C", note("c", 1), dead).state();
        var more = merged("E", note("e", 1), met);
        assertTrue(more.state().deleted());
        var killed = merged("D", life(true, 3), more.state());
        assertTrue(killed.state().deleted());
        assertEquals(
                Set.of("D", "E"),
                killed.state().conflicts().get(LIFE).conflict().values().stream()
                        .map(Sibling::replica)
                        .collect(Collectors.toSet()));
    }

    @Test
    void aLateAliveDoesNotBringBackWhatWasDeletedSince() {
        var deletedAgain = merged("A", Ops.delete(2, 4, 960), decidedAlive()).state();
        asked = false;
        var late = merged("F", life(false, 3), deletedAgain);
        assertTrue(late.state().deleted(), "a deleted row does not come back by itself");
        assertEquals(2, late.state().conflicts().get(LIFE).conflict().values().size());
        assertEquals(List.of(), late.decisions());
    }

    @Test
    void aLateDeadDoesNotDeleteWhatWasMadeSince() {
        var deleted = merged("A", Ops.delete(2, 4, 960), decidedAlive()).state();
        var again = Ops.operation(3, OperationKind.INSERT, Item.row("i").with("note", "new"), 5, 970);
        var made = merged("A", again, deleted).state();
        assertFalse(made.deleted());
        asked = false;
        var late = merged("F", life(true, 3), made);
        assertTrue(late.state().conflicts().containsKey(LIFE), "a person decides between the decision and the new row");
    }

    @Test
    void aDecisionThatSawEverythingStands() {
        var alive = decidedAlive();
        assertFalse(alive.deleted());
        var dead = merged("F", life(true, 4), alive);
        assertTrue(dead.state().deleted());
        assertEquals(Map.of(), dead.state().conflicts());
    }

    @Test
    void whoMakesTheRowAgainKnowingTheConflictSettlesItAndTheDeletionIsTold() {
        var again = Ops.operation(2, OperationKind.INSERT, Item.row("i"), 3, 970);
        var made = merged("A", again, askedAboutLife());
        assertEquals(Map.of(), made.state().conflicts());
        assertEquals(
                List.of(Rules.ROW_REVIVED + " B"),
                made.decisions().stream()
                        .map(d -> d.rule() + " " + d.loser().replica())
                        .toList());
    }

    /** B deleted, C edited without knowing; a person is asked, at version 3. */
    private RowState askedAboutLife() {
        var dead = merged("B", Ops.delete(1, 1, 200), fresh).state();
        return merged("C", note("c", 1), dead).state();
    }

    /** At version 4, by D. */
    private RowState decidedAlive() {
        return merged("D", life(false, 3), askedAboutLife()).state();
    }

    private static Set<Object> values(RowState state, String group) {
        return state.conflicts().get(group).conflict().values().stream()
                .map(s -> s.value().get(group))
                .collect(Collectors.toSet());
    }

    private static Operation note(String text, long seen) {
        return Ops.update(1, Map.of("note", text), seen, 900);
    }

    private static Operation life(boolean deleted, long seen) {
        return resolve(Map.of(Bookkeeping.IS_DELETED, deleted), seen);
    }

    private static Operation resolve(Map<String, Object> value, long seen) {
        return Ops.operation(1, OperationKind.RESOLVE, Row.of(value), seen, 950);
    }

    private Merged merged(String replica, Operation op, RowState current) {
        return assertInstanceOf(Merged.class, merger.merge(Ops.author(replica), op, Optional.of(current), NOW));
    }
}
