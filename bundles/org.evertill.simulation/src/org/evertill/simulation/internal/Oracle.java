package org.evertill.simulation.internal;

import java.util.List;
import org.evertill.simulation.internal.TillMachine.Backup;
import org.evertill.simulation.internal.TillMachine.How;
import org.evertill.sync.protocol.Operation;

/** Is told what happens on tills, and complains where an invariant of the design does not hold. */
interface Oracle {

    void enrolled(Place place);

    /** A till is switched on: what it finds on its disk. */
    void switchedOn(Place place, TillState state);

    /** A till has committed; the operations are not empty. */
    void committed(Place place, TillState state, List<Operation> operations);

    /** A till has applied a cut. */
    void cut(Place place, TillState state);

    /** Something was kept of a till. */
    default void backedUp(Place place, Backup backup) {}

    /**
     * What was kept of a till is its database now, or that of a copy.
     *
     * @param gone what was there before
     */
    default void putBack(Place place, TillState gone, Backup backup, How how) {}

    /** Nothing is left to do. */
    void atRest(List<SimTill> tills);
}
