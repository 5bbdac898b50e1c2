package org.evertill.simulation.internal;

import java.util.List;
import org.evertill.sync.engine.PlainRounds;
import org.evertill.sync.protocol.Operation;

/** What a till runs on: its disk survives, all else begins anew when it is switched on. */
interface TillMachine {

    /** Told in the instant of a commit. */
    interface Observer {
        void committed(List<Operation> operations);

        void cut(TillState state);
    }

    /** Switches it on: no power cut is planned, and nothing is left but what was on the disk. */
    PlainRounds.Till start();

    /** What is committed; not to be changed. */
    TillState state();

    /** The power will go at the n-th statement from now. */
    void crashAt(int statement);

    /** No power cut is planned any more. */
    void steady();
}
