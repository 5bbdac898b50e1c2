package org.evertill.simulation.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.evertill.kernel.Nanoid;
import org.evertill.simulation.internal.TillMachine.How;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Operation;

/** What is known of backups, and what has to come to light of them. */
final class ModelRestores {

    private final Map<String, Kept> kept = new HashMap<>();
    /** Operations that were on a disk that is gone, and not on the one that took its place. */
    private final Set<String> gone = new HashSet<>();

    private final Set<String> undetected = new HashSet<>();
    private final Set<String> everArrived = new HashSet<>();
    private final Map<String, Map<String, Long>> cursors = new HashMap<>();
    /** Machines that had seen what head office lost when it was put back last. */
    private final Set<String> witnesses = new HashSet<>();

    private int epoch = 1;

    /** What the model knew of a till when something was kept of it. */
    record Kept(Strand strand, int commit, Map<String, Long> cursors) {}

    void backedUp(TillMachine.Backup backup, Strand strand, int commit) {
        kept.put(backup.name(), new Kept(strand, commit, new TreeMap<>(backup.state().cursors)));
    }

    Kept putBack(Place place, TillState before, TillMachine.Backup backup, How how) {
        before.after(0).forEach(op -> gone.add(op.hash()));
        backup.state().after(0).forEach(op -> gone.remove(op.hash()));
        if (how == How.ALL) {
            undetected.add(place.register());
        }
        var found = kept.get(backup.name());
        if (found == null) {
            throw new IllegalStateException("nobody kept " + backup.name());
        }
        witnesses.remove(place.machine());
        cursors.put(place.machine(), found.cursors);
        return found;
    }

    void cut(Place place, TillState state) {
        cursors.put(place.machine(), new TreeMap<>(state.cursors));
    }

    /**
     * @param heads where scopes stood that were put back
     */
    void officePutBack(int newEpoch, Map<String, Long> heads) {
        epoch = newEpoch;
        witnesses.clear();
        cursors.forEach((machine, seen) -> seen.forEach((scope, cursor) -> {
            if (cursor > heads.getOrDefault(scope, 0L)) {
                witnesses.add(machine);
            }
        }));
    }

    boolean isOfficePutBack() {
        return epoch > 1;
    }

    /** Whether an operation arrives that was there in a time that is lost. */
    boolean isSentAgain(Operation op) {
        return !everArrived.add(op.hash());
    }

    /** Whether an operation was on a disk that is gone. */
    boolean isGone(String hash) {
        return gone.contains(hash);
    }

    /** Whether two lives of a register's till cannot tell themselves apart. */
    boolean isUndetected(String register) {
        return undetected.contains(register);
    }

    /** People know of each branch that has sold something, and of what head office lost. */
    void atRest(OfficeState state) {
        var told = new HashSet<String>();
        state.tables.rows().forEach((key, row) -> {
            if (key.table().equals(Incident.TYPE.table())) {
                var incident = Incident.TYPE.fromRow(row.state().row());
                if (incident.code().equals("sync.restored")) {
                    told.add(incident.replica());
                }
            }
        });
        for (String branch : state.shelf.branches()) {
            boolean sold = !state.shelf.operations(branch).isEmpty();
            Broken.unless(told.contains(branch) == sold, "I7", () -> "people are told of " + told + ", not " + branch);
        }
        String source = Place.HEAD_OFFICE.replica() + "|" + epoch + "|restored";
        boolean isTold = state.tables
                .find(new RowKey(Incident.TYPE.table(), Nanoid.derived("incident", source)))
                .isPresent();
        Broken.unless(
                isTold || witnesses.isEmpty(),
                "I7",
                () -> "nobody is told that head office lost what " + witnesses + " have seen");
    }
}
