package org.evertill.sync.merge;

import java.util.ArrayList;
import java.util.List;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Row;
import org.evertill.sync.merge.Contest.Decision;
import org.evertill.sync.merge.GroupOutcome.Agreed;
import org.evertill.sync.merge.GroupOutcome.Contested;
import org.evertill.sync.merge.GroupOutcome.Decided;
import org.evertill.sync.merge.GroupOutcome.FastForward;
import org.evertill.sync.merge.GroupOutcome.Settled;
import org.evertill.sync.merge.GroupOutcome.Side;

/**
 * Whether the row is dead or alive, which is a group of its own. A deletion and an edit that did not know of each other are
 * for a person to decide, in whichever order they arrive; until then the row is dead, and holds what was edited.
 */
final class LifeMerge {

    private static final String LIFE = FieldGroup.LIFE;
    private static final FieldGroup GROUP = new FieldGroup(LIFE, MergePolicy.MANUAL, List.of(Bookkeeping.IS_DELETED));
    private static final Row DEAD = Row.EMPTY.with(Bookkeeping.IS_DELETED, true);
    private static final Row ALIVE = Row.EMPTY.with(Bookkeeping.IS_DELETED, false);

    private final EntityType<?> type;
    private final GroupMerge merge;
    private final RowState state;
    private final FieldVersion last;

    LifeMerge(EntityType<?> type, GroupMerge merge) {
        this.type = type;
        this.merge = merge;
        this.state = merge.state();
        this.last = state.fields().of(LIFE);
    }

    /** An edit has been merged into the row; gives whether the row is dead. */
    boolean edited() {
        var unseen = unseenDeath();
        return unseen.isEmpty() ? state.deleted() : meets(DEAD, last, merge.op().after(), unseen);
    }

    /** The row was made again; gives whether it is dead. It comes back only by somebody who knew of its death. */
    boolean madeAgain() {
        if (!state.deleted() || !merge.hasSeen(last)) {
            return edited();
        }
        merge.add(new FastForward(LIFE));
        merge.wrote(LIFE);
        var conflict = merge.conflicts().of(LIFE);
        if (conflict != null && conflict.values().stream().allMatch(s -> merge.hasSeen(s.by()))) {
            conflict.values().stream()
                    .filter(LifeMerge::isDeletion)
                    .forEach(s -> merge.add(new Decided(LIFE, Rules.ROW_REVIVED, side(false, merge.by()), s.side())));
            merge.conflicts().settle(LIFE, Rules.ROW_REVIVED);
        }
        return false;
    }

    /** The row is deleted; gives whether it is dead. */
    boolean deleted() {
        if (state.deleted()) {
            merge.conflicts().agree(LIFE);
            merge.add(new Agreed(LIFE));
            return true;
        }
        var unseen = unseenEdits();
        if (!unseen.isEmpty()) {
            return meetsEdits(unseen);
        }
        merge.add(new FastForward(LIFE));
        merge.wrote(LIFE);
        settleAll();
        return true;
    }

    /** A deletion meets what its author had not seen; gives whether the row is dead. */
    private boolean meetsEdits(List<Sibling> unseen) {
        var values = unseen.stream().map(Sibling::value).reduce(Row.EMPTY, Row::overlaidBy);
        return meets(values, latest(unseen), Row.EMPTY, unseen);
    }

    /** Two sides meet; gives whether the row is dead. */
    private boolean meets(Row stored, FieldVersion storedBy, Row incoming, List<Sibling> standing) {
        boolean deleting = !state.deleted();
        var contest = merge.contest(GROUP, stored.equals(DEAD) ? Row.EMPTY : stored, storedBy, incoming);
        var decision = merge.decide(contest);
        if (decision instanceof Decision.Person(var rule)) {
            merge.conflicts().contest(LIFE, standing, deleting ? DEAD : incoming, rule);
            merge.add(new Contested(LIFE, rule));
            if (deleting) {
                merge.wrote(LIFE);
            }
            return true;
        }
        boolean incomingWins = decision instanceof Decision.Taken;
        var theirs = standing.stream().map(Sibling::side).toList();
        var ours = new Side(incoming, merge.by().replica(), merge.by().seq());
        for (Side other : theirs) {
            merge.add(
                    incomingWins
                            ? new Decided(LIFE, decision.rule(), ours, other)
                            : new Decided(LIFE, decision.rule(), other, ours));
        }
        if (incomingWins) {
            merge.wrote(LIFE);
        }
        // A deletion that wins kills, and an edit that loses meets a row that is dead already.
        return incomingWins == deleting;
    }

    /** The death of the row, when the author did not know of it. */
    private List<Sibling> unseenDeath() {
        var unseen = new ArrayList<Sibling>();
        if (state.deleted() && !merge.hasSeen(last)) {
            unseen.add(Sibling.of(DEAD, last, ""));
        }
        return unseen;
    }

