package org.evertill.sync.http.internal;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.evertill.kernel.Outcome;
import org.evertill.sync.PokeLine;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Poke;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Streams of server-sent events, on a connection of their own; no thread waits at it. */
@Component(service = PokeLine.class)
public final class HttpPokeLine implements PokeLine, AutoCloseable {

    /** Of three heartbeats one arrives, or the line is dead, whatever the operating system believes. */
    private static final Duration SILENCE = Limits.POKE_HEARTBEAT.multipliedBy(3);

    private final Channel channel;
    private final boolean ownsChannel;
    private final ExecutorService thread;
    private final Clients clients;
    private final Duration silence;

    @Activate
    public HttpPokeLine(@Reference Channel channel) {
        this(channel, false, SILENCE);
    }

    /** With a channel of its own. */
    public HttpPokeLine(Clock clock) {
        this(new Channel(clock), true, SILENCE);
    }

    /**
     * @param silence how long a stream may be silent, also before it is agreed to
     */
    HttpPokeLine(Clock clock, Duration silence) {
        this(new Channel(clock, silence), true, silence);
    }

    private HttpPokeLine(Channel channel, boolean ownsChannel, Duration silence) {
        this.channel = channel;
        this.ownsChannel = ownsChannel;
        this.silence = silence;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("sync-pokes").factory());
        this.clients = new Clients(thread);
    }

    @Override
    public Stream open(SyncTransport.Line line, Listener listener) {
        var stream = new EventStream(line.headOffice(), listener, thread, silence);
        try {
            thread.execute(() -> begin(line, stream));
        } catch (RejectedExecutionException closed) {
            listener.ended(Failures.interrupted(line.headOffice()));
        }
        return stream;
    }

    /** On the line's own thread: a token may have to be asked for first. */
    private void begin(SyncTransport.Line line, EventStream stream) {
        var opened = Channel.safe(line.headOffice(), new Trust.ByKeys(line.serverKeys()), clients)
                .then(client -> channel.token(line).map(token -> {
                    stream.begin(client, request(line, token), () -> channel.forget(token));
                    return true;
                }));
        if (opened instanceof Outcome.Failed<Boolean>(var problem)) {
            stream.end(problem);
        }
    }

    private static HttpRequest request(SyncTransport.Line line, String token) {
        return HttpRequest.newBuilder(HttpCall.at(line.headOffice(), "/sync/v" + Limits.PROTOCOL + "/poke"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", Poke.MEDIA_TYPE)
                .GET()
                .build();
    }

    /** Ends all streams. */
    @Override
    @Deactivate
    public void close() {
        clients.close();
        thread.shutdown();
        if (ownsChannel) {
            channel.close();
        }
    }
}
