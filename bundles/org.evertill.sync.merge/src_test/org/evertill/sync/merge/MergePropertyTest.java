package org.evertill.sync.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.GroupOutcome.Decided;
import org.evertill.sync.merge.GroupOutcome.FastForward;
import org.evertill.sync.merge.MergeResult.Merged;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.junit.jupiter.api.Test;

/** What must hold whatever happens to a row: random histories of several replicas, each seeing what it happens to see. */
class MergePropertyTest {

    private static final int HISTORIES = 2_000;
    private static final Merger MERGER = new Merger(List.of(Item.TYPE));
    private static final String[] REPLICAS = {"hq", "A", "B", "C"};

    /** One operation that arrived. */
    private record Arrival(String replica, Operation op, Instant at) {}

    @Test
    void theSameHistoryGivesTheSameRow() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            var history = new History(new Random(seed)).arrivals(20);
            assertEquals(replay(history), replay(history), "seed " + seed);
        }
    }

    @Test
    void noValueIsInventedAndNoneVanishesUntold() {
        int decided = 0;
        int contested = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            var audit = new Audit(seed);
            decided += audit.run();
            contested += audit.contested;
        }
        assertTrue(contested > HISTORIES, "the histories hold too few conflicts: " + contested);
        assertTrue(decided > HISTORIES, "the histories hold too few concurrent edits: " + decided);
    }

    @Test
    void concurrentWritesEndTheSameInAnyOrderOfArrival() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            var random = new Random(seed);
            var start = new Arrival("A", Ops.insert(1, Item.row("i"), 0), Instant.EPOCH);
            var edits = new ArrayList<Arrival>();
            for (int i = 0; i < 6; i++) {
                var op = Ops.update(
                        1,
                        Map.of("name", "n" + random.nextInt(4), "price", (long) random.nextInt(4)),
                        1,
                        random.nextInt(8));
                edits.add(new Arrival("R" + i, op, Instant.ofEpochSecond(100)));
            }
            var expected = replay(start, edits).row();
            Collections.shuffle(edits, random);
            assertEquals(expected, replay(start, edits).row(), "seed " + seed);
        }
    }

    @Test
    void disjointGroupsNeverMeet() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            var random = new Random(seed);
            var groups = new ArrayList<>(Item.TYPE.groups());
            Collections.shuffle(groups, random);
            Optional<RowState> state = Optional.of(merge(
                            new Arrival("A", Ops.insert(1, Item.row("i"), 0), Instant.EPOCH), Optional.empty())
                    .state());
            var expected = Item.row("i");
            for (int i = 0; i < groups.size(); i++) {
                var value = value(groups.get(i), random);
                expected = expected.overlaidBy(value);
                var op = Ops.update(1, new HashMap<>(value.values()), 1, random.nextInt(100));
                var result = merge(new Arrival("R" + i, op, Instant.EPOCH), state);
                assertEquals(List.of(new FastForward(groups.get(i).name())), result.outcomes(), "seed " + seed);
                state = Optional.of(result.state());
            }
            assertEquals(expected, state.orElseThrow().row(), "seed " + seed);
        }
    }

    @Test
    void whatIsDeadStaysDeadUnlessSomebodyWhoKnowsMakesItAgain() {
        int deaths = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Optional<RowState> state = Optional.empty();
            for (var arrival : new History(new Random(seed)).arrivals(20)) {
                var next = merge(arrival, state).state();
                if (state.map(RowState::deleted).orElse(false) && !next.deleted()) {
                    var death = state.get().fields().of(FieldGroup.LIFE);
                    assertEquals(OperationKind.INSERT, arrival.op().kind());
                    assertTrue(
                            arrival.op().context().get(VersionVector.HEAD_OFFICE) >= death.version()
                                    || arrival.replica().equals(death.replica()),
                            "seed " + seed);
                }
                deaths += next.deleted() ? 1 : 0;
                state = Optional.of(next);
            }
        }
        assertTrue(deaths > HISTORIES);
    }

    @Test
    void fieldVersionsSurviveTheirTextForm() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            var versions = replay(new History(new Random(seed)).arrivals(12)).fields();
            assertEquals(versions, FieldVersionsJson.parse(FieldVersionsJson.write(versions)));
        }
    }

    private static RowState replay(List<Arrival> arrivals) {
        Optional<RowState> state = Optional.empty();
        for (var arrival : arrivals) {
            state = Optional.of(merge(arrival, state).state());
        }
        return state.orElseThrow();
    }

    private static RowState replay(Arrival start, List<Arrival> rest) {
        var all = new ArrayList<>(List.of(start));
        all.addAll(rest);
        return replay(all);
    }

    private static Merged merge(Arrival arrival, Optional<RowState> state) {
        var result = MERGER.merge(Ops.author(arrival.replica()), arrival.op(), state, arrival.at());
        return assertInstanceOf(Merged.class, result, result.toString());
    }

    private static Row value(FieldGroup group, Random random) {
        var values = new TreeMap<String, Object>();
        for (String column : group.columns()) {
            var type = Item.TYPE.columns().stream()
                    .filter(c -> c.name().equals(column))
                    .findFirst()
                    .orElseThrow();
            values.put(column, type.maxLength() > 0 ? "v" + random.nextInt(5) : (Object) (long) random.nextInt(5));
        }
        return Row.of(values);
    }

    /** A random history: an insert, then anything; every author has seen some version up to the current one. */
    private static final class History {
        private final Random random;
        private final Map<String, Long> seqs = new HashMap<>();

        History(Random random) {
            this.random = random;
        }

        List<Arrival> arrivals(int count) {
            var arrivals = new ArrayList<Arrival>();
            arrivals.add(arrival(OperationKind.INSERT, Item.row("i"), 0));
            while (arrivals.size() < count) {
                long seen = random.nextInt(arrivals.size() + 1);
                switch (random.nextInt(10)) {
                    case 0 -> arrivals.add(arrival(OperationKind.DELETE, Row.EMPTY, seen));
                    case 1 ->
                        arrivals.add(arrival(OperationKind.INSERT, Item.row("i").overlaidBy(change()), seen));
                    case 2 -> {
                        var note = new FieldGroup("note", MergePolicy.MANUAL, List.of("note"));
                        arrivals.add(arrival(OperationKind.RESOLVE, value(note, random), seen));
                    }
                    default -> arrivals.add(arrival(OperationKind.UPDATE, change(), seen));
                }
            }
            return arrivals;
        }

        private Arrival arrival(OperationKind kind, Row after, long seen) {
            String replica = REPLICAS[random.nextInt(REPLICAS.length)];
            long seq = seqs.merge(replica, 1L, Long::sum);
            var op = Ops.operation(seq, kind, after, seen, random.nextInt(50));
            return new Arrival(replica, op, Instant.ofEpochMilli(random.nextInt(40)));
        }

        private Row change() {
            var change = Row.EMPTY;
            for (var group : Item.TYPE.groups()) {
                change = random.nextInt(3) == 0 ? change.overlaidBy(value(group, random)) : change;
            }
            return change;
        }
    }

    /** Follows one history, and after each operation checks every group that it touched. */
    private static final class Audit {
        private final int seed;
        private final List<Arrival> arrivals;
        private final Map<String, Set<Row>> everWritten = new HashMap<>();
        private int decided;
        private int contested;

        Audit(int seed) {
            this.seed = seed;
            this.arrivals = new History(new Random(seed)).arrivals(20);
        }

        int run() {
            Optional<RowState> before = Optional.empty();
            for (var arrival : arrivals) {
                Item.TYPE
                        .groups()
                        .forEach(g -> everWritten
                                .computeIfAbsent(g.name(), name -> new HashSet<>())
                                .add(arrival.op().after().only(g.columns())));
                var result = merge(arrival, before);
                assertEquals(
                        before.map(s -> s.version() + 1).orElse(1L),
                        result.state().version());
                for (var group : Item.TYPE.groups()) {
                    check(group, arrival, before, result);
                }
                decided += result.decisions().size();
                before = Optional.of(result.state());
            }
            return decided;
        }

        private void check(FieldGroup group, Arrival arrival, Optional<RowState> before, Merged result) {
            var now = result.state().row().only(group.columns());
            assertTrue(everWritten.get(group.name()).contains(now), () -> "invented at seed " + seed + ": " + now);
            var wanted = arrival.op().after().only(group.columns());
            var losers = result.decisions().stream()
                    .filter(d -> d.group().equals(group.name()))
                    .map(d -> d.loser().value())
                    .toList();
            var waiting = Optional.ofNullable(result.state().conflicts().get(group.name())).stream()
                    .flatMap(open -> open.conflict().values().stream().map(Sibling::value))
                    .toList();
            contested += waiting.isEmpty() ? 0 : 1;
            if (!wanted.isEmpty() && !wanted.equals(now)) {
                assertTrue(losers.contains(wanted) || waiting.contains(wanted), "vanished at seed " + seed);
            }
            var kept = new ArrayList<>(losers);
            kept.addAll(waiting);
            before.ifPresent(state -> checkReplaced(group, arrival, state, now, kept));
            before.ifPresent(state -> checkSiblings(group, arrival, state, now, kept));
            checkWinner(group, result, now);
        }

        /** What the row had before is still there, or its loss is told, or the author replaced it knowingly. */
        private void checkReplaced(FieldGroup group, Arrival arrival, RowState before, Row now, List<Row> losers) {
            var had = before.row().only(group.columns());
            var last = before.fields().of(group.name());
            boolean known = arrival.op().context().get(VersionVector.HEAD_OFFICE) >= last.version()
                    || arrival.replica().equals(last.replica());
            if (!had.equals(now)) {
                assertTrue(known || losers.contains(had), () -> "overwritten untold at seed " + seed + ": " + had);
            }
        }

        /** A value that waited for a person still does, or is told to have lost, or its author or somebody who saw it went on. */
        private void checkSiblings(FieldGroup group, Arrival arrival, RowState before, Row now, List<Row> kept) {
            var open = before.conflicts().get(group.name());
            if (open == null) {
                return;
            }
            for (Sibling sibling : open.conflict().values()) {
                boolean known = arrival.op().context().get(VersionVector.HEAD_OFFICE) >= sibling.version()
                        || arrival.replica().equals(sibling.replica());
                boolean there = kept.contains(sibling.value()) || now.equals(sibling.value());
                assertTrue(known || there, () -> "a sibling vanished at seed " + seed + ": " + sibling);
            }
        }

        private void checkWinner(FieldGroup group, Merged result, Row now) {
            for (Decided decision : result.decisions()) {
                boolean inRow = !decision.rule().equals(Rules.ROW_DELETED)
                        && !result.state().conflicts().containsKey(group.name());
                if (decision.group().equals(group.name()) && inRow) {
                    assertEquals(now, decision.winner().value(), "seed " + seed);
                    assertFalse(decision.loser().value().equals(now), "seed " + seed);
                }
            }
        }
    }
}
