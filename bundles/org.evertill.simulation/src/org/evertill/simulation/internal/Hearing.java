package org.evertill.simulation.internal;

import java.util.Set;
import org.evertill.entity.EntityType;

/**
 * What the model has to know of the circumstances in which operations are judged.
 *
 * @param known the entities that head office knows at the time
 * @param epoch head office's
 */
record Hearing(Place author, Set<EntityType<?>> known, long receivedAt, int epoch, Strands strands) {

    private static final long NUMBERS_OF_AN_EPOCH = 0x1000_0000;

    /** The version of a row that follows one, 0 for none. */
    long next(long version) {
        return Math.max(version, before(epoch)) + 1;
    }

    /** Behind which number those of an epoch begin. */
    static long before(int epoch) {
        return (epoch - 1) * NUMBERS_OF_AN_EPOCH;
    }
}
