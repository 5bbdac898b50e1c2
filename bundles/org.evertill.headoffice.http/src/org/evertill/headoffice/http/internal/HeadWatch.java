package org.evertill.headoffice.http.internal;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections on which the head of a request trickles in without ever becoming whole: the limit of silence does
 * not see them, since they are never silent. Looks at all connections every so often; a head may take one to three such
 * intervals. Bodies have limits of their own; the interval is longer than the rest of a body that is answered already may
 * take, so that one is never mistaken for a head.
 */
final class HeadWatch {

    private static final Logger LOG = LoggerFactory.getLogger(HeadWatch.class);

    private final ServerConnector connector;
    private final Scheduler scheduler;
    private final Duration interval;
    private Map<EndPoint, Seen> seen = new IdentityHashMap<>();

    HeadWatch(ServerConnector connector, Scheduler scheduler, Duration interval) {
        this.connector = connector;
        this.scheduler = scheduler;
        this.interval = interval;
    }

    /** What a connection had at the last look. */
    private record Seen(long bytes, long requests, boolean unfinished) {}

    void start() {
        scheduler.schedule(this::look, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            var now = new IdentityHashMap<EndPoint, Seen>();
            connector.getConnectedEndPoints().forEach(endPoint -> look(endPoint, now));
            seen = now;
        } catch (RuntimeException e) {
            LOG.error("looking at connections", e);
        }
        if (connector.isRunning()) {
            start();
        }
    }

    private void look(EndPoint endPoint, Map<EndPoint, Seen> now) {
        var connection = endPoint.getConnection();
        if (connection == null) {
            return;
        }
        var before = seen.get(endPoint);
        long bytes = connection.getBytesIn();
        var http = unwrapped(connection);
        long requests = http.getMessagesIn();
        boolean answered = requests == http.getMessagesOut();
        boolean unfinished = before != null
                && answered
                && before.requests == requests
                && (before.unfinished || bytes > before.bytes);
        if (before != null && unfinished && before.unfinished) {
            LOG.debug("{}: the head of a request never became whole", endPoint.getRemoteSocketAddress());
            endPoint.close();
        } else {
            now.put(endPoint, new Seen(bytes, requests, unfinished));
        }
    }

    /** What counts requests: TLS around it counts bytes only. */
    private static Connection unwrapped(Connection connection) {
        return connection instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : connection;
    }
}