    /** What the author of a deletion did not know, by operation: edits of groups, and values that wait for a person. */
    private List<Sibling> unseenEdits() {
        var unseen = new ArrayList<Sibling>();
        for (FieldGroup group : type.groups()) {
            var edit = state.fields().of(group.name());
            if (!merge.hasSeen(edit)) {
                add(unseen, Sibling.of(state.row().only(group.columns()), edit, ""));
            }
        }
        if (state.fields().later().containsKey(LIFE) && !merge.hasSeen(last) && isMissing(last, unseen)) {
            unseen.add(Sibling.of(ALIVE, last, ""));
        }
        merge.conflicts().open().values().stream()
                .flatMap(conflict -> conflict.values().stream())
                .filter(s -> !merge.hasSeen(s.by()) && isMissing(s.by(), unseen))
                .forEach(unseen::add);
        return unseen;
    }

    /** Adds the edit of one more group: one operation is one value, whatever times its groups stand at. */
    private static void add(List<Sibling> unseen, Sibling edit) {
        for (int i = 0; i < unseen.size(); i++) {
            var known = unseen.get(i);
            if (ConflictMerge.isOf(known, edit.by())) {
                var later = edit.by().isLaterThan(known.by()) ? edit.by() : known.by();
                unseen.set(i, Sibling.of(known.value().overlaidBy(edit.value()), later, ""));
                return;
            }
        }
        unseen.add(edit);
    }

    private static boolean isMissing(FieldVersion write, List<Sibling> unseen) {
        return unseen.stream().noneMatch(s -> ConflictMerge.isOf(s, write));
    }

    private static FieldVersion latest(List<Sibling> siblings) {
        return siblings.stream()
                .map(Sibling::by)
                .reduce((a, b) -> b.isLaterThan(a) ? b : a)
                .orElseThrow();
    }

    /** The author knew all that waits for a person, and deleted the row. */
    private void settleAll() {
        var ours = new Side(Row.EMPTY, merge.by().replica(), merge.by().seq());
        for (Conflict conflict : List.copyOf(merge.conflicts().open().values())) {
            String group = conflict.fieldGroup();
            conflict.values().forEach(s -> merge.add(new Decided(group, Rules.ROW_DELETED, ours, s.side())));
            merge.conflicts().settle(group, Rules.ROW_DELETED);
        }
    }

    /**
     * A person's decision; gives whether the row is dead. One that comes late, when its conflict is long settled, is weighed
     * against what its author had not seen as any deletion and any edit are.
     */
    boolean resolved(boolean dead) {
        var conflict = merge.conflicts().of(LIFE);
        if (conflict != null) {
            return settle(conflict.values(), dead);
        }
        if (dead == state.deleted()) {
            merge.add(new Agreed(LIFE));
            return dead;
        }
        boolean rival = state.fields().decided().contains(LIFE) && !merge.hasSeen(last);
        if (rival && !merge.by().isLaterThan(last)) {
            merge.add(new Decided(LIFE, Rules.LATER_RESOLUTION, side(state.deleted(), last), side(dead, merge.by())));
            return state.deleted();
        }
        var unseen = dead ? unseenEdits() : unseenDeath();
        if (rival) {
            unseen.removeIf(s -> ConflictMerge.isOf(s, last));
            merge.add(new Decided(LIFE, Rules.LATER_RESOLUTION, side(dead, merge.by()), side(state.deleted(), last)));
        }
        if (unseen.isEmpty()) {
            return decided(dead, rival);
        }
        return dead ? meetsEdits(unseen) : meets(DEAD, last, ALIVE, unseen);
    }

    private boolean decided(boolean dead, boolean overRival) {
        if (!overRival) {
            merge.add(new FastForward(LIFE));
        }
        merge.wrote(LIFE);
        merge.decidedBy(LIFE);
        return dead;
    }

    private boolean settle(List<Sibling> siblings, boolean dead) {
        var unseen = new ArrayList<Sibling>();
        for (Sibling sibling : siblings) {
            if (!merge.hasSeen(sibling.by())) {
                unseen.add(sibling);
            } else if (isDeletion(sibling) != dead) {
                merge.add(new Decided(LIFE, Rules.RESOLVED, side(dead, merge.by()), sibling.side()));
            }
        }
        merge.wrote(LIFE);
        merge.decidedBy(LIFE);
        if (unseen.isEmpty()) {
            merge.conflicts().settle(LIFE, Rules.RESOLVED);
            merge.add(new Settled(LIFE, Rules.RESOLVED));
            return dead;
        }
        boolean stillDead = dead || unseen.stream().anyMatch(LifeMerge::isDeletion);
        unseen.add(merge.conflicts().own(Row.EMPTY.with(Bookkeeping.IS_DELETED, dead)));
        merge.conflicts().change(LIFE, unseen);
        merge.add(new Contested(LIFE, Rules.MANUAL));
        return stillDead;
    }

    private static boolean isDeletion(Sibling sibling) {
        return Boolean.TRUE.equals(sibling.value().get(Bookkeeping.IS_DELETED));
    }

    private static Side side(boolean dead, FieldVersion by) {
        return new Side(Row.EMPTY.with(Bookkeeping.IS_DELETED, dead), by.replica(), by.seq());
    }
}
