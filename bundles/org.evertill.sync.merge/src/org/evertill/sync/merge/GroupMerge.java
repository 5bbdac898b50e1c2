package org.evertill.sync.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.GroupOutcome.Agreed;
import org.evertill.sync.merge.GroupOutcome.Decided;
import org.evertill.sync.merge.GroupOutcome.FastForward;
import org.evertill.sync.merge.GroupOutcome.Side;
import org.evertill.sync.merge.MergeResult.Merged;
import org.evertill.sync.protocol.Operation;

/** One merge under way: goes through the groups that an operation touches and gathers what comes of them. */
final class GroupMerge {

    private final EntityType<?> type;
    private final RowState state;
    private final Operation op;
    private final FieldVersion by;
    private final List<GroupOutcome> outcomes = new ArrayList<>();
    private final Map<String, FieldVersion> written = new TreeMap<>();
    private Row row;

    GroupMerge(EntityType<?> type, RowState state, Operation op, FieldVersion by) {
        this.type = type;
        this.state = state;
        this.op = op;
        this.by = by;
        this.row = state.row();
    }

    /** Merges every touched group into the row. */
    void mergeAll() {
        touched().forEach(this::merge);
    }

    /** Whether the author knew a write: it saw the version that came of it, or wrote it itself. */
    boolean hasSeen(FieldVersion write) {
        return op.context().get(VersionVector.HEAD_OFFICE) >= write.version()
                || write.replica().equals(by.replica());
    }

    void add(GroupOutcome outcome) {
        outcomes.add(outcome);
    }

    /** Notes that a group has this operation as its last write. */
    void wrote(String group) {
        written.put(group, by);
    }

    Merged finished(boolean deleted) {
        return new Merged(new RowState(row, by.version(), state.fields().with(written), deleted), outcomes);
    }

    private List<FieldGroup> touched() {
        var known = type.groups().stream()
                .filter(g -> g.columns().stream().anyMatch(op.after()::has))
                .toList();
        var groups = new ArrayList<>(known);
        var strangers = new LinkedHashSet<>(op.after().columns());
        strangers.removeAll(type.columnNames());
        // a column of a newer version is a group of its own until this side knows better
        strangers.forEach(c -> groups.add(new FieldGroup(c, MergePolicy.LAST_WRITE_WINS, List.of(c))));
        return groups;
    }

    private void merge(FieldGroup group) {
        var last = state.fields().of(group.name());
        var incoming = op.after().only(group.columns());
        var stored = state.row().only(incoming.columns());
        if (hasSeen(last)) {
            take(group, incoming, notBefore(last));
            outcomes.add(new FastForward(group.name()));
        } else if (stored.agrees(incoming, incoming.columns())) {
            agree(group, last);
        } else {
            decide(new Contest(group, stored, last, incoming, by));
        }
    }

    /** The later of two equal writes stands, so that a third one is measured against it. */
    private void agree(FieldGroup group, FieldVersion last) {
        if (by.isLaterThan(last)) {
            wrote(group.name());
        }
        outcomes.add(new Agreed(group.name()));
    }

    private void decide(Contest contest) {
        var decision = contest.decide();
        var stored = new Side(
                contest.stored(),
                contest.storedBy().replica(),
                contest.storedBy().seq());
        var incoming = new Side(contest.incoming(), by.replica(), by.seq());
        String group = contest.group().name();
        if (decision.incomingWins()) {
            take(contest.group(), contest.incoming(), by);
            outcomes.add(new Decided(group, decision.rule(), incoming, stored));
        } else {
            outcomes.add(new Decided(group, decision.rule(), stored, incoming));
        }
    }

    private void take(FieldGroup group, Row value, FieldVersion writer) {
        row = row.overlaidBy(value);
        written.put(group.name(), writer);
    }

    /** What knowingly replaces a value is later than it, even when its author's clock is behind. */
    private FieldVersion notBefore(FieldVersion last) {
        return by.hlc().compareTo(last.hlc()) >= 0
                ? by
                : new FieldVersion(by.version(), by.replica(), by.seq(), last.hlc());
    }
}
