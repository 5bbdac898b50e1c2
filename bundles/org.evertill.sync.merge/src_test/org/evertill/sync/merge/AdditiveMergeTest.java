package org.evertill.sync.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.entity.Row;
import org.evertill.entity.TextSet;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.ConflictPolicy.ConcurrentEdit;
import org.evertill.sync.merge.ConflictPolicy.Resolution;
import org.evertill.sync.merge.MergeResult.Merged;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.junit.jupiter.api.Test;

/** Counters, sets and a chain's own policies. */
class AdditiveMergeTest {

    private static final Merger MERGER = new Merger(List.of(Parcel.TYPE));
    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final RowState FRESH =
            merged(MERGER, "A", op(1, OperationKind.INSERT, Row.EMPTY, Parcel.row("p", "n1"), 0), Optional.empty());

    @Test
    void incrementsAddUpAlsoWhenTheyAreEqual() {
        var one = points("B", 1, 10, 15, 1, FRESH);
        var two = points("C", 1, 10, 15, 1, one);
        assertEquals(20L, two.row().get("points"));
        // B goes on with what it knows, which is its own
        assertEquals(17L, points("B", 2, 15, 12, 1, two).row().get("points"));
    }

    @Test
    void theSumIsTheSameInAnyOrder() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var edits = new ArrayList<long[]>();
            long expected = 10;
            for (int i = 0; i < 6; i++) {
                long increment = random.nextInt(20) - 10;
                expected += increment;
                edits.add(new long[] {i, increment});
            }
            Collections.shuffle(edits, random);
            var state = FRESH;
            for (long[] edit : edits) {
                state = points("R" + edit[0], 1, 10, 10 + edit[1], 1, state);
            }
            assertEquals(expected, state.row().get("points"), "seed " + seed);
        }
    }

    /** Two tills that import one row: what it begins with is no increment. */
    @Test
    void aRowMadeTwiceDoesNotDoubleItsCounters() {
        var same = make("B", 10, 0, FRESH);
        assertEquals(10L, same.state().row().get("points"));
        assertEquals(List.of(), same.decisions());

        var grown = points("A", 2, 10, 15, 1, FRESH);
        var other = make("B", 7, 0, grown);
        assertEquals(15L, other.state().row().get("points"), "the first beginning, and what was added to it");
        var loss = other.decisions().stream()
                .filter(d -> d.rule().equals(Rules.FIRST_COUNT))
                .findFirst()
                .orElseThrow();
        assertEquals(7L, loss.loser().value().get("points"));
        // what B adds to its own beginning counts as anybody's
        assertEquals(18L, points("B", 2, 7, 10, 0, other.state()).row().get("points"));
    }

    @Test
    void aRowThatIsKnowinglyMadeAgainBeginsAnew() {
        var dead = merged(MERGER, "B", op(1, OperationKind.DELETE, Row.EMPTY, Row.EMPTY, 1), Optional.of(FRESH));
        var again = make("C", 3, dead.version(), dead).state();
        assertEquals(3L, again.row().get("points"));
        assertEquals(false, again.deleted());
    }

    @Test
    void aTillThatMadeARowWhichIsThereAlreadyShowsItsCounterOnce() {
        var grown = points("A", 2, 10, 15, 1, FRESH);
        var own = op(1, OperationKind.INSERT, Row.EMPTY, Parcel.row("p", "n1"), 0);
        var more = op(2, OperationKind.UPDATE, Row.of(Map.of("points", 10L)), Row.of(Map.of("points", 12L)), 0);
        var shown = new Replay.State(grown.row(), false);
        var merged = grown;
        for (var op : List.of(own, more)) {
            shown = Replay.after(Parcel.TYPE, shown, op);
            merged = merged(MERGER, "B", op, Optional.of(merged));
            assertEquals(merged.row().get("points"), shown.row().get("points"));
        }
        assertEquals(17L, shown.row().get("points"));
    }

    private static Merged make(String replica, long points, long seen, RowState state) {
        var row = Parcel.row("p", "n1").with("points", points);
        var op = op(1, OperationKind.INSERT, Row.EMPTY, row, seen);
        return assertInstanceOf(Merged.class, MERGER.merge(Ops.author(replica), op, Optional.of(state), NOW));
    }

    @Test
    void elementsAreJoinedAndAnAdditionThatWasNotSeenIsNotRemoved() {
        var added = labels("B", 1, Set.of("red"), Set.of("red", "blue"), 1, FRESH);
        var both = labels("C", 1, Set.of("red"), Set.of("green"), 1, added);
        assertEquals(Set.of("blue", "green"), TextSet.read(both.row().text("labels")));
        // D makes red again without knowing that it is gone; C, who knew only the first red, removes it once more
        var red = labels("D", 1, Set.of(), Set.of("red"), 1, both);
        var removal = op(1, OperationKind.UPDATE, set(Set.of("red", "blue")), set(Set.of("blue")), 2);
        var result = assertInstanceOf(Merged.class, MERGER.merge(Ops.author("E"), removal, Optional.of(red), NOW));
        assertEquals(
                new TreeSet<>(Set.of("blue", "green", "red")),
                TextSet.read(result.state().row().text("labels")));
        assertEquals(Rules.ADD_WINS, result.decisions().getFirst().rule());
    }

    @Test
    void aTillReplaysWhatHeadOfficeMerges() {
        var own = op(1, OperationKind.UPDATE, Row.of(Map.of("points", 10L)), Row.of(Map.of("points", 13L)), 1);
        var others = points("B", 1, 10, 15, 1, FRESH);
        var shown = Replay.after(Parcel.TYPE, new Replay.State(others.row(), false), own);
        assertEquals(merged(MERGER, "C", own, Optional.of(others)).row(), shown.row());
        var labels = op(2, OperationKind.UPDATE, set(Set.of("red")), set(Set.of("blue")), 1);
        var shownLabels = Replay.after(Parcel.TYPE, new Replay.State(others.row(), false), labels);
        assertEquals(merged(MERGER, "C", labels, Optional.of(others)).row(), shownLabels.row());
    }

    @Test
    void aRuleWithoutAPolicyIsForAPerson() {
        var result = contested(MERGER);
        assertEquals(Rules.MANUAL, result.contested().getFirst().rule());
    }

    @Test
    void theFirstPolicyThatAnswersDecides() {
        var silent = policy("silent", edit -> Optional.empty());
        var joining = policy(
                "joining",
                edit -> Optional.of(new Resolution.Combine(Row.of(Map.of(
                        "state",
                        edit.stored().value().get("state") + "+"
                                + edit.incoming().value().get("state"))))));
        var late = policy("late", edit -> Optional.of(new Resolution.Take()));
        var result = contested(new Merger(List.of(Parcel.TYPE), List.of(silent, joining, late)));
        assertEquals("b+c", result.state().row().get("state"));
        assertEquals("policy:joining", result.decisions().getFirst().rule());
        assertEquals(2, result.decisions().size());
        var taken = contested(new Merger(List.of(Parcel.TYPE), List.of(late)));
        assertEquals("c", taken.state().row().get("state"));
    }

    @Test
    void aPolicyThatFailsIsForAPerson() {
        var throwing = policy("throwing", edit -> {
            throw new IllegalStateException("no idea");
        });
        var nonsense = policy("nonsense", edit -> Optional.of(new Resolution.Combine(Row.of(Map.of("state", 5L)))));
        var foreign = policy("foreign", edit -> Optional.of(new Resolution.Combine(Row.of(Map.of("id", "x")))));
        for (var policy : List.of(throwing, nonsense, foreign)) {
            var result = contested(new Merger(List.of(Parcel.TYPE), List.of(policy)));
            assertEquals("b", result.state().row().get("state"), policy.name());
            assertEquals(Rules.POLICY_FAILED, result.contested().getFirst().rule(), policy.name());
        }
    }

    private static Merged contested(Merger merger) {
        var one = merged(merger, "B", state("b"), Optional.of(FRESH));
        return assertInstanceOf(Merged.class, merger.merge(Ops.author("C"), state("c"), Optional.of(one), NOW));
    }

    private static Operation state(String text) {
        return op(1, OperationKind.UPDATE, Row.of(Map.of("state", "new")), Row.of(Map.of("state", text)), 1);
    }

    private static RowState points(String replica, long seq, long before, long after, long seen, RowState state) {
        var op = op(seq, OperationKind.UPDATE, Row.of(Map.of("points", before)), Row.of(Map.of("points", after)), seen);
        return merged(MERGER, replica, op, Optional.of(state));
    }

    private static RowState labels(
            String replica, long seq, Set<String> before, Set<String> after, long seen, RowState state) {
        return merged(
                MERGER, replica, op(seq, OperationKind.UPDATE, set(before), set(after), seen), Optional.of(state));
    }

    private static Row set(Set<String> elements) {
        return Row.EMPTY.with("labels", TextSet.write(elements));
    }

    private static Operation op(long seq, OperationKind kind, Row before, Row after, long seen) {
        var context = seen == 0 ? VersionVector.EMPTY : VersionVector.ofHeadOffice(seen);
        return new Operation(
                seq,
                "t" + seq,
                "o" + seq,
                "parcels",
                "p",
                "store:S1",
                kind,
                before,
                after,
                context,
                new Hlc(seq, 0),
                "u",
                1,
                "h");
    }

    private static RowState merged(Merger merger, String replica, Operation op, Optional<RowState> current) {
        return assertInstanceOf(Merged.class, merger.merge(Ops.author(replica), op, current, NOW))
                .state();
    }

    private static ConflictPolicy policy(
            String name, java.util.function.Function<ConcurrentEdit, Optional<Resolution>> answer) {
        return new ConflictPolicy() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Resolution> resolve(ConcurrentEdit edit) {
                return answer.apply(edit);
            }
        };
    }
}
