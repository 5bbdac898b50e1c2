package org.evertill.simulation.internal;

import java.util.List;
import java.util.Set;
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

    /**
     * What was kept of a till at some time.
     *
     * @param name nobody else's
     * @param witness what stood in the file beside the database
     * @param home where the files were
     */
    record Backup(String name, TillState state, byte[] witness, String home) {}

    /** How files are put back. */
    enum How {
        /** The database alone; the witness stays. */
        DATABASE,
        /** With the witness of that time, in the same place: nothing on the till can tell. */
        ALL,
        /** Both, in another place. */
        ELSEWHERE,
        /** The database, and no witness. */
        WITHOUT_WITNESS
    }

    /** Keeps what is there. */
    Backup backUp(String name);

    /** Puts back what was kept, of this till or of the one that it is a copy of, while it is switched off. */
    void putBack(Backup backup, How how);

    /** Spoils places of the witness, while it is switched off. */
    void spoilWitness(Set<Integer> places);

    /** The power will go at the n-th statement from now. */
    void crashAt(int statement);

    /** No power cut is planned any more. */
    void steady();
}
