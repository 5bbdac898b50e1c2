package org.evertill.simulation.internal;

import java.util.List;
import java.util.TreeSet;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Row;
import org.evertill.entity.TextSet;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/** What must become of the groups of fields that an operation touches. */
final class ExpectedGroups {

    private final Expected expected;
    private final Operation op;
    private final Write by;

    ExpectedGroups(Expected expected, Operation op, Write by) {
        this.expected = expected;
        this.op = op;
        this.by = by;
    }

    void mergeAll() {
        touched().forEach(this::merge);
    }

    /** A person's decision about each of them. */
    void resolveAll() {
        touched().forEach(this::resolve);
    }

    private List<FieldGroup> touched() {
        return expected.type.groups().stream()
                .filter(g -> g.columns().stream().anyMatch(op.after()::has))
                .toList();
    }

    private void merge(FieldGroup group) {
        if (group.policy() == MergePolicy.COUNTER) {
            count(group);
        } else if (group.policy() == MergePolicy.SET) {
            unite(group);
        } else {
            replace(group);
        }
    }

    /** Every increment counts, whoever knew of whom; what a row is made with is none. */
    private void count(FieldGroup group) {
        if (op.kind() == OperationKind.INSERT) {
            begin(group);
            return;
        }
        String column = group.columns().getFirst();
        expected.row = expected.row.with(
                column,
                Expected.number(expected.row, column)
                        + Expected.number(op.after(), column)
                        - Expected.number(op.before(), column));
        expected.wrote(group.name(), by.behind(expected.writeOf(group.name())));
    }

    /** Of two beginnings the first stands, unless the other's author knew of it. */
    private void begin(FieldGroup group) {
        var last = expected.writeOf(group.name());
        var wanted = op.after().only(group.columns());
        if (last.isSeenBy(op, by)) {
            replace(group);
        } else if (!expected.row.agrees(wanted, wanted.columns())) {
            expected.lost(group.name(), "first-count", last, by);
        }
    }

    /** An element is there unless somebody removed it who knew the addition. */
    private void unite(FieldGroup group) {
        String column = group.columns().getFirst();
        var before = TextSet.read(op.before().text(column));
        var after = TextSet.read(op.after().text(column));
        var elements = new TreeSet<>(TextSet.read(expected.row.text(column)));
        for (String element : before) {
            if (!after.contains(element) && elements.contains(element)) {
                var added = expected.writeOf(tag(group, element));
                if (added.isSeenBy(op, by)) {
                    elements.remove(element);
                    expected.forget(tag(group, element));
                } else {
                    expected.lost(group.name(), "add-wins", added, by);
                }
            }
        }
        for (String element : after) {
            if (!before.contains(element)) {
                elements.add(element);
                expected.wrote(tag(group, element), by);
            }
        }
        expected.row = expected.row.with(column, TextSet.write(elements));
        expected.wrote(group.name(), by.behind(expected.writeOf(group.name())));
    }

    private static String tag(FieldGroup group, String element) {
        return group.name() + "/" + element;
    }

    private void replace(FieldGroup group) {
        String name = group.name();
        var last = expected.writeOf(name);
        var wanted = op.after().only(group.columns());
        var stands = expected.row.only(wanted.columns());
        var rivals = expected.conflicts.get(name);
        if (last.isSeenBy(op, by)) {
            take(group, wanted, by.behind(last));
            if (rivals != null) {
                rivals.removeBefore(by);
                rivals.remove(last);
                rivals.put(by, wanted);
                closeIfAgreed(name, rivals);
            }
        } else if (stands.agrees(wanted, wanted.columns())) {
            if (rivals == null && by.isLaterThan(last)) {
                expected.wrote(name, by);
            }
            if (rivals != null) {
                rivals.removeBefore(by);
                closeIfAgreed(name, rivals);
            }
        } else {
            contest(group, stands, last, wanted);
        }
    }

    private void contest(FieldGroup group, Row stands, Write last, Row wanted) {
        String name = group.name();
        var verdict = Verdict.between(group, stands, last, wanted, by);
        if (verdict.forPerson() || expected.conflicts.containsKey(name)) {
            var rivals = expected.conflicts.computeIfAbsent(name, n -> new Rivals());
            if (rivals.writes.isEmpty()) {
                rivals.put(last, stands);
            }
            rivals.removeBefore(by);
            rivals.put(by, wanted);
        } else if (verdict.comes()) {
            take(group, wanted, by);
            expected.lost(name, verdict.rule(), by, last);
        } else {
            expected.lost(name, verdict.rule(), last, by);
        }
    }

    private void take(FieldGroup group, Row value, Write by) {
        expected.row = expected.row.overlaidBy(value);
        expected.wrote(group.name(), by);
    }

    private void closeIfAgreed(String group, Rivals rivals) {
        if (rivals.writes.size() < 2) {
            expected.conflicts.remove(group);
        }
    }

    /** A person's decision closes what he saw, and only that. */
    private void resolve(FieldGroup group) {
        String name = group.name();
        var last = expected.writeOf(name);
        var value = op.after().only(group.columns());
        var rivals = expected.conflicts.get(name);
        if (rivals != null) {
            settle(group, rivals, value);
        } else if (last.isSeenBy(op, by)) {
            take(group, value, by.behind(last));
            expected.decides(name);
        } else if (!expected.isDecided(name)) {
            replace(group);
        } else if (!expected.row.agrees(value, value.columns())) {
            boolean later = by.isLaterThan(last);
            expected.lost(name, "later-resolution", later ? by : last, later ? last : by);
            if (later) {
                take(group, value, by);
                expected.decides(name);
            }
        }
    }

    private void settle(FieldGroup group, Rivals rivals, Row value) {
        String name = group.name();
        var last = expected.writeOf(name);
        var unseen = new Rivals();
        rivals.writes.values().forEach(write -> {
            var other = rivals.values.get(write.name());
            if (!write.isSeenBy(op, by)) {
                unseen.put(write, other);
            } else if (!other.agrees(value, value.columns())) {
                expected.lost(name, "resolved-by-person", by, write);
            }
        });
        if (!unseen.writes.containsKey(last.name())) {
            take(group, value, by.behind(last));
            expected.decides(name);
        }
        if (unseen.writes.isEmpty()) {
            expected.conflicts.remove(name);
        } else {
            unseen.put(by, value);
            expected.conflicts.put(name, unseen);
        }
    }
}
