package org.evertill.sync.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.evertill.sync.protocol.Operation;
import org.jspecify.annotations.Nullable;

/** The conflicts of one row while an operation is merged into it. */
final class ConflictMerge {

    private final SortedMap<String, OpenConflict> before;
    private final TreeMap<String, Conflict> open = new TreeMap<>();
    private final TreeMap<String, Conflict> settled = new TreeMap<>();
    private final Operation op;
    private final FieldVersion by;
    private final Seen seen;
    private final Instant at;

    ConflictMerge(SortedMap<String, OpenConflict> before, Operation op, FieldVersion by, Seen seen, Instant at) {
        this.before = before;
        this.op = op;
        this.by = by;
        this.seen = seen;
        this.at = at;
        before.forEach((group, conflict) -> open.put(group, conflict.conflict()));
    }

    /** The open conflict of a group. */
    @Nullable
    Conflict of(String group) {
        return open.get(group);
    }

    /** What waits for a person, by group. */
    SortedMap<String, Conflict> open() {
        return open;
    }

    /** The operation's own value as a sibling. */
    Sibling own(Row value) {
        return Sibling.of(value, by, op.userId());
    }

    /** A person has to decide: opens a conflict of what stands and what came, or adds what came to the open one. */
    void contest(String group, List<Sibling> standing, Row incoming, String rule) {
        var conflict = open.get(group);
        if (conflict == null) {
            var siblings = new ArrayList<>(standing);
            siblings.add(own(incoming));
            open.put(group, Conflict.open(op, by.replica(), group, siblings, rule, at));
        } else {
            var siblings = withoutOwn(conflict.values());
            siblings.add(own(incoming));
            open.put(group, conflict.withValues(siblings));
        }
    }

    /** The value that stood is replaced by somebody who knew it: in the conflict, too. */
    void replace(String group, FieldVersion standing, Row incoming) {
        var conflict = open.get(group);
        if (conflict != null) {
            var siblings = withoutOwn(conflict.values());
            siblings.removeIf(s -> isOf(s, standing));
            siblings.add(own(incoming));
            keep(group, conflict, siblings);
        }
    }

    /** The author came to the value that stands: what he had wanted before is no sibling any more. */
    void agree(String group) {
        var conflict = open.get(group);
        if (conflict != null) {
            keep(group, conflict, withoutOwn(conflict.values()));
        }
    }

    /** Puts other values into an open conflict. */
    void change(String group, List<Sibling> siblings) {
        var conflict = open.get(group);
        if (conflict != null) {
            open.put(group, conflict.withValues(siblings));
        }
    }

    /** Nobody has to decide any more. */
    void settle(String group, String rule) {
        var conflict = open.remove(group);
        if (conflict != null) {
            settled.put(group, conflict.settled(at, op.userId(), rule));
        }
    }

    /** Those that are not as they were before the operation. */
    List<OpenConflict> changed() {
        var changed = new ArrayList<OpenConflict>();
        open.forEach((group, conflict) -> {
            var old = before.get(group);
            if (old == null || !old.conflict().equals(conflict)) {
                changed.add(numbered(group, conflict));
            }
        });
        // one that was opened and settled by the same operation never was
        settled.forEach((group, conflict) -> {
            if (before.containsKey(group)) {
                changed.add(numbered(group, conflict));
            }
        });
        return changed;
    }

    /** What waits for a person after the operation, by group. */
    SortedMap<String, OpenConflict> remaining() {
        var remaining = new TreeMap<String, OpenConflict>();
        open.forEach((group, conflict) -> {
            var old = before.get(group);
            boolean same = old != null && old.conflict().equals(conflict);
            remaining.put(group, same ? old : numbered(group, conflict));
        });
        return remaining;
    }

    private OpenConflict numbered(String group, Conflict conflict) {
        var old = before.get(group);
        return old != null && old.conflict().id().equals(conflict.id())
                ? new OpenConflict(conflict, old.version() + 1)
                : new OpenConflict(conflict, 1);
    }

    private void keep(String group, Conflict conflict, List<Sibling> siblings) {
        if (siblings.size() > 1) {
            open.put(group, conflict.withValues(siblings));
        } else {
            settle(group, Rules.AGREED);
        }
    }

    /**
     * What the author said earlier he takes back by saying something else. What he said later stays: an operation that was
     * set aside comes behind it, and takes nothing back.
     */
    private ArrayList<Sibling> withoutOwn(List<Sibling> siblings) {
        var others = new ArrayList<>(siblings);
        others.removeIf(s -> seen.wrote(s.replica(), s.seq()));
        return others;
    }

    static boolean isOf(Sibling sibling, FieldVersion write) {
        return sibling.seq() == write.seq() && sibling.replica().equals(write.replica());
    }
}
