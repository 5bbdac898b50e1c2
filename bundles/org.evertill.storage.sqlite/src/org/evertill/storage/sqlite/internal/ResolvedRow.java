package org.evertill.storage.sqlite.internal;

import java.util.List;
import java.util.Set;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/**
 * A row after a person's decision about one of its field groups, or about its life.
 *
 * @param before what the decision replaces, in the columns that it has
 */
record ResolvedRow(Row row, boolean deleted, Row before) {

    /** Throws {@code entity.no-decision} and {@code entity.invalid}. */
    static ResolvedRow of(EntityType<?> type, EntityTable.Image old, Row decision) {
        if (decision.columns().equals(Set.of(Bookkeeping.IS_DELETED))
                && decision.get(Bookkeeping.IS_DELETED) instanceof Boolean dead) {
            return new ResolvedRow(old.row(), dead, Row.EMPTY.with(Bookkeeping.IS_DELETED, old.deleted()));
        }
        boolean oneGroup =
                type.groups().stream().anyMatch(group -> decision.columns().equals(Set.copyOf(group.columns())));
        if (!oneGroup) {
            throw new ProblemException(Problem.of(
                            "entity.no-decision",
                            "A decision gives the fields that belong together, and no others. Choose one of the values"
                                    + " of the conflict, or give a new one for each of its fields.")
                    .with("table", type.table()));
        }
        Row row = old.row().overlaidBy(decision);
        List<Problem> problems = type.problemsOf(row);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.getFirst().with("problems", problems.size()));
        }
        return new ResolvedRow(row, old.deleted(), old.row().only(decision.columns()));
    }
}
