package org.evertill.checkout.local.internal;

import java.util.function.Supplier;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/** The one place where a problem that ended a transaction becomes a use case's outcome. */
final class Attempt {

    private Attempt() {}

    static <T> Outcome<T> of(Supplier<T> work) {
        try {
            return Outcome.ok(work.get());
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    /** What ends the work under way. */
    static ProblemException problem(String code, String message) {
        return new ProblemException(Problem.of(code, message));
    }
}
