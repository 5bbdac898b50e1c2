package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.simulation.internal.TillState.Image;
import org.evertill.sync.merge.FieldVersion;
import org.evertill.sync.merge.FieldVersions;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.jspecify.annotations.Nullable;

/** What a till must show: head office's rows as they were at one commit, with the till's own later operations on top. */
final class ModelCuts {

    private final Map<RowKey, TreeMap<Integer, StoredRow>> history = new HashMap<>();
    private final Map<String, List<Complete>> complete = new HashMap<>();
    private final Map<String, Integer> commitOf = new HashMap<>();
    private final Map<String, Long> heads = new HashMap<>();
    /** With which commit something was in a scope first. */
    private final Map<String, Integer> began = new HashMap<>();

    private int commits;

    /** What was found right, by replica: it is right as long as neither side has changed. */
    private final Map<String, Map<RowKey, Right>> found = new HashMap<>();

    /** A row without operations of the till's own on top. */
    private record Right(Image image, StoredRow stored) {

        /** Whether these are the same, not only equal. */
        boolean is(@Nullable Image otherImage, StoredRow otherStored) {
            return image == otherImage && stored == otherStored;
        }
    }

    /** In the place of a row that head office lost when it was put back. */
    private static final StoredRow LOST = new StoredRow(
            "",
            new RowState(
                    Row.EMPTY,
                    1,
                    new FieldVersions(
                            new FieldVersion(1, "nobody", 1, Hlc.ZERO),
                            Collections.emptySortedMap(),
                            Collections.emptySortedSet()),
                    true));

    /** A page that completes a cut. */
    private record Complete(Map<String, Long> cursors, long acked, int commit) {

        /** Whether a till stands there; of months that head office lost it may know more. */
        boolean isOf(TillState state) {
            return acked == state.pulledSeq && state.cursors.entrySet().containsAll(cursors.entrySet());
        }
    }

    /** I3 besides: each scope's numbers grow by one for every entry of a commit. */
    void committed(OfficeState state, Judgement judgement) {
        commits++;
        var entries = new HashMap<String, Long>();
        for (var change : judgement.changes()) {
            history.computeIfAbsent(change.key(), k -> new TreeMap<>()).put(commits, change.after());
            entries.merge(change.after().scope(), 1L, Long::sum);
            if (change.isMove()) {
                entries.merge(change.before().orElseThrow().scope(), 1L, Long::sum);
            }
        }
        entries.forEach((scope, count) -> {
            began.putIfAbsent(scope, commits);
            long head = heads.getOrDefault(scope, Hearing.before(state.epochs.now())) + count;
            heads.put(scope, head);
            Broken.unless(state.head(scope) == head, "I3", scope + " is at " + state.head(scope) + ", not " + head);
        });
    }

    /** Where scopes stand. */
    Map<String, Long> heads() {
        return Map.copyOf(heads);
    }

    /** Head office was put back: its rows are those of the backup, all at once. */
    void officePutBack(OfficeState state) {
        commits++;
        history.forEach((key, versions) -> {
            var now = state.tables.find(key).orElse(LOST);
            if (now != versions.lastEntry().getValue()) {
                versions.put(commits, now);
            }
        });
        heads.clear();
        began.keySet().retainAll(state.scopes());
        state.scopes().forEach(scope -> heads.put(scope, Hearing.before(state.epochs.now())));
    }

    /** A till's database is one that was kept, when it showed a commit. */
    void putBack(Place place, int commit) {
        commitOf.put(place.machine(), commit);
        found.remove(place.machine());
    }

    void left(Place place, Pull.Answer page) {
        for (var entry : page.entries()) {
            boolean theirs =
                    place.sees(entry.scope()) && (!entry.gone() || entry.row().isEmpty());
            Broken.unless(theirs, "I14", place.machine() + " gets " + entry.table() + " " + entry.id());
        }
        if (!page.more()) {
            complete.computeIfAbsent(place.machine(), r -> new ArrayList<>())
                    .add(new Complete(page.cursors(), page.ackedSeq(), commits));
        }
    }

    /** I4, I5, I9, I12: after a cut the till shows exactly one commit, and its own operations. */
    void cut(Place place, TillState state) {
        var cut = complete.getOrDefault(place.machine(), List.of()).stream()
                .filter(c -> c.isOf(state))
                .reduce((a, b) -> b);
        Broken.unless(
                cut.isPresent(),
                "I12",
                () -> place.machine() + " shows a cut that head office never completed: " + state.cursors + " with "
                        + state.pulledSeq + " of its own; the last one was "
                        + complete.getOrDefault(place.machine(), List.of()).stream()
                                .reduce((a, b) -> b));
        commitOf.put(place.machine(), cut.orElseThrow().commit);
        check(place, state);
    }

    /** A till has committed: what it wrote it shows at once. */
    void committed(Place place, TillState state, List<Operation> operations) {
        operations.stream()
                .map(op -> new RowKey(op.table(), op.entityId()))
                .distinct()
                .forEach(key -> checkRow(place, state, key, ownOf(state, key)));
    }

    /** What a till shows against what it must show, every row. */
    void check(Place place, TillState state) {
        var own = new HashMap<RowKey, List<Operation>>();
        state.after(0)
                .forEach(op -> own.computeIfAbsent(new RowKey(op.table(), op.entityId()), k -> new ArrayList<>())
                        .add(op));
        var keys = new HashSet<>(history.keySet());
        keys.addAll(own.keySet());
        long shown = keys.stream()
                .filter(key -> checkRow(place, state, key, own.getOrDefault(key, List.of())))
                .count();
        Broken.unless(
                shown == state.rows.size(),
                "I4",
                () -> place.machine() + " shows " + state.rows.size() + " rows, not " + shown);
    }

