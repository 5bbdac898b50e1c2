package org.evertill.staff;

import java.util.List;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.domain.Permission;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/**
 * Lets somebody do once what only others may; a service. What it gives is no fact yet: the use case that it allows notes it. Works
 * on the local database alone. Any thread but the UI's.
 */
public interface Approvals {

    /** The code of the problem that an approval helps against. */
    String NEEDED = "staff.needs-approval";

    /** Who works here and may do something, by name. */
    List<Staff> approvers(String permission);

    /**
     * Lets it be done. Problems: those of {@link Login#login}, and {@code staff.not-permitted} when the approver may not do
     * it either.
     *
     * @param pin the approver's; the array is wiped
     */
    Outcome<Approval> approve(Wanted wanted, String approverId, char[] pin);

    /**
     * What somebody wants to do.
     *
     * @param action as the use case names it
     */
    record Wanted(String permission, String action, String staffId) {

        /** What a use case refused; empty for a problem of another kind. */
        public static Optional<Wanted> of(Problem problem) {
            var facts = problem.facts();
            return problem.code().equals(NEEDED) && facts.keySet().containsAll(List.of("permission", "action", "staff"))
                    ? Optional.of(new Wanted(facts.get("permission"), facts.get("action"), facts.get("staff")))
                    : Optional.empty();
        }

        /** That a person who is locked out may try again. */
        public static Wanted unlocking(String staffId) {
            return new Wanted(Permission.UNLOCK_STAFF.name(), staffId, staffId);
        }

        /** What a use case answers to whom it has no permission from. */
        public Problem problem() {
            return Problem.of(
                            NEEDED,
                            "Your role does not allow this. Ask somebody who may do it for their PIN, or leave it.")
                    .with("permission", permission)
                    .with("action", action)
                    .with("staff", staffId);
        }
    }
}
