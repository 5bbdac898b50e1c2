package org.evertill.sync.merge;

import java.util.Optional;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;

/**
 * A chain's own rule for concurrent edits; a service at head office. Asked for every concurrent edit of a group that is not a
 * counter (unless two values cannot be added up) or a set, and for a deletion that meets an edit, before the policy that the entity declares; of several the one of
 * the highest service ranking that answers decides. Where a group declares {@code RULE}, a policy is what it waits for;
 * without an answer a person decides.
 *
 * <p>A policy is pure: the same edit always gets the same answer, and it looks at nothing else, so that going through the
 * operations again gives the same rows. One that throws, takes more than a second or gives what cannot be stored has failed:
 * a person decides, and all else goes on. All together have five seconds for what a till sends at once, during which other
 * tills may wait; what is asked after that has failed too. Any thread.
 */
public interface ConflictPolicy {

    /** What stands in the audit as the rule, after {@link Rules#POLICY}: lower case, digits and hyphens. */
    String name();

    /** Decides, or leaves it to the next policy. */
    Optional<Resolution> resolve(ConcurrentEdit edit);

    /**
     * Two edits that did not know of each other.
     *
     * @param group of {@link FieldGroup#LIFE} when a deletion meets an edit; a deletion's value is empty then
     * @param base what the later author had seen
     * @param row the whole row as it stands
     * @param stored what the row has
     * @param incoming what has arrived
     */
    record ConcurrentEdit(EntityType<?> type, FieldGroup group, Row base, Row row, Edit stored, Edit incoming) {}

    /** One side. */
    record Edit(Row value, String replica, Hlc hlc) {}

    /** What becomes of it. */
    sealed interface Resolution {

        /** The row stays as it is; the incoming edit goes to the audit. */
        record Keep() implements Resolution {}

        /** The incoming edit is taken; what was there goes to the audit. */
        record Take() implements Resolution {}

        /**
         * Both are joined in a third value.
         *
         * @param value exactly the group's columns that the incoming edit has
         */
        record Combine(Row value) implements Resolution {}

        /** A person decides. */
        record AskPerson() implements Resolution {}
    }
}
