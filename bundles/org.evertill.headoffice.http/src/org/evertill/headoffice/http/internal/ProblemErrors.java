package org.evertill.headoffice.http.internal;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.evertill.headoffice.TrafficWatch;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Limits;

/** What Jetty itself refuses (a broken request line, headers too large, stopping) as a problem, without a stack. */
final class ProblemErrors implements Request.Handler {

    private final TrafficWatch watch;

    ProblemErrors(TrafficWatch watch) {
        this.watch = watch;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        watch.answered(Visits.ELSEWHERE, status, problem(status).code(), Duration.ZERO);
        try {
            Bodies.write(request, response, Answer.of(status, problem(status)), Limits.REQUEST_TIMEOUT);
            callback.succeeded();
        } catch (IOException e) {
            callback.failed(e);
        }
        return true;
    }

    private static Problem problem(int status) {
        return status == Statuses.UNAVAILABLE
                ? Problem.of(
                        "headoffice.stopping", "Head office is stopping or overloaded. It is tried again by itself.")
                : Problem.of("http.refused", "Head office refuses this request with status " + status + ".")
                        .with("status", status);
    }
}
