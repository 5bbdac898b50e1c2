package org.evertill.headoffice.http.internal;

import java.io.Closeable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.evertill.headoffice.TrafficWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * What is told of each request when it is answered, to the log and to whoever counts: never a credential, a code or what is
 * in a body, and of the path only what head office has made itself.
 */
final class Visits {

    /** What stands for all paths at which there is nothing: who asks for them chooses them. */
    static final String ELSEWHERE = "other";

    /** What every line of the log about one request carries. */
    static final String REQUEST = "request";

    private static final Logger LOG = LoggerFactory.getLogger("org.evertill.headoffice.http.access");

    private final TrafficWatch watch;

    Visits(TrafficWatch watch) {
        this.watch = watch;
    }

    /** Every line of the log on this thread carries the request's id until it is closed. */
    static Closing marked(String id) {
        MDC.put(REQUEST, id);
        return () -> MDC.remove(REQUEST);
    }

    /** Ends what it stands for. */
    interface Closing extends Closeable {
        @Override
        void close();
    }

    /** A request is at work. */
    void came() {
        watch.began();
    }

    /** It is answered. */
    void answered(Request request, String path, Answer answer) {
        var took = Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime());
        String code = answer.problem().map(problem -> problem.code()).orElse("");
        String from = address(request).getHostAddress();
        watch.ended();
        watch.answered(path, answer.status(), code, took);
        LOG.atLevel(level(answer.status()))
                .addKeyValue("method", request.getMethod().length() > 7 ? "other" : request.getMethod())
                .addKeyValue("path", path)
                .addKeyValue("status", answer.status())
                .addKeyValue("code", code)
                .addKeyValue("ms", took.toMillis())
                .addKeyValue("from", from)
                .log("{} {} {} in {} ms from {}", path, answer.status(), code, took.toMillis(), from);
    }

    /** Who is not looked at any more was told of sixty times before. */
    private static Level level(int status) {
        return status < Statuses.BAD_REQUEST || status == Statuses.TOO_MANY ? Level.DEBUG : Level.INFO;
    }

    /** Where a request comes from. */
    static InetAddress address(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
