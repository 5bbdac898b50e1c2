package org.evertill.sync.merge;

import java.util.List;
import org.evertill.kernel.Problem;

/** What a merge comes to. */
public sealed interface MergeResult {

    /**
     * The operation is part of the row now.
     *
     * @param state replaces the row's state, always with a new version, so that the author sees the outcome too
     * @param outcomes per touched group in the entity's order; empty when the operation made the row
     */
    record Merged(RowState state, List<GroupOutcome> outcomes) implements MergeResult {

        public Merged {
            outcomes = List.copyOf(outcomes);
        }

        /** The concurrent edits among the outcomes; empty when the operation was plainly applied. */
        public List<GroupOutcome.Decided> decisions() {
            return outcomes.stream()
                    .filter(GroupOutcome.Decided.class::isInstance)
                    .map(GroupOutcome.Decided.class::cast)
                    .toList();
        }
    }

    /** It cannot be part of the row: its transaction is quarantined with this reason. */
    record Refused(Problem problem) implements MergeResult {}
}
