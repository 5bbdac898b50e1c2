package org.evertill.simulation.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evertill.sync.protocol.Operation;

/** On which strand operations were written. */
final class Strands {

    private final Map<String, Strand> ofMachine = new HashMap<>();
    private final Map<String, Strand> ofHash = new HashMap<>();
    private final Map<String, Strand> ofReplica = new HashMap<>();

    /** The one on which a machine writes. */
    Strand of(Place place) {
        return ofMachine.computeIfAbsent(place.machine(), m -> Strand.first());
    }

    /** A machine goes on with what another one, or itself, had written up to an operation. */
    void goOn(Place place, Strand before, long after) {
        ofMachine.put(place.machine(), new Strand(before, after));
    }

    void wrote(Place place, List<Operation> operations) {
        operations.forEach(op -> ofHash.put(op.hash(), of(place)));
    }

    /** Whether some till has made an operation. */
    boolean isMade(Operation op) {
        return ofHash.containsKey(op.hash());
    }

    /** Of an operation; without word of who wrote it, that of its author at head office. */
    Strand of(String replica, Operation op) {
        var strand = ofHash.get(op.hash());
        return strand == null ? ofReplica.computeIfAbsent(replica, r -> Strand.first()) : strand;
    }
}
