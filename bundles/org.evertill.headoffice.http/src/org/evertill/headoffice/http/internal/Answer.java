package org.evertill.headoffice.http.internal;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.WireJson;

/**
 * What goes back: a status of RFC 9110 and JSON.
 *
 * @param problem why it was not done
 */
record Answer(int status, Body body, Optional<Problem> problem) {

    static final int OK = 200;

    /** Nothing goes back now: somebody else writes the answer. */
    static final Answer NONE = new Answer(OK, out -> {});

    /** What was asked for. */
    Answer(int status, Body body) {
        this(status, body, Optional.empty());
    }

    /** Writes the JSON when the time has come. */
    @FunctionalInterface
    interface Body {
        void write(Writer out) throws IOException;
    }

    static <T> Answer of(Outcome<T> outcome, WireJson<T> form) {
        return switch (outcome) {
            case Outcome.Ok<T>(var message) -> new Answer(OK, out -> form.write(out, message));
            case Outcome.Failed<T>(var problem) -> of(problem);
        };
    }

    static Answer of(Problem problem) {
        return of(Statuses.of(problem), problem);
    }

    static Answer of(int status, Problem problem) {
        return new Answer(status, out -> WireJson.PROBLEM.write(out, problem), Optional.of(problem));
    }
}
