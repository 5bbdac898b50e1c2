package org.evertill.sync.merge;

import org.evertill.entity.Row;

/** What became of one field group that an operation touches. */
public sealed interface GroupOutcome {

    /** The group's name, {@link org.evertill.entity.FieldGroup#LIFE} for being dead or alive. */
    String group();

    /** The author had seen the value that it replaces: nothing was lost. */
    record FastForward(String group) implements GroupOutcome {}

    /** Two authors wrote the same without knowing of each other. */
    record Agreed(String group) implements GroupOutcome {}

    /**
     * Two concurrent edits are both in the value, as increments of a counter are.
     *
     * @param rule what joined them, one of {@link Rules}
     */
    record Joined(String group, String rule) implements GroupOutcome {}

    /**
     * A value gave way to another; belongs into the audit.
     *
     * @param rule what decided, one of {@link Rules}
     * @param winner whose value the row has now
     * @param loser whose value it does not have
     */
    record Decided(String group, String rule, Side winner, Side loser) implements GroupOutcome {}

    /**
     * A person has to decide: the values are in the conflict.
     *
     * @param rule why, one of {@link Rules}
     */
    record Contested(String group, String rule) implements GroupOutcome {}

    /** A person's decision, or a deletion that knew all, settled a conflict. */
    record Settled(String group, String rule) implements GroupOutcome {}

    /**
     * One of two concurrent edits.
     *
     * @param value the group's columns as this side wants them; empty for a deletion
     * @param replica whose edit it is
     * @param seq which of its operations
     */
    record Side(Row value, String replica, long seq) {}
}
