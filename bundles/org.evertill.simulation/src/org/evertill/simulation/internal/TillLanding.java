package org.evertill.simulation.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.TillState.Image;
import org.evertill.simulation.internal.TillState.Shadow;
import org.evertill.sync.PullTarget;
import org.evertill.sync.merge.Replay;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Pull;

/** Where pulled rows land on the fake disk: staged page by page, applied at one cut. */
final class TillLanding implements PullTarget {

    private final TillDisk disk;
    private final Consumer<TillState> onCut;

    /**
     * @param onCut told the state after every cut, in the instant in which it commits
     */
    TillLanding(TillDisk disk, Consumer<TillState> onCut) {
        this.disk = disk;
        this.onCut = onCut;
    }

    @Override
    public SortedMap<String, Long> cursors() {
        var cursors = new TreeMap<>(disk.read().cursors);
        disk.read().stagedCursors.forEach((scope, seq) -> cursors.merge(scope, seq, Math::max));
        return Collections.unmodifiableSortedMap(cursors);
    }

    @Override
    public SortedMap<String, Long> loads() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(disk.read().loads));
    }

    @Override
    public void stage(Pull.Answer page) {
        disk.write(
                Happening.CRASH_IN_STAGE,
                state -> {
                    state.epoch = page.epoch();
                    page.reloads().forEach((scope, floor) -> TillLoads.begin(state, scope, floor, disk.tally()));
                    for (var entry : page.entries()) {
                        disk.statement();
                        state.staged.add(entry);
                    }
                    state.stagedCursors.putAll(page.cursors());
                    state.stagedPages++;
                    return page;
                },
                done -> {});
    }

    @Override
    public long apply(long ackedSeq) {
        return disk.write(
                Happening.CRASH_IN_APPLY, state -> (long) cut(state, ackedSeq), done -> onCut.accept(disk.read()));
    }

    private int cut(TillState state, long ackedSeq) {
        int count = state.staged.size();
        var pending = pending(state, ackedSeq);
        for (var entry : state.staged) {
            disk.statement();
            if (!entry.gone()) {
                land(state, entry, ackedSeq, pending);
            }
        }
        for (var entry : last(state.staged)) {
            disk.statement();
            if (entry.gone()) {
                leave(state, entry, pending);
            }
        }
        TillLoads.end(state, pending, disk.tally());
        for (var key : List.copyOf(state.shadows.keySet())) {
            disk.statement();
            replay(state, key, pending.getOrDefault(key, List.of()));
        }
        state.cursors.putAll(state.stagedCursors);
        state.stagedCursors.clear();
        state.staged.clear();
        state.pagesOfCut = state.stagedPages;
        state.stagedPages = 0;
        state.pulledSeq = Math.max(state.pulledSeq, ackedSeq);
        return count;
    }

    private static Map<RowKey, List<Operation>> pending(TillState state, long ackedSeq) {
        var pending = new HashMap<RowKey, List<Operation>>();
        for (var op : state.after(Math.min(ackedSeq, state.lastSeq()))) {
            pending.computeIfAbsent(new RowKey(op.table(), op.entityId()), k -> new ArrayList<>())
                    .add(op);
        }
        return pending;
    }

    private static void land(TillState state, Pull.Entry entry, long ackedSeq, Map<RowKey, List<Operation>> pending) {
        var key = new RowKey(entry.table(), entry.id());
        if (pending.containsKey(key)) {
            state.shadows.put(
                    key, new Shadow(entry.row(), entry.scope(), entry.version(), entry.deleted(), ackedSeq, false));
        } else {
            state.shadows.remove(key);
            state.rows.put(key, new Image(entry.row(), entry.scope(), entry.version(), 0, entry.deleted()));
        }
    }

    /** Per row and scope what the stage says last. */
    private static Collection<Pull.Entry> last(List<Pull.Entry> staged) {
        var last = new LinkedHashMap<List<String>, Pull.Entry>();
        staged.forEach(entry -> last.put(List.of(entry.table(), entry.id(), entry.scope()), entry));
        return last.values();
    }

    /**
     * A row goes only if it is still in the scope that it left, or if this till made it and never saw it from head office.
     * What has pending operations stays until those are up.
     */
    private static void leave(TillState state, Pull.Entry entry, Map<RowKey, List<Operation>> pending) {
        var key = new RowKey(entry.table(), entry.id());
        var shadow = state.shadows.get(key);
        var image = state.rows.get(key);
        if (shadow != null) {
            if (shadow.scope().equals(entry.scope())) {
                state.shadows.put(key, shadow.left());
            }
        } else if (image != null && (image.headOffice() == 0 || image.scope().equals(entry.scope()))) {
            if (pending.containsKey(key)) {
                long newest = state.lastSeq();
                state.shadows.put(key, new Shadow(image.row(), image.scope(), 0, image.deleted(), newest, true));
            } else {
                state.rows.remove(key);
            }
        }
    }

    private static void replay(TillState state, RowKey key, List<Operation> pending) {
        var shadow = Objects.requireNonNull(state.shadows.get(key));
        var shown = new Replay.State(shadow.row(), shadow.deleted());
        String scope = shadow.scope();
        for (var op : pending) {
            if (op.seq() > shadow.afterSeq()) {
                shown = Replay.after(Entities.type(key.table()), shown, op);
                scope = op.scope();
            }
        }
        if (pending.isEmpty()) {
            state.shadows.remove(key);
        }
        if (pending.isEmpty() && shadow.gone()) {
            state.rows.remove(key);
        } else {
            long own = pending.isEmpty() ? 0 : pending.getLast().seq();
            state.rows.put(key, new Image(shown.row(), scope, shadow.version(), own, shown.deleted()));
        }
    }

    @Override
    public void adopt(int epoch) {
        disk.write(
                Happening.CRASH_IN_STAGE,
                state -> {
                    state.staged.clear();
                    state.stagedCursors.clear();
                    state.stagedPages = 0;
                    state.epoch = epoch;
                    return epoch;
                },
                done -> {});
    }

    @Override
    public int epoch() {
        return disk.read().epoch;
    }

    @Override
    public Optional<Instant> appliedAt() {
        return Optional.empty();
    }
}
