package org.evertill.simulation.internal;

import static org.evertill.simulation.internal.Expected.LIFE;

import java.util.Map;
import java.util.TreeMap;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.sync.protocol.Operation;

/** What must become of a row's being dead or alive. */
final class ExpectedLife {

    private static final Row DEAD = Row.EMPTY.with(Bookkeeping.IS_DELETED, true);
    private static final Row ALIVE = Row.EMPTY.with(Bookkeeping.IS_DELETED, false);

    private final Expected expected;
    private final Operation op;
    private final Write by;
    private final Write last;

    ExpectedLife(Expected expected, Operation op, Write by) {
        this.expected = expected;
        this.op = op;
        this.by = by;
        this.last = expected.writeOf(LIFE);
    }

    /** An edit of a dead row, by somebody who did not know: a person has to decide. */
    void edited() {
        if (expected.dead && !last.isSeenBy(op, by)) {
            join(Map.of(last, DEAD), op.after());
        }
    }

    /** A row comes back only by somebody who knew of its death. */
    void madeAgain() {
        if (!expected.dead || !last.isSeenBy(op, by)) {
            edited();
            return;
        }
        expected.dead = false;
        expected.wrote(LIFE, by);
        var rivals = expected.conflicts.get(LIFE);
        if (rivals != null && rivals.writes.values().stream().allMatch(w -> w.isSeenBy(op, by))) {
            rivals.writes.values().stream()
                    .filter(w -> isDeath(rivals.values.get(w.name())))
                    .forEach(w -> expected.lost(LIFE, "row-revived", by, w));
            expected.conflicts.remove(LIFE);
        }
    }

    void deleted() {
        if (expected.dead) {
            var rivals = expected.conflicts.get(LIFE);
            if (rivals != null) {
                rivals.removeBefore(by);
                if (rivals.writes.size() < 2) {
                    expected.conflicts.remove(LIFE);
                }
            }
            return;
        }
        var unseen = unseen();
        if (unseen.isEmpty()) {
            giveUpAll();
        } else {
            join(unseen, DEAD);
        }
        expected.dead = true;
        expected.wrote(LIFE, by);
    }

    void resolved() {
        if (!(op.after().get(Bookkeeping.IS_DELETED) instanceof Boolean dead)) {
            return;
        }
        var rivals = expected.conflicts.get(LIFE);
        if (rivals != null) {
            settle(rivals, dead);
        } else if (dead != expected.dead) {
            boolean rival = expected.isDecided(LIFE) && !last.isSeenBy(op, by);
            if (rival && !by.isLaterThan(last)) {
                expected.lost(LIFE, "later-resolution", last, by);
                return;
            }
            if (rival) {
                expected.lost(LIFE, "later-resolution", by, last);
            }
            var unseen = late(dead);
            if (rival) {
                unseen.keySet().removeIf(write -> write.name().equals(last.name()));
            }
            if (unseen.isEmpty()) {
                decide(dead);
                return;
            }
            join(unseen, dead ? DEAD : ALIVE);
            if (dead) {
                expected.dead = true;
                expected.wrote(LIFE, by);
            }
        }
    }

    /** What a late decision about life finds that its author had not seen: edits of what shall die, the death of what shall live. */
    private Map<Write, Row> late(boolean dead) {
        if (dead) {
            return unseen();
        }
        var death = new java.util.LinkedHashMap<Write, Row>();
        if (!last.isSeenBy(op, by)) {
            death.put(last, DEAD);
        }
        return death;
    }

    private void settle(Rivals rivals, boolean dead) {
        var unseen = new Rivals();
        rivals.writes.values().forEach(write -> {
            var value = rivals.values.get(write.name());
            if (!write.isSeenBy(op, by)) {
                unseen.put(write, value);
            } else if (isDeath(value) != dead) {
                expected.lost(LIFE, "resolved-by-person", by, write);
            }
        });
        boolean deathUnseen = unseen.writes.keySet().stream().anyMatch(name -> isDeath(unseen.values.get(name)));
        decide(dead || deathUnseen);
        if (unseen.writes.isEmpty()) {
            expected.conflicts.remove(LIFE);
        } else {
            unseen.put(by, dead ? DEAD : ALIVE);
            expected.conflicts.put(LIFE, unseen);
        }
    }

    private void decide(boolean dead) {
        expected.dead = dead;
        expected.wrote(LIFE, by);
        expected.decides(LIFE);
    }

    /** Adds the operation's side to the conflict about life, or opens it. */
    private void join(Map<Write, Row> standing, Row ours) {
        var rivals = expected.conflicts.get(LIFE);
        if (rivals == null) {
            var opened = new Rivals();
            standing.forEach(opened::put);
            rivals = opened;
            expected.conflicts.put(LIFE, rivals);
        } else {
            rivals.removeBefore(by);
        }
        rivals.put(by, ours);
    }

    /** What the author of a deletion did not know. */
    private Map<Write, Row> unseen() {
        var byName = new TreeMap<String, Map.Entry<Write, Row>>();
        for (FieldGroup group : expected.type.groups()) {
            note(byName, expected.writeOf(group.name()), expected.row.only(group.columns()));
        }
        var revival = expected.ownWriteOf(LIFE);
        if (revival != null) {
            note(byName, revival, ALIVE);
        }
        expected.conflicts
                .values()
                .forEach(rivals ->
                        rivals.writes.values().forEach(write -> note(byName, write, rivals.values.get(write.name()))));
        var unseen = new java.util.LinkedHashMap<Write, Row>();
        byName.values().forEach(entry -> unseen.put(entry.getKey(), entry.getValue()));
        return unseen;
    }

    private void note(Map<String, Map.Entry<Write, Row>> unseen, Write write, Row value) {
        if (!write.isSeenBy(op, by)) {
            unseen.putIfAbsent(write.name(), Map.entry(write, value));
        }
    }

    /** Who knew everything that waits for a person, and deletes the row, has decided. */
    private void giveUpAll() {
        expected.conflicts.forEach((group, rivals) ->
                rivals.writes.values().forEach(write -> expected.lost(group, "row-deleted", by, write)));
        expected.conflicts.clear();
    }

    private static boolean isDeath(Row value) {
        return Boolean.TRUE.equals(value.get(Bookkeeping.IS_DELETED));
    }
}
