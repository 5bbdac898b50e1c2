package org.evertill.headoffice.http.internal;

import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.evertill.headoffice.http.ServerCertificate;
import org.evertill.headoffice.http.SyncServer;

/** Jetty, listening. */
final class RunningJetty implements SyncServer.Running {

    private final Server server;
    private final PokeStreams streams;
    private final ServerConnector connector;
    private final URI address;

    RunningJetty(Server server, PokeStreams streams, ServerConnector connector, String bindAddress) {
        this.server = server;
        this.streams = streams;
        this.connector = connector;
        String scheme = connector.getConnectionFactory(SslConnectionFactory.class) == null ? "http" : "https";
        String host = bindAddress.contains(":") ? "[" + bindAddress + "]" : bindAddress;
        this.address = URI.create(scheme + "://" + host + ":" + connector.getLocalPort());
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public void show(ServerCertificate certificate) {
        var tls = connector.getConnectionFactory(SslConnectionFactory.class);
        if (tls == null) {
            return;
        }
        try {
            tls.getSslContextFactory().reload(factory -> factory.setSslContext(Tls.context(certificate)));
        } catch (Exception e) {
            // Jetty declares Exception; a certificate that was read is one that can be shown.
            throw new IllegalStateException("showing another certificate", e);
        }
    }

    @Override
    public void close() {
        // A stream is a request that never ends by itself; the others have their time to.
        streams.close();
        JettySyncServer.stop(server);
    }
}
