package org.evertill.catalogue;

import org.evertill.storage.Stored;

/** What came of a change. */
public sealed interface Saved<T extends Record> {

    /**
     * It is written.
     *
     * @param row as it is now
     * @param how whether somebody else's change is kept beside it
     */
    record Done<T extends Record>(Stored<T> row, How how) implements Saved<T> {}

    /** Nothing is written: somebody else has changed the same. */
    record Overtaken<T extends Record>(Divergence<T> divergence) implements Saved<T> {}

    /** Whose changes a row has. */
    enum How {
        ALONE,
        JOINED
    }
}
