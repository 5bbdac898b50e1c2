package org.evertill.headoffice.http.internal;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.headoffice.PokeFeed;
import org.evertill.headoffice.TrafficWatch;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open streams of pokes: one per till, a bounded number of them, and one clock for all their heartbeats. */
final class PokeStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PokeStreams.class);

    private final PokeFeed feed;
    private final Scheduler scheduler;
    private final int maxStreams;
    private final Duration heartbeat;
    private final TrafficWatch watch;
    private final ConcurrentMap<String, PokeStream> byReplica = new ConcurrentHashMap<>();
    private volatile boolean closed;

    PokeStreams(PokeFeed feed, Scheduler scheduler, int maxStreams, Duration heartbeat, TrafficWatch watch) {
        this.feed = feed;
        this.scheduler = scheduler;
        this.maxStreams = maxStreams;
        this.heartbeat = heartbeat;
        this.watch = watch;
    }

    /** Begins the heartbeats. */
    void start() {
        scheduler.schedule(this::beat, heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Opens a stream, which completes the callback when it ends; an older one of the same till ends. A problem leaves the
     * answer to the caller: {@code headoffice.no-stream}, {@code headoffice.stopping}, those of the feed.
     */
    Outcome<Boolean> open(Caller caller, Response response, Callback callback) {
        String replica = caller.replica();
        if (closed) {
            return Outcome.failed(stopping());
        }
        if (byReplica.size() >= maxStreams && !byReplica.containsKey(replica)) {
            return Outcome.failed(full());
        }
        var stream = new PokeStream(response, callback);
        return feed.listen(caller, stream).map(listening -> {
            var older = byReplica.put(replica, stream);
            watch.streams(byReplica.size());
            stream.begin(() -> {
                byReplica.remove(replica, stream);
                watch.streams(byReplica.size());
                listening.close();
            });
            if (older != null) {
                older.end();
            }
            if (closed) {
                stream.end();
            }
            return true;
        });
    }

    int count() {
        return byReplica.size();
    }

    private void beat() {
        try {
            byReplica.values().forEach(PokeStream::beat);
        } catch (RuntimeException e) {
            LOG.error("heartbeat of the streams", e);
        }
        if (!closed) {
            start();
        }
    }

    /** Ends all streams in order and opens no more. */
    @Override
    public void close() {
        closed = true;
        byReplica.values().forEach(PokeStream::end);
    }

    private static Problem stopping() {
        return Problem.of("headoffice.stopping", "Head office is stopping. Tills go on by themselves.");
    }

    private static Problem full() {
        return Problem.of(
                "headoffice.no-stream",
                "Head office tells as many tills of changes at once as it can. This till looks for them by itself.");
    }
}
