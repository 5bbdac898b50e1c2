package org.evertill.sync;

/**
 * How far a round is.
 *
 * @param pushed operations sent so far
 * @param toPush operations there were to send
 * @param pulled rows received so far
 */
public record SyncProgress(Phase phase, long pushed, long toPush, long pulled) {

    /** What a round is doing. */
    public enum Phase {
        HELLO,
        PUSH,
        PULL,
        APPLY,
        DONE
    }
}
