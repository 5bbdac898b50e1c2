package org.evertill.simulation.internal;

import java.util.List;
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

    /** Nothing is left to do. */
    void atRest(List<SimTill> tills);
}
