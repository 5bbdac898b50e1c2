package org.evertill.kernel;

/**
 * Carries a {@link Problem} out of a transaction or a callback to the one place that turns it into an
 * {@link Outcome}. Not part of any public method's normal answer.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.message());
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.code() + ": " + problem.message(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
