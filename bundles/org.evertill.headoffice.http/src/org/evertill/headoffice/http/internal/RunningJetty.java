package org.evertill.headoffice.http.internal;

import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.evertill.headoffice.http.SyncServer;

/** Jetty, listening. */
final class RunningJetty implements SyncServer.Running {

    private final Server server;
    private final PokeStreams streams;
    private final URI address;

    RunningJetty(Server server, PokeStreams streams, int port, String bindAddress) {
        this.server = server;
        this.streams = streams;
        String host = bindAddress.contains(":") ? "[" + bindAddress + "]" : bindAddress;
        this.address = URI.create("http://" + host + ":" + port);
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public void close() {
        // A stream is a request that never ends by itself; the others have their time to.
        streams.close();
        JettySyncServer.stop(server);
    }
}
