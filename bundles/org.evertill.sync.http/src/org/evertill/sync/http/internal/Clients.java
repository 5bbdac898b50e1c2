package org.evertill.sync.http.internal;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** HTTP clients, one for each trust, so that connections are used again as long as it is the same. Any thread. */
final class Clients implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    /** The present trust, the one before it while requests are under way, and one that enrols. */
    private static final int MAX_CLIENTS = 3;

    private final Executor executor;
    private final Map<Trust, HttpClient> clients = new LinkedHashMap<>(4, 0.75f, true);

    Clients(Executor executor) {
        this.executor = executor;
    }

    synchronized HttpClient with(Trust trust) {
        var client = clients.computeIfAbsent(trust, this::made);
        if (clients.size() > MAX_CLIENTS) {
            var oldest = clients.keySet().iterator().next();
            var gone = clients.remove(oldest);
            gone.shutdownNow();
        }
        return client;
    }

    /** Ends requests under way. */
    @Override
    public synchronized void close() {
        clients.values().forEach(HttpClient::shutdownNow);
        clients.clear();
    }

    private HttpClient made(Trust trust) {
        return HttpClient.newBuilder()
                .executor(executor)
                .connectTimeout(CONNECT_LIMIT)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(context(trust))
                .sslParameters(onlyTls13())
                .build();
    }

    private static SSLContext context(Trust trust) {
        try {
            var context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {new PinnedServers(trust::accepts)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has TLS 1.3", e);
        }
    }

    private static SSLParameters onlyTls13() {
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        return parameters;
    }
}
