package org.evertill.repository;

/** The way from this till to head office, as a strategy sees it. Any thread. */
public interface Uplink {

    /** Whether head office answered lately. No I/O. */
    boolean isUp();

    /**
     * Brings to head office what this till had written when this was called, and waits for it, a few seconds at most.
     *
     * @return whether head office has it; false at once when it is not reachable, or lags behind an earlier wait
     */
    boolean flush();
}
