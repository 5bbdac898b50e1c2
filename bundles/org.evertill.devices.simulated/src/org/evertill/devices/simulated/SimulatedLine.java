package org.evertill.devices.simulated;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What simulated devices of one connection at a time have in common: a port of this machine and a thread. */
abstract class SimulatedLine implements AutoCloseable {

    private final ServerSocket server = new ServerSocket();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("simulated-device").factory());
    private volatile Socket connection = new Socket();

    SimulatedLine() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    }

    /** Begins to answer. */
    final void begin() {
        thread.execute(this::serve);
    }

    public final int port() {
        return server.getLocalPort();
    }

    /** Speaks until the other side hangs up. */
    abstract void speak(Socket socket) throws IOException;

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                connection = socket;
                speak(socket);
            } catch (IOException e) {
                // hung up: the next one may call
            }
        }
    }

    /** Pulls the cable; it can be called again. */
    public final void hangUp() throws IOException {
        connection.close();
    }

    @Override
    public final void close() throws IOException {
        server.close();
        connection.close();
        thread.shutdownNow();
    }
}
