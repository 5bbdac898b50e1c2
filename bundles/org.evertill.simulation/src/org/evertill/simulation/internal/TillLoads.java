package org.evertill.simulation.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.entity.Entity.Nature;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;
import org.evertill.simulation.internal.TillState.Image;
import org.evertill.simulation.internal.TillState.Shadow;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/** Scopes that a till loads from nothing: what the load does not name goes at the cut, but for what was done to it here. */
final class TillLoads {

    private TillLoads() {}

    static void begin(TillState state, String scope, long floor, Tally tally) {
        if (state.loads.containsKey(scope)) {
            tally.add(Happening.RELOAD_OVERTAKEN);
        }
        state.staged.removeIf(entry -> entry.scope().equals(scope));
        state.stagedCursors.remove(scope);
        state.cursors.remove(scope);
        state.loads.put(scope, floor);
    }

    /** After the rows of the cut were put in place. */
    static void end(TillState state, Map<RowKey, List<Operation>> pending, Tally tally) {
        tally.add(Happening.RELOAD, state.loads.size());
        for (String scope : state.loads.keySet()) {
            var named = new HashSet<RowKey>();
            state.staged.stream()
                    .filter(entry -> entry.scope().equals(scope))
                    .forEach(entry -> named.add(new RowKey(entry.table(), entry.id())));
            state.shadows.replaceAll(
                    (key, shadow) -> shadow.scope().equals(scope) && !named.contains(key) ? shadow.left() : shadow);
            unnamed(state, scope, named).forEach(key -> {
                if (pending.containsKey(key) || state.shadows.containsKey(key)) {
                    tally.add(Happening.RELOAD_UNDER_PENDING);
                    keepImage(state, key, pending.getOrDefault(key, List.of()));
                } else if (!isAside(state, key)) {
                    state.rows.remove(key);
                }
            });
        }
        state.loads.clear();
    }

    /** What this till made, head office took and no cut brought goes with the last of its pending operations. */
    private static void keepImage(TillState state, RowKey key, List<Operation> pending) {
        var image = Objects.requireNonNull(state.rows.get(key));
        boolean taken = made(state, key).anyMatch(op -> !pending.contains(op)) && !isAside(state, key);
        if (!state.shadows.containsKey(key) && image.headOffice() == 0 && taken) {
            state.shadows.put(key, new Shadow(image.row(), image.scope(), 0, image.deleted(), state.lastSeq(), true));
        }
    }

    /** Rows in the scope, and such that this till made in it, moved elsewhere, and never saw from head office. */
    private static List<RowKey> unnamed(TillState state, String scope, Set<RowKey> named) {
        return state.rows.entrySet().stream()
                .filter(row -> !named.contains(row.getKey()))
                // A fact is never deleted, and one that head office does not have has happened all the same.
                .filter(row -> Entities.type(row.getKey().table()).nature() != Nature.FACT)
                .filter(row -> row.getValue().scope().equals(scope)
                        || row.getValue().headOffice() == 0
                                && made(state, row.getKey())
                                        .anyMatch(op -> op.scope().equals(scope)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The operation with which this till made the row. */
    private static Stream<Operation> made(TillState state, RowKey key) {
        return state.after(0).stream()
                .filter(op -> op.kind() == OperationKind.INSERT
                        && op.table().equals(key.table())
                        && op.entityId().equals(key.id()));
    }

    /** Whether what made the row here waits at head office. */
    private static boolean isAside(TillState state, RowKey key) {
        return Objects.requireNonNull(state.rows.get(key)).headOffice() == 0
                && made(state, key)
                        .anyMatch(op -> state.rows.entrySet().stream()
                                .filter(row -> row.getKey().table().equals(Incident.TYPE.table()))
                                .map(row -> incident(row.getValue()))
                                .anyMatch(i -> i.kind() == Incident.Kind.QUARANTINE
                                        && i.status() == Incident.Status.OPEN
                                        && i.replica().equals(state.authorOf(op.seq()))
                                        && i.firstSeq() <= op.seq()
                                        && op.seq() <= i.lastSeq()));
    }

    /** Those about this till, and about copies of it. */
    private static Incident incident(Image image) {
        return Incident.TYPE.fromRow(image.row());
    }
}
