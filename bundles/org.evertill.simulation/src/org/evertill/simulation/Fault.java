package org.evertill.simulation;

import java.util.EnumSet;
import java.util.Set;

/** What may go wrong in a run; each of them can be left out. */
public enum Fault {
    /** Requests and answers are lost. */
    DROP,
    /** Requests arrive twice. */
    DUPLICATE,
    /** Messages take long, and overtake each other. */
    DELAY,
    /** A till is cut off for a while. */
    PARTITION,
    /** A line is slow for a while. */
    SLOW,
    /** Power cuts on tills, between any two statements. */
    TILL_CRASH,
    /** Processes of head office die, between any two statements. */
    OFFICE_CRASH,
    /** Head office's database fails over. */
    FAILOVER,
    /** Clocks of tills are set, by up to two days. */
    SKEW,
    /** Databases of tills are put back from backups. On maps. */
    TILL_PUT_BACK,
    /** Tills are copied, and both run on. On maps. */
    TILL_COPIED,
    /** Witnesses of tills are spoilt. On maps. */
    WITNESS_SPOILT,
    /** Head office's database is put back from a backup. On maps. */
    OFFICE_PUT_BACK,
    /** A till is silent until head office has let go of what it lacks. On maps. */
    SILENCE;

    /** Those of restores, copies and long silence. */
    static final Set<Fault> ON_MAPS = EnumSet.of(TILL_PUT_BACK, TILL_COPIED, WITNESS_SPOILT, OFFICE_PUT_BACK, SILENCE);

    /** Whether it is for maps alone; not many runs are of such. */
    public boolean isOnMaps() {
        return ON_MAPS.contains(this);
    }
}
