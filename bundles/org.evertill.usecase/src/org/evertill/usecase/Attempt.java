package org.evertill.usecase;

import java.util.function.Supplier;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/** The one place where a problem that ended a transaction becomes a use case's outcome. */
public final class Attempt {

    private Attempt() {}

    public static <T> Outcome<T> of(Supplier<T> work) {
        try {
            return Outcome.ok(work.get());
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    /** What ends the work under way. */
    public static ProblemException problem(String code, String message) {
        return new ProblemException(Problem.of(code, message));
    }
}
