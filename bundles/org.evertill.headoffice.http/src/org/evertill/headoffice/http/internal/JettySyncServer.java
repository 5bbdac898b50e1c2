package org.evertill.headoffice.http.internal;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.TrafficWatch;
import org.evertill.headoffice.http.ServerCertificate;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Limits;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty, with every queue, pool and wait bounded. */
@Component
public final class JettySyncServer implements SyncServer {

    private static final Logger LOG = LoggerFactory.getLogger(JettySyncServer.class);
    /** Of the system's: they only watch connections. Requests are answered on virtual ones. */
    private static final int MAX_THREADS = 24;

    private static final int MIN_THREADS = 4;
    private static final int THREAD_IDLE_MS = 60_000;
    /** Each till has a connection for its stream, and up to two for everything else. */
    static final int MAX_CONNECTIONS = 12_000;

    static final int MAX_STREAMS = 4_000;
    /** Some four for each connection to the database: the others read and write bodies meanwhile. */
    static final int MAX_AT_WORK = 48;

    /** Requests of tills that were shut out. */
    static final int MAX_SHUT_OUT_AT_WORK = 2;

    /** Requests of those who have no credential yet. */
    static final int MAX_STRANGERS_AT_WORK = 8;

    /** Bodies of those, which are small, while they come. */
    static final int MAX_STRANGERS_READ = 512;

    static final Duration MAX_WAIT_FOR_TURN = Duration.ofSeconds(10);
    private static final int ACCEPT_BACKLOG = 256;
    private static final long DRAIN_MS = 8_000;

    private final Strangers strangers;
    private final int maxStreams;
    private final Waits waits;

    /** Listening begins with start(). */
    @Activate
    public JettySyncServer(@Reference Clock clock) {
        this(new Strangers(clock), MAX_STREAMS, Waits.USUAL);
    }

    /** By the system's clock. */
    public JettySyncServer() {
        this(Clock.systemUTC());
    }

    /** With limits of its own. */
    JettySyncServer(Strangers strangers, int maxStreams, Waits waits) {
        this.strangers = strangers;
        this.maxStreams = maxStreams;
        this.waits = waits;
    }

    JettySyncServer(int maxStreams, Waits waits) {
        this(new Strangers(Clock.systemUTC()), maxStreams, waits);
    }

    @Override
    public Outcome<Running> start(ServerSettings settings, HeadOffice headOffice, TrafficWatch watch) {
        var server = new Server(threads());
        var connector = connector(server, settings);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
        var streams = new PokeStreams(headOffice.pokes(), server.getScheduler(), maxStreams, waits.heartbeat(), watch);
        server.setHandler(new GracefulHandler(handler(headOffice, streams, watch)));
        server.setErrorHandler(new ProblemErrors(watch));
        server.setStopTimeout(DRAIN_MS);
        try {
            server.start();
        } catch (Exception e) {
            // Jetty declares Exception; what is not the network's fault is ours.
            stop(server);
            return Outcome.failed(refusal(settings, e));
        }
        streams.start();
        new HeadWatch(connector, server.getScheduler(), waits.watch()).start();
        var running = new RunningJetty(server, streams, connector, settings.bindAddress());
        LOG.info("listening at {}", running.address());
        return Outcome.ok(running);
    }

    private SyncHandler handler(HeadOffice headOffice, PokeStreams streams, TrafficWatch watch) {
        return new SyncHandler(
                new Endpoints(headOffice),
                streams,
                new Visits(watch),
                strangers,
                new Turns(MAX_AT_WORK, MAX_WAIT_FOR_TURN, watch),
                new Turns(MAX_STRANGERS_READ, MAX_WAIT_FOR_TURN, watch),
                new Turns(MAX_STRANGERS_AT_WORK, MAX_WAIT_FOR_TURN, watch),
                new Turns(MAX_SHUT_OUT_AT_WORK, MAX_WAIT_FOR_TURN, watch),
                waits.request());
    }

    private static QueuedThreadPool threads() {
        // Jetty's queue must not refuse jobs; the limit of connections bounds how many there can be.
        var pool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, THREAD_IDLE_MS);
        pool.setName("headoffice-http");
        pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("headoffice-request-"));
        return pool;
    }

    private static ServerConnector connector(
            Server server, Optional<ServerCertificate> certificate, HttpConnectionFactory http) {
        return certificate
                .map(shown -> new ServerConnector(server, tls(shown, http.getProtocol()), http))
                .orElseGet(() -> new ServerConnector(server, http));
    }

    /** Tills know head office by its key, under whatever name it is reached: Jetty would refuse names that the certificate lacks. */
    private static SslConnectionFactory tls(ServerCertificate certificate, String next) {
        var factory = new SslConnectionFactory(Tls.with(certificate), next);
        factory.setEnsureSecureRequestCustomizer(false);
        return factory;
    }

    private ServerConnector connector(Server server, ServerSettings settings) {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(Limits.MAX_HEADER_BYTES);
        http.setResponseHeaderSize(Limits.MAX_HEADER_BYTES);
        // It takes 55 KB of each connection, and a credential for one that came before and differs in case only.
        http.setHeaderCacheSize(0);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        var connector = connector(server, settings.certificate(), new HttpConnectionFactory(http));
        connector.setHost(settings.bindAddress());
        connector.setPort(settings.port());
        connector.setIdleTimeout(waits.idle().toMillis());
        connector.setAcceptQueueSize(ACCEPT_BACKLOG);
        return connector;
    }

    static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            // Jetty declares Exception; there is nothing left to do but to tell.
            LOG.warn("the server did not stop in order", e);
        }
    }

    private static Problem refusal(ServerSettings settings, Exception failure) {
        Throwable cause = failure;
        while (cause instanceof IOException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof SocketException || failure instanceof BindException) {
            return refusal(settings, String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT));
        }
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return badAddress(settings);
        }
        throw new IllegalStateException("Jetty does not start", failure);
    }

    private static Problem refusal(ServerSettings settings, String reason) {
        if (reason.contains("cannot assign") || reason.contains("can't assign") || reason.contains("unresolved")) {
            return badAddress(settings);
        }
        if (reason.contains("permission denied")) {
            return withAddress(
                    settings,
                    "headoffice.port-refused",
                    "This user may not open port " + settings.port() + ". Choose a port above 1023 with --port.");
        }
        return withAddress(
                settings,
                "headoffice.port-in-use",
                "Port " + settings.port() + " on " + settings.bindAddress() + " is used by another program, perhaps by "
                        + "a head office that runs already. End that program, or choose another port with --port.");
    }

    private static Problem badAddress(ServerSettings settings) {
        return withAddress(
                settings,
                "headoffice.bad-address",
                "This machine has no address " + settings.bindAddress() + ". Name one of its own with --bind, or leave "
                        + "it out for this machine alone.");
    }

    private static Problem withAddress(ServerSettings settings, String code, String message) {
        return Problem.of(code, message).with("address", settings.bindAddress()).with("port", settings.port());
    }
}
