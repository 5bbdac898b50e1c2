package org.evertill.sync.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Row;
import org.evertill.entity.TextSet;
import org.evertill.sync.merge.Contest.Decision;
import org.evertill.sync.merge.GroupOutcome.Agreed;
import org.evertill.sync.merge.GroupOutcome.Contested;
import org.evertill.sync.merge.GroupOutcome.Decided;
import org.evertill.sync.merge.GroupOutcome.FastForward;
import org.evertill.sync.merge.GroupOutcome.Joined;
import org.evertill.sync.merge.GroupOutcome.Side;
import org.evertill.sync.merge.MergeResult.Merged;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/** One merge under way: goes through the groups that an operation touches and gathers what comes of them. */
final class GroupMerge {

    private final EntityType<?> type;
    private final RowState state;
    private final Operation op;
    private final FieldVersion by;
    private final Seen seen;
    private final List<ConflictPolicy> policies;
    private final ConflictMerge conflicts;
    private final List<GroupOutcome> outcomes = new ArrayList<>();
    private final Map<String, FieldVersion> written = new TreeMap<>();
    private final TreeSet<String> gone = new TreeSet<>();
    private final TreeSet<String> decided = new TreeSet<>();
    private Row row;

    GroupMerge(
            EntityType<?> type,
            RowState state,
            Operation op,
            FieldVersion by,
            Seen seen,
            Instant at,
            List<ConflictPolicy> policies) {
        this.type = type;
        this.state = state;
        this.op = op;
        this.by = by;
        this.seen = seen;
        this.policies = policies;
        this.conflicts = new ConflictMerge(state.conflicts(), op, by, seen, at);
        this.row = state.row();
    }

    /** Merges every touched group into the row. */
    void mergeAll() {
        touched().forEach(this::merge);
    }

    /** Takes a person's decision about every group that the operation names. */
    void resolveAll() {
        touched().forEach(group -> new Resolving(this, group).resolve());
    }

    /**
     * Whether the author knew a write: it saw the version that came of it, or wrote it itself, and earlier: an operation that
     * was set aside and is released now comes behind later ones of its own author.
     */
    boolean hasSeen(FieldVersion write) {
        return seen.has(write);
    }

    RowState state() {
        return state;
    }

    Operation op() {
        return op;
    }

    FieldVersion by() {
        return by;
    }

    ConflictMerge conflicts() {
        return conflicts;
    }

    void add(GroupOutcome outcome) {
        outcomes.add(outcome);
    }

    /** Notes that a group has this operation as its last write. */
    void wrote(String group) {
        written.put(group, by);
    }

    /** Notes that a group's last write is a person's decision. */
    void decidedBy(String group) {
        decided.add(group);
    }

    Merged finished(boolean deleted) {
        var fields = state.fields().with(written, gone, decided);
        var result = new RowState(row, by.version(), fields, deleted, conflicts.remaining());
        return new Merged(result, outcomes, conflicts.changed());
    }

    Contest contest(FieldGroup group, Row stored, FieldVersion storedBy, Row incoming) {
        return new Contest(type, group, op.before(), state.row(), stored, storedBy, incoming, by);
    }

    /** What becomes of two values. While a person is asked about a group, no rule decides over that person's head. */
    Decision decide(Contest contest) {
        var open = conflicts.of(contest.group().name());
        return open == null ? contest.decide(policies) : new Decision.Person(open.rule());
    }

    void take(FieldGroup group, Row value, FieldVersion writer) {
        row = row.overlaidBy(value);
        written.put(group.name(), writer);
    }

    /** What knowingly replaces a value is later than it, even when its author's clock is behind. */
    FieldVersion notBefore(FieldVersion last) {
        return by.hlc().compareTo(last.hlc()) >= 0
                ? by
                : new FieldVersion(by.version(), by.replica(), by.seq(), last.hlc());
    }

    private List<FieldGroup> touched() {
        var known = type.groups().stream()
                .filter(g -> g.columns().stream().anyMatch(op.after()::has))
                .toList();
        var groups = new ArrayList<>(known);
        var strangers = new LinkedHashSet<>(op.after().columns());
        strangers.removeAll(type.columnNames());
        strangers.remove(Bookkeeping.IS_DELETED);
        // a column of a newer version is a group of its own until this side knows better
        strangers.forEach(c -> groups.add(new FieldGroup(c, MergePolicy.LAST_WRITE_WINS, List.of(c))));
        return groups;
    }

    private void merge(FieldGroup group) {
        switch (group.policy()) {
            case COUNTER -> count(group);
            case SET -> unite(group);
            case LAST_WRITE_WINS, HEAD_OFFICE_WINS, MAXIMUM, MINIMUM, RULE, MANUAL -> replace(group);
        }
    }

