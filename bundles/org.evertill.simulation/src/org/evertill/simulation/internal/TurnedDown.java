package org.evertill.simulation.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.entity.Entity.Nature;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** What a cut tells of this till's operations that were set aside: rows that head office will never have go. */
final class TurnedDown {

    private final TillState state;
    private final Map<RowKey, List<Operation>> pending;

    /**
     * @param pending operations that the cut does not hold, by row
     */
    TurnedDown(TillState state, Map<RowKey, List<Operation>> pending) {
        this.state = state;
        this.pending = pending;
    }

    void apply(List<Pull.Entry> staged, String replica) {
        var rejected = new HashSet<RowKey>();
        staged.stream()
                .filter(entry -> entry.table().equals(Incident.TYPE.table()) && !entry.gone())
                .map(entry -> Incident.TYPE.fromRow(entry.row()))
                .filter(incident -> incident.replica().equals(replica))
                .filter(incident -> incident.kind() == Incident.Kind.QUARANTINE)
                .filter(incident -> incident.status() != Incident.Status.OPEN)
                .forEach(incident -> {
                    ended(incident);
                    if (incident.status() == Incident.Status.REJECTED) {
                        rejected.addAll(rows(incident.firstSeq(), incident.lastSeq()));
                    }
                });
        rejected.removeAll(waiting());
        rejected.forEach(this::forget);
    }

    private void ended(Incident incident) {
        state.remarks
                .values()
                .removeIf(r -> r.seq() >= incident.firstSeq()
                        && r.seq() <= incident.lastSeq()
                        && r.verdict() == Push.Verdict.QUARANTINED);
    }

    private Set<RowKey> rows(long first, long last) {
        var keys = new HashSet<RowKey>();
        state.after(first - 1).stream()
                .filter(op -> op.seq() <= last)
                .forEach(op -> keys.add(new RowKey(op.table(), op.entityId())));
        return keys;
    }

    private Set<RowKey> waiting() {
        var keys = new HashSet<RowKey>();
        state.remarks.values().stream()
                .filter(r -> r.verdict() == Push.Verdict.QUARANTINED)
                .forEach(r -> keys.addAll(rows(r.seq(), r.seq())));
        return keys;
    }

    /** A fact stays, because it has happened. */
    private void forget(RowKey key) {
        var image = state.rows.get(key);
        boolean nobodys = image != null && image.headOffice() == 0 && !pending.containsKey(key);
        if (nobodys && Entities.type(key.table()).nature() != Nature.FACT) {
            state.rows.remove(key);
        }
    }
}
