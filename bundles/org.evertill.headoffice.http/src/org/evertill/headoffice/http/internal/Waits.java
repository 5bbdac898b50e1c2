package org.evertill.headoffice.http.internal;

import java.time.Duration;
import org.evertill.sync.protocol.Limits;

/**
 * How long a server has patience.
 *
 * @param heartbeat between two signs of life of a stream
 * @param request for a body to come, and again for the answer to be read
 * @param watch between two looks for heads that trickle in
 * @param idle of a connection on which nothing comes and nothing goes
 */
record Waits(Duration heartbeat, Duration request, Duration watch, Duration idle) {

    static final Waits USUAL =
            new Waits(Limits.POKE_HEARTBEAT, Limits.REQUEST_TIMEOUT, Duration.ofSeconds(30), Duration.ofSeconds(60));

    Waits withHeartbeat(Duration other) {
        return new Waits(other, request, watch, idle);
    }

    Waits withRequest(Duration other) {
        return new Waits(heartbeat, other, watch, idle);
    }

    Waits withWatch(Duration other) {
        return new Waits(heartbeat, request, other, idle);
    }

    Waits withIdle(Duration other) {
        return new Waits(heartbeat, request, watch, other);
    }
}
