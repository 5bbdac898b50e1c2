package org.evertill.simulation;

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
    SKEW
}
