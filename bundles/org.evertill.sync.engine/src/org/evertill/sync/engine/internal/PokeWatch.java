package org.evertill.sync.engine.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.kernel.Problem;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.PokeLine;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Poke;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one stream of pokes open while head office is there, and remembers the heads it brings until somebody looks. Any
 * thread.
 */
final class PokeWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PokeWatch.class);

    /** A stream that held so long was a good one: the waits begin anew. */
    static final Duration GOOD = Duration.ofSeconds(60);

    private final PokeLine line;
    private final RetrySchedule retries;
    private final Clock clock;
    private final Runnable changed;
    private final SortedMap<String, Long> heard = new TreeMap<>();
    private @Nullable Ear ear;
    private PokeLine.@Nullable Stream stream;
    private boolean open;
    private int failures;
    private Instant due = Instant.MIN;

    /**
     * @param changed called when there is something to look at; only leaves a mark
     */
    PokeWatch(PokeLine line, RetrySchedule retries, Clock clock, Runnable changed) {
        this.line = line;
        this.retries = retries;
        this.clock = clock;
        this.changed = changed;
    }

    /** Opens a stream when there is none and it is time for one. */
    synchronized void tend(Optional<TillIdentity> identity) {
        Instant now = clock.instant();
        boolean waits = now.isBefore(due) && !due.isAfter(now.plus(RetrySchedule.CAP));
        if (ear != null || identity.isEmpty() || waits) {
            return;
        }
        var mine = new Ear(now);
        ear = mine;
        var opening = line.open(SyncTransport.Line.of(identity.get()), mine);
        if (mine == ear) {
            stream = opening;
        }
    }

    /** Head office has come back: a stream is tried at once. */
    synchronized void comeBack() {
        failures = 0;
        due = Instant.MIN;
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** Whether pokes have told of something beyond the cursors since the last look; they are forgotten with it. */
    synchronized boolean hasNews(Map<String, Long> cursors) {
        boolean news =
                heard.entrySet().stream().anyMatch(head -> head.getValue() > cursors.getOrDefault(head.getKey(), 0L));
        heard.clear();
        return news;
    }

    synchronized boolean hasHeard() {
        return !heard.isEmpty();
    }

    /** Ends the stream; {@link #tend} opens another one. */
    @Override
    public synchronized void close() {
        var was = stream;
        forget();
        due = Instant.MIN;
        if (was != null) {
            was.close();
        }
    }

    private void forget() {
        ear = null;
        stream = null;
        open = false;
        heard.clear();
    }

    /** Listens to one stream; one that was given up is not listened to any more. */
    private final class Ear implements PokeLine.Listener {
        private final Instant since;

        Ear(Instant since) {
            this.since = since;
        }

        @Override
        public void opened() {
            synchronized (PokeWatch.this) {
                open = this == ear;
            }
            changed.run();
        }

        @Override
        public void poked(Poke poke) {
            synchronized (PokeWatch.this) {
                if (this == ear) {
                    poke.heads().forEach((scope, head) -> heard.merge(scope, head, Math::max));
                }
            }
            changed.run();
        }

        @Override
        public void ended(Problem reason) {
            synchronized (PokeWatch.this) {
                if (this != ear) {
                    return;
                }
                var now = clock.instant();
                boolean good = open && !now.isBefore(since.plus(GOOD));
                failures = good ? 1 : failures + 1;
                due = now.plus(retries.delay(failures));
                forget();
            }
            LOG.debug("no stream of pokes: {}: {}", reason.code(), reason.message());
            changed.run();
        }
    }
}
