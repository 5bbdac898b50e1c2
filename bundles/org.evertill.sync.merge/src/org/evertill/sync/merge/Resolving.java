package org.evertill.sync.merge;

import java.util.ArrayList;
import java.util.List;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.sync.merge.GroupOutcome.Contested;
import org.evertill.sync.merge.GroupOutcome.Decided;
import org.evertill.sync.merge.GroupOutcome.FastForward;
import org.evertill.sync.merge.GroupOutcome.Settled;
import org.evertill.sync.merge.GroupOutcome.Side;

/** A person's decision about one field group. It settles the values that the person had seen, and only those. */
final class Resolving {

    private final GroupMerge merge;
    private final FieldGroup group;
    private final FieldVersion last;
    private final Row value;

    Resolving(GroupMerge merge, FieldGroup group) {
        this.merge = merge;
        this.group = group;
        this.last = merge.state().fields().of(group.name());
        this.value = merge.op().after().only(group.columns());
    }

    void resolve() {
        var conflict = merge.conflicts().of(group.name());
        if (conflict != null) {
            settle(conflict.values());
        } else if (merge.hasSeen(last)) {
            take();
            merge.add(new FastForward(group.name()));
        } else if (merge.state().fields().decided().contains(group.name())) {
            againstAnotherDecision();
        } else {
            merge.replace(group);
        }
    }

    private void settle(List<Sibling> siblings) {
        var unseen = new ArrayList<Sibling>();
        for (Sibling sibling : siblings) {
            if (!merge.hasSeen(sibling.by())) {
                unseen.add(sibling);
            } else if (!sibling.value().agrees(value, value.columns())) {
                merge.add(new Decided(group.name(), Rules.RESOLVED, own(), sibling.side()));
            }
        }
        if (merge.hasSeen(last)) {
            take();
        } else if (unseen.stream().noneMatch(s -> ConflictMerge.isOf(s, last))) {
            unseen.add(Sibling.of(merge.state().row().only(value.columns()), last, ""));
        }
        if (unseen.isEmpty()) {
            merge.conflicts().settle(group.name(), Rules.RESOLVED);
            merge.add(new Settled(group.name(), Rules.RESOLVED));
        } else {
            unseen.add(merge.conflicts().own(value));
            merge.conflicts().change(group.name(), unseen);
            merge.add(new Contested(group.name(), Rules.MANUAL));
        }
    }

    private void againstAnotherDecision() {
        var stored = merge.state().row().only(value.columns());
        if (stored.agrees(value, value.columns())) {
            merge.add(new GroupOutcome.Agreed(group.name()));
            return;
        }
        var contest = merge.contest(group, stored, last, value);
        var decision = contest.laterResolution();
        merge.settle(contest, decision);
        if (decision instanceof Contest.Decision.Taken) {
            merge.decidedBy(group.name());
        }
    }

    private void take() {
        merge.take(group, value, merge.notBefore(last));
        merge.decidedBy(group.name());
    }

    private Side own() {
        return new Side(value, merge.by().replica(), merge.by().seq());
    }
}
