package org.evertill.sync.http.internal;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.evertill.sync.PokeLine;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Poke;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Streams of server-sent events, on a connection of their own; no thread waits at it. */
@Component(service = PokeLine.class)
public final class HttpPokeLine implements PokeLine, AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    /** Of three heartbeats one arrives, or the line is dead, whatever the operating system believes. */
    private static final Duration SILENCE = Limits.POKE_HEARTBEAT.multipliedBy(3);

    private final ExecutorService thread;
    private final HttpClient client;
    private final Duration silence;

    @Activate
    public HttpPokeLine() {
        this(SILENCE);
    }

    /**
     * @param silence how long a stream may be silent, also before it is agreed to
     */
    HttpPokeLine(Duration silence) {
        this.silence = silence;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("sync-pokes").factory());
        this.client = HttpClient.newBuilder()
                .executor(thread)
                .connectTimeout(CONNECT_LIMIT)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Stream open(SyncTransport.Line line, Listener listener) {
        if (!HttpSyncTransport.isSafe(line.headOffice())) {
            listener.ended(Failures.insecure(line.headOffice()));
            return () -> {};
        }
        var request = HttpRequest.newBuilder(HttpCall.at(line.headOffice(), "/sync/v" + Limits.PROTOCOL + "/poke"))
                .header("Authorization", "Bearer " + line.token())
                .header("Accept", Poke.MEDIA_TYPE)
                .GET()
                .build();
        var stream = new EventStream(line.headOffice(), listener, thread, silence);
        stream.begin(client, request);
        return stream;
    }

    /** Ends all streams. */
    @Override
    @Deactivate
    public void close() {
        client.shutdownNow();
        thread.shutdown();
    }
}
