package org.evertill.headoffice.http.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * What is left of a body whose answer is known already. It is read and thrown away: a connection that is closed while
 * its other end still sends is reset, and the answer is lost with it. Bounded in bytes and in time; on the request's own
 * thread.
 */
final class Leftover {

    private final Request request;
    private final Semaphore came = new Semaphore(0);
    private boolean asked;

    Leftover(Request request) {
        this.request = request;
    }

    /** Reads on, within the bounds; may be called again. Gives whether the body is at its end now. */
    boolean discard(long maxBytes, Duration limit) {
        if (awaitsLeave()) {
            return false;
        }
        long end = System.nanoTime() + limit.toNanos();
        long bytes = 0;
        while (bytes <= maxBytes && System.nanoTime() - end < 0) {
            var chunk = asked ? null : request.read();
            if (chunk == null) {
                if (!arrives(end)) {
                    return false;
                }
            } else if (Content.Chunk.isFailure(chunk)) {
                return false;
            } else {
                bytes += chunk.remaining();
                chunk.release();
                if (chunk.isLast()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Such a sender sends nothing before it is told to, and reading would tell it. */
    private boolean awaitsLeave() {
        return request.getHeaders().contains(HttpHeader.EXPECT) && Request.getContentBytesRead(request) == 0;
    }

    private boolean arrives(long end) {
        if (!asked) {
            asked = true;
            request.demand(came::release);
        }
        try {
            asked = !came.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return !asked;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