    /** One of two values stands, or both wait for a person. */
    void replace(FieldGroup group) {
        var last = state.fields().of(group.name());
        var incoming = op.after().only(group.columns());
        var stored = state.row().only(incoming.columns());
        if (hasSeen(last)) {
            take(group, incoming, notBefore(last));
            conflicts.replace(group.name(), last, incoming);
            outcomes.add(new FastForward(group.name()));
        } else if (stored.agrees(incoming, incoming.columns())) {
            agree(group, last);
        } else {
            var contest = contest(group, stored, last, incoming);
            settle(contest, decide(contest));
        }
    }

    /** The later of two equal writes stands, so that a third one is measured against it. */
    private void agree(FieldGroup group, FieldVersion last) {
        if (by.isLaterThan(last) && conflicts.of(group.name()) == null) {
            wrote(group.name());
        }
        conflicts.agree(group.name());
        outcomes.add(new Agreed(group.name()));
    }

    /** Does what was decided between two values. */
    void settle(Contest contest, Decision decision) {
        var group = contest.group();
        var last = contest.storedBy();
        var stored = new Side(contest.stored(), last.replica(), last.seq());
        var incoming = new Side(contest.incoming(), by.replica(), by.seq());
        switch (decision) {
            case Decision.Stays(var rule) -> outcomes.add(new Decided(group.name(), rule, stored, incoming));
            case Decision.Taken(var rule) -> {
                take(group, contest.incoming(), by);
                outcomes.add(new Decided(group.name(), rule, incoming, stored));
            }
            case Decision.Combined(var value, var rule) -> {
                take(group, value, notBefore(last));
                var winner = new Side(value, by.replica(), by.seq());
                outcomes.add(new Decided(group.name(), rule, winner, stored));
                outcomes.add(new Decided(group.name(), rule, winner, incoming));
            }
            case Decision.Person(var rule) -> {
                var standing = List.of(Sibling.of(contest.stored(), last, ""));
                conflicts.contest(group.name(), standing, contest.incoming(), rule);
                outcomes.add(new Contested(group.name(), rule));
            }
        }
    }

    /** Adds the increments, whether the author had seen the sum or not. A row that is made brings a number, not an increment. */
    private void count(FieldGroup group) {
        var sum = Additive.counted(group, state.row(), op);
        var last = state.fields().of(group.name());
        if (op.kind() == OperationKind.INSERT && !hasSeen(last)) {
            standsFirst(group, last);
            return;
        }
        if (sum.isEmpty() || op.kind() == OperationKind.INSERT) {
            replace(group);
            return;
        }
        take(group, sum.get(), notBefore(last));
        outcomes.add(hasSeen(last) ? new FastForward(group.name()) : new Joined(group.name(), Rules.COUNTER));
    }

    /** Of two beginnings of one counter the first stands, with all that was added to it since. */
    private void standsFirst(FieldGroup group, FieldVersion last) {
        var incoming = op.after().only(group.columns());
        var stored = state.row().only(incoming.columns());
        if (stored.agrees(incoming, incoming.columns())) {
            outcomes.add(new Agreed(group.name()));
        } else {
            var winner = new Side(stored, last.replica(), last.seq());
            outcomes.add(
                    new Decided(group.name(), Rules.FIRST_COUNT, winner, new Side(incoming, by.replica(), by.seq())));
        }
    }

    /** Joins what was added and what was removed, element by element. */
    private void unite(FieldGroup group) {
        var last = state.fields().of(group.name());
        var change = Additive.SetChange.of(group, op);
        var elements = new TreeSet<>(TextSet.read(state.row().text(change.column())));
        change.removed().forEach(element -> remove(group, change.column(), element, elements));
        for (String element : change.added()) {
            elements.add(element);
            written.put(tag(group, element), by);
            gone.remove(tag(group, element));
        }
        take(group, Row.EMPTY.with(change.column(), TextSet.write(elements)), notBefore(last));
        outcomes.add(hasSeen(last) ? new FastForward(group.name()) : new Joined(group.name(), Rules.SET));
    }

    /** An element goes when its addition was known to who removes it. */
    private void remove(FieldGroup group, String column, String element, TreeSet<String> elements) {
        if (!elements.contains(element)) {
            return;
        }
        var added = state.fields().of(tag(group, element));
        if (hasSeen(added)) {
            elements.remove(element);
            gone.add(tag(group, element));
        } else {
            var one = Row.EMPTY.with(column, TextSet.write(List.of(element)));
            outcomes.add(new Decided(
                    group.name(),
                    Rules.ADD_WINS,
                    new Side(one, added.replica(), added.seq()),
                    new Side(Row.EMPTY, by.replica(), by.seq())));
        }
    }

    private static String tag(FieldGroup group, String element) {
        return group.name() + "/" + element;
    }
}
