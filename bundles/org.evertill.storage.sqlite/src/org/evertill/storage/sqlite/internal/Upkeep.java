package org.evertill.storage.sqlite.internal;

import org.evertill.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps the till's database small, done a little after every cut: on the exchange's thread, in short transactions of
 * their own, and never while somebody writes. What is left is done after the next one.
 */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    /** Slices after one cut: more than a till writes between two of them on any ordinary day. */
    private static final int MAX_SLICES = 8;

    private final LogCompaction log;
    private final Retention retention;
    private final DeadRows dead;

    Upkeep(LogCompaction log, Retention retention, DeadRows dead) {
        this.log = log;
        this.retention = retention;
        this.dead = dead;
    }

    /** Never fails: the cut that came before stands, and the next one brings another try. */
    void afterCut() {
        try {
            int slices = 0;
            while (slices < MAX_SLICES && (log.step() || retention.step() || dead.step())) {
                slices++;
            }
        } catch (ProblemException e) {
            LOG.warn("the database could not be tidied up: {}", e.problem().code(), e);
        }
    }
}
