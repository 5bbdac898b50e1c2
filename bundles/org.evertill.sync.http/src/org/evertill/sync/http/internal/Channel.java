package org.evertill.sync.http.internal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.protocol.Session;
import org.evertill.sync.protocol.Session.Purpose;
import org.evertill.sync.protocol.WireJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What messages and streams share: protected connections to head office, and the till's token. Any thread. */
@Component(service = Channel.class)
public final class Channel implements AutoCloseable {

    private static final int THREADS = 2;
    private static final Duration SESSION_LIMIT = Duration.ofSeconds(10);

    private final ExecutorService threads;
    private final Clients clients;
    private final Sessions sessions;
    private final Duration sessionLimit;

    @Activate
    public Channel(@Reference Clock clock) {
        this(clock, SESSION_LIMIT);
    }

    /** With a time limit of one's own for a token to come. */
    Channel(Clock clock, Duration sessionLimit) {
        this.sessionLimit = sessionLimit;
        this.threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("sync-http-", 0).factory());
        this.clients = new Clients(threads);
        this.sessions = new Sessions(clock, this::opened);
    }

    /** The token of a till's requests, asked for when there is none. */
    public Outcome<String> token(Line line) {
        return token(line, Purpose.EXCHANGE);
    }

    Outcome<String> token(Line line, Purpose purpose) {
        return sessions.token(line, purpose);
    }

    /** Head office does not take a token any more. */
    void forget(String token) {
        sessions.forget(token);
    }

    /** A request to be told what it asks; a token that is empty is not sent. */
    Outcome<HttpCall> call(URI headOffice, Trust trust, String token, Duration limit) {
        return safe(headOffice, trust, clients).map(client -> {
            var request = HttpRequest.newBuilder()
                    .header("Content-Type", "application/json")
                    .header("Accept-Encoding", "gzip")
                    .timeout(limit);
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return new HttpCall(client, headOffice, request, limit);
        });
    }

    /** The client for an address, when nobody can listen on the way to it. */
    static Outcome<HttpClient> safe(URI headOffice, Trust trust, Clients clients) {
        if (!isSafe(headOffice)) {
            return Outcome.failed(Failures.insecure(headOffice));
        }
        if (isTls(headOffice) && trust.isEmpty()) {
            return Outcome.failed(Failures.untrusted(headOffice));
        }
        return Outcome.ok(clients.with(trust));
    }

    /** Ends requests under way; they fail with {@code connection.interrupted}. */
    @Override
    @Deactivate
    public void close() {
        clients.close();
        threads.shutdown();
    }

    private Outcome<Session.Answer> opened(Line line, Purpose purpose, Session.Request request) {
        String path = switch (purpose) {
            case EXCHANGE -> "session";
            case APART -> "apart/session";
        };
        return call(line.headOffice(), new Trust.ByKeys(line.serverKeys()), "", sessionLimit)
                .then(call -> call.post(path, WireJson.SESSION_REQUEST, request, WireJson.SESSION_ANSWER));
    }

    static boolean isTls(URI headOffice) {
        return "https".equalsIgnoreCase(headOffice.getScheme());
    }

    /** Protected by TLS, or never leaving this machine. Names are not looked up: a resolver may be wrong or lie. */
    static boolean isSafe(URI headOffice) {
        String scheme = String.valueOf(headOffice.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(headOffice.getHost()).toLowerCase(Locale.ROOT);
        boolean loopback = host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
        return headOffice.getHost() != null && (scheme.equals("https") || scheme.equals("http") && loopback);
    }
}
