package org.evertill.app.till.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.staff.Approvals;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.staff.Login;

/**
 * Does something in the name of a person of the store, who types the PIN; what the role does not allow is asked of somebody else.
 *
 * @param person name or identifier of who does it
 * @param approver the same of who allows what the first one may not
 */
record ByPerson(OpenTill till, Console console, String person, Optional<String> approver) {

    /** What is done, at first without an approval, then with one. */
    @FunctionalInterface
    interface Deed<T> {
        Outcome<T> by(Staff staff, Optional<Approval> approval);
    }

    /** Does it. Throws the problem for which it was not done. */
    <T> T done(Deed<T> deed) throws IOException {
        var in = console.in();
        var login = till.service(Login.class).orThrow();
        var staff = SellCommand.named(login.people(), person);
        login.login(staff.id(), pin(in, staff)).orThrow();
        return switch (deed.by(staff, Optional.empty())) {
            case Outcome.Ok<T>(var done) -> done;
            case Outcome.Failed<T>(var problem) -> allowed(in, deed, staff, problem);
        };
    }

    private <T> T allowed(BufferedReader in, Deed<T> deed, Staff staff, Problem problem) throws IOException {
        var wanted = Wanted.of(problem);
        var approvals = till.service(Approvals.class).orThrow();
        if (wanted.isEmpty() || approver.isEmpty()) {
            wanted.ifPresent(w -> console.note("needs " + w.permission() + "; --allow PERSON, one of: "
                    + String.join(
                            ", ",
                            approvals.approvers(w.permission()).stream()
                                    .map(Staff::name)
                                    .toList())));
            throw new ProblemException(problem);
        }
        var other = SellCommand.named(approvals.approvers(wanted.get().permission()), approver.get());
        var approval =
                approvals.approve(wanted.get(), other.id(), pin(in, other)).orThrow();
        return deed.by(staff, Optional.of(approval)).orThrow();
    }

    private char[] pin(BufferedReader in, Staff staff) throws IOException {
        return Pins.read(console, in, "PIN of " + staff.name() + ": ");
    }
}
