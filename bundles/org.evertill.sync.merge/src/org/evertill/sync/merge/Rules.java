package org.evertill.sync.merge;

/** The names of what decides between concurrent edits, as they stand in the audit. */
public final class Rules {

    /** The later hybrid logical clock reading, then the larger replica id. */
    public static final String LAST_WRITE_WINS = "last-write-wins";

    /** What head office wrote, whenever. */
    public static final String HEAD_OFFICE_WINS = "head-office-wins";

    public static final String MAXIMUM = "maximum";

    public static final String MINIMUM = "minimum";

    /** A deleted row stays deleted, whoever edited it without knowing. */
    public static final String DELETE_WINS = "delete-wins";

    private Rules() {}
}
