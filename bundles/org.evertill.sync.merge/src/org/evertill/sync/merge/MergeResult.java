package org.evertill.sync.merge;

import java.util.List;
import org.evertill.kernel.Problem;

/** What a merge comes to. */
public sealed interface MergeResult {

    /**
     * The operation is part of the row now.
     *
     * @param state replaces the row's state, always with a new version, so that the author sees the outcome too
     * @param outcomes group by group in the entity's order, of some several: a value joined out of two has two, a decision
     *     one per value that gave way, a set one per element that stays. Empty when the operation made the row
     * @param conflicts those that this operation opened, changed or settled, as they are now
     */
    record Merged(RowState state, List<GroupOutcome> outcomes, List<OpenConflict> conflicts) implements MergeResult {

        public Merged {
            outcomes = List.copyOf(outcomes);
            conflicts = List.copyOf(conflicts);
        }

        /** The values that gave way; empty when the operation was plainly applied. */
        public List<GroupOutcome.Decided> decisions() {
            return outcomes.stream()
                    .filter(GroupOutcome.Decided.class::isInstance)
                    .map(GroupOutcome.Decided.class::cast)
                    .toList();
        }

        /** The groups about which a person has to decide because of this operation. */
        public List<GroupOutcome.Contested> contested() {
            return outcomes.stream()
                    .filter(GroupOutcome.Contested.class::isInstance)
                    .map(GroupOutcome.Contested.class::cast)
                    .toList();
        }
    }

    /** It cannot be part of the row: its transaction is quarantined with this reason. */
    record Refused(Problem problem) implements MergeResult {}
}
