package org.evertill.headoffice.metrics.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.TrafficWatch;
import org.evertill.headoffice.metrics.MetricsServer;
import org.evertill.headoffice.metrics.internal.PrometheusText.Type;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small Jetty for one path, apart from the doors of tills: neither keeps the other waiting. */
@Component
public final class JettyMetricsServer implements MetricsServer {

    private static final Logger LOG = LoggerFactory.getLogger(JettyMetricsServer.class);
    private static final String PATH = "/metrics";
    private static final int THREADS = 8;
    private static final int MAX_CONNECTIONS = 16;
    private static final int IDLE_MS = 30_000;
    private static final int MAX_HEADER_BYTES = 8_192;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Clock clock;

    /** Listening begins with start(). */
    @Activate
    public JettyMetricsServer(@Reference Clock clock) {
        this.clock = clock;
    }

    @Override
    public Outcome<Running> start(String bindAddress, int port, String version) {
        var server = new Server(new QueuedThreadPool(THREADS));
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(bindAddress);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
        var listening = new Listening(server, connector, version);
        server.setHandler(listening);
        try {
            server.start();
        } catch (Exception e) {
            // Jetty declares Exception; what is not the network's fault is ours.
            listening.close();
            if (e instanceof IOException) {
                return Outcome.failed(refused(bindAddress, port));
            }
            throw new IllegalStateException("Jetty does not start", e);
        }
        LOG.info("metrics at {}", listening.address());
        return Outcome.ok(listening);
    }

    private static Problem refused(String bindAddress, int port) {
        return Problem.of(
                        "headoffice.metrics-port",
                        "The port for metrics cannot be opened: another program uses port " + port + " at "
                                + bindAddress
                                + ", or this machine has no such address. Choose another one with --metrics-port or"
                                + " --metrics-bind.")
                .with("address", bindAddress)
                .with("port", port);
    }

    private final class Listening extends Handler.Abstract implements Running {

        private final Server server;
        private final ServerConnector connector;
        private final String version;
        private final Traffic traffic = new Traffic();
        private volatile Optional<OfficeState> office = Optional.empty();

        Listening(Server server, ServerConnector connector, String version) {
            this.server = server;
            this.connector = connector;
            this.version = version;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            boolean asked = request.getMethod().equals("GET")
                    && Request.getPathInContext(request).equals(PATH);
            response.setStatus(asked ? OK : NOT_FOUND);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, PrometheusText.MEDIA_TYPE);
            byte[] text = (asked ? text() : "Only " + PATH + " is here.\n").getBytes(StandardCharsets.UTF_8);
            response.write(true, ByteBuffer.wrap(text), callback);
            return true;
        }

        private String text() {
            var out = new PrometheusText();
            out.metric("evertill_info", Type.GAUGE, "Which version this is.")
                    .value("evertill_info", 1, "version", version);
            traffic.write(out);
            office.ifPresent(state -> state.write(out));
            Jvm.write(out);
            return out.toString();
        }

        @Override
        public URI address() {
            String host = connector.getHost().contains(":") ? "[" + connector.getHost() + "]" : connector.getHost();
            return URI.create("http://" + host + ":" + connector.getLocalPort() + PATH);
        }

        @Override
        public TrafficWatch traffic() {
            return traffic;
        }

        @Override
        public HeadOffice counted(HeadOffice headOffice) {
            return new CountedHeadOffice(headOffice, traffic);
        }

        @Override
        public void watch(OpenHeadOffice opened) {
            office = Optional.of(new OfficeState(opened, clock));
        }

        @Override
        public void close() {
            try {
                server.stop();
            } catch (Exception e) {
                // Jetty declares Exception; there is nothing left to do but to tell.
                LOG.warn("the server of metrics did not stop in order", e);
            }
        }
    }
}
