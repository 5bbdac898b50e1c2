package org.evertill.connection.monitor.internal;

import java.time.Duration;
import java.time.Instant;
import org.evertill.kernel.Problem;

/** What was just experienced of head office. */
sealed interface Evidence {

    Instant at();

    /** It answered. */
    record Answered(Instant at, Duration latency) implements Evidence {}

    /** A probe of ours got no answer. */
    record ProbeFailed(Instant at, Problem problem) implements Evidence {}

    /** A real request got no answer, which weighs more: somebody wanted something. */
    record RequestFailed(Instant at, Problem problem) implements Evidence {}

    /** Nobody can be asked: the till belongs to no head office yet. */
    record NotEnrolled(Instant at, Problem problem) implements Evidence {}
}
