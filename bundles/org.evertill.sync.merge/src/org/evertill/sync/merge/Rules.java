package org.evertill.sync.merge;

/** The names of what decides between concurrent edits, as they stand in the audit and in conflicts. */
public final class Rules {

    /** The later hybrid logical clock reading, then the larger replica id. */
    public static final String LAST_WRITE_WINS = "last-write-wins";

    /** What head office wrote, whenever. */
    public static final String HEAD_OFFICE_WINS = "head-office-wins";

    /** The larger value. */
    public static final String MAXIMUM = "maximum";

    /** The smaller value. */
    public static final String MINIMUM = "minimum";

    /** Increments add up; nobody loses. */
    public static final String COUNTER = "counter";

    /** Two made one row without knowing of each other: the count that it was first made with stands, and goes on. */
    public static final String FIRST_COUNT = "first-count";

    /** Additions and removals of elements are joined. */
    public static final String SET = "set";

    /** An element stays that one side added and the other removed without having seen that. */
    public static final String ADD_WINS = "add-wins";

    /** A person decides; head office's value stays until then. */
    public static final String MANUAL = "manual";

    /** A person decides, because the policy that should have decided failed. */
    public static final String POLICY_FAILED = "policy-failed";

    /** A person has decided. */
    public static final String RESOLVED = "resolved-by-person";

    /** Two people decided without knowing of each other: the later decision stands. */
    public static final String LATER_RESOLUTION = "later-resolution";

    /** The sides came to the same value by themselves. */
    public static final String AGREED = "agreed";

    /** The row was deleted by somebody who knew the conflict. */
    public static final String ROW_DELETED = "row-deleted";

    /** The row was made again by somebody who knew that it was deleted. */
    public static final String ROW_REVIVED = "row-revived";

    /** The first claim of a value holds. */
    public static final String FIRST_CLAIM = "first-claim";

    /** All claims but one were given up. */
    public static final String CLAIM_RELEASED = "claim-released";

    /** A person's data was erased, and with it what there was to decide. */
    public static final String ERASED = "erased";

    /** What the name of a chain's own policy follows. */
    public static final String POLICY = "policy:";

    private Rules() {}
}