    private static List<Operation> ownOf(TillState state, RowKey key) {
        return state.after(0).stream()
                .filter(op -> op.entityId().equals(key.id()) && op.table().equals(key.table()))
                .toList();
    }

    /** Checks one row; gives whether the till shows it. */
    private boolean checkRow(Place place, TillState state, RowKey key, List<Operation> own) {
        var image = state.rows.get(key);
        if (own.isEmpty() && isFound(place, key, image)) {
            return true;
        }
        var wanted = wanted(place, state, key, own);
        // A till need not have what is dead: head office may have let go of it before the till got to know it.
        boolean dead = wanted.stream().allMatch(Shown::deleted);
        boolean right = image == null
                ? dead
                : wanted.contains(new Shown(image.row(), image.deleted()))
                        || isDead(place, key) && (dead && isOwnDead(image) || isOwnAside(state, key, image, own))
                        || isLostFact(place, key, image);
        String invariant = wanted.isEmpty() ? "I14" : "I5";
        Broken.unless(
                right,
                invariant,
                () -> place.machine() + " shows of " + key + ":\n  " + image + "\nand not\n  " + wanted + "\nafter "
                        + own.size() + " operations of its own, " + state.pulledSeq + " in the cut");
        if (own.isEmpty() && image != null) {
            var stored = history.get(key).floorEntry(commitOf(place)).getValue();
            found.computeIfAbsent(place.machine(), r -> new HashMap<>()).put(key, new Right(image, stored));
        }
        return image != null;
    }

    /** What has happened stays at who has seen it, although head office has lost it. */
    private boolean isLostFact(Place place, RowKey key, Image image) {
        var versions = history.getOrDefault(key, new TreeMap<>());
        return (Entities.type(key.table()).nature() == Nature.FACT || isOfLostMonth(place, image))
                && versions.floorEntry(commitOf(place)) != null
                && versions.floorEntry(commitOf(place)).getValue() == LOST
                && versions.values().stream()
                        .anyMatch(version -> version != LOST
                                && place.sees(version.scope())
                                && version.state().row().equals(image.row()));
    }

    /** Of a month that head office lost whole it names nothing, until something of it comes. */
    private boolean isOfLostMonth(Place place, Image image) {
        return image.scope().startsWith("facts:")
                && began.getOrDefault(image.scope(), Integer.MAX_VALUE) > commitOf(place);
    }

    /** What a till made and deleted itself while head office had another such row that is dead too: nobody sees either. */
    private static boolean isOwnDead(Image image) {
        return image.deleted() && image.headOffice() == 0;
    }

    private boolean isDead(Place place, RowKey key) {
        var newest = history.getOrDefault(key, new TreeMap<>()).floorEntry(commitOf(place));
        return newest != null && newest.getValue().state().deleted();
    }

    /** What a till made anew when it had let go of the dead one, and what is set aside, only its maker knows. */
    private static boolean isOwnAside(TillState state, RowKey key, Image image, List<Operation> own) {
        int made = own.size() - 1;
        while (made >= 0 && own.get(made).kind() != OperationKind.INSERT) {
            made--;
        }
        var life = own.subList(Math.max(0, made), own.size());
        return image.headOffice() == 0
                && life.stream().allMatch(op -> op.seq() > state.pulledSeq || isAside(state, op))
                && Shown.NOTHING.with(key, life).equals(new Shown(image.row(), image.deleted()));
    }

    private static boolean isAside(TillState state, Operation op) {
        var remark = state.remarks.get(op.seq());
        return remark != null && remark.verdict() == Push.Verdict.QUARANTINED;
    }

    private boolean isFound(Place place, RowKey key, @Nullable Image image) {
        var right = found.getOrDefault(place.machine(), Map.of()).get(key);
        var stored = history.getOrDefault(key, new TreeMap<>()).floorEntry(commitOf(place));
        return right != null && stored != null && right.is(image, stored.getValue());
    }

    /** The commit that a till shows. */
    int commitOf(Place place) {
        return commitOf.getOrDefault(place.machine(), 0);
    }

    /** What may be shown of a row: head office's image as of the cut with what the cut does not hold on top; mostly one. */
    private Set<Shown> wanted(Place place, TillState state, RowKey key, List<Operation> own) {
        int commit = commitOf(place);
        var versions = history.getOrDefault(key, new TreeMap<>()).headMap(commit, true);
        var later = own.stream().filter(op -> op.seq() > state.pulledSeq).toList();
        if (versions.isEmpty()) {
            // head office does not have it: only its maker knows it, as he made it
            return own.isEmpty() ? Set.of() : Set.of(Shown.NOTHING.with(key, own));
        }
        var newest = versions.lastEntry().getValue();
        var shown = new HashSet<Shown>();
        if (place.sees(newest.scope())) {
            shown.add(Shown.of(newest).with(key, later));
            if (!newest.state().deleted()) {
                return shown;
            }
        }
        if (!later.isEmpty()) {
            // it has left, or is dead and the till never got to know: what was done to it stays in sight until it is at
            // head office, on top of what was last seen
            for (int seen = 0; seen <= own.size() - later.size(); seen++) {
                shown.add(Shown.NOTHING.with(key, own.subList(0, seen)).with(key, later));
            }
            versions.values().stream()
                    .filter(version -> version != LOST && place.sees(version.scope()))
                    .forEach(version -> shown.add(Shown.of(version).with(key, later)));
        }
        return shown;
    }
}
