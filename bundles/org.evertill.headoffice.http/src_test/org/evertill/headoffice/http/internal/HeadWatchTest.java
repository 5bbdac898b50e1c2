package org.evertill.headoffice.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.sync.http.internal.PinnedServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Heads that never become whole are given up, and nobody else is. */
@Timeout(60)
class HeadWatchTest {

    private static final Duration WATCH = Duration.ofMillis(200);
    /** Several looks go by in so many steps. */
    private static final int STEPS = 40;

    private static final int STEP_MS = 40;
    private static final int MAX_STEPS = 500;

    private SyncServer.Running server = serving(Way.PLAIN);

    private enum Way {
        PLAIN,
        TLS
    }

    private static SyncServer.Running serving(Way way) {
        var settings = way == Way.PLAIN
                ? ServerSettings.insecureLoopback(0)
                : new ServerSettings(
                        "127.0.0.1",
                        0,
                        SelfMade.make(List.of("localhost"), Clock.systemUTC()).orThrow());
        return new JettySyncServer(8, Waits.USUAL.withWatch(WATCH).withHeartbeat(Duration.ofMillis(100)))
                .start(settings, new ScriptedHeadOffice())
                .orThrow();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoAsksAgainAndAgainOnOneConnectionIsAnswered(Way way) throws Exception {
        try (var socket = connected(way)) {
            for (int i = 0; i < STEPS; i++) {
                send(socket, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
                assertEquals("HTTP/1.1 200 OK", answer(socket), "request " + i);
                Thread.sleep(STEP_MS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatWasOpenedOnAConnectionInUseStays(Way way) throws Exception {
        try (var socket = connected(way)) {
            send(socket, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
            answer(socket);
            Thread.sleep(WATCH.toMillis());
            send(socket, "GET /sync/v1/poke HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer secret\r\n\r\n");
            assertEquals("HTTP/1.1 200 OK", line(socket));
            long end = System.nanoTime() + WATCH.multipliedBy(6).toNanos();
            while (System.nanoTime() < end) {
                line(socket);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHeadThatTricklesIsGivenUp(Way way) throws Exception {
        try (var socket = connected(way)) {
            send(socket, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
            answer(socket);
            send(socket, "GET /health/live HTTP/1.1\r\nHost: x\r\nX: ");
            assertThrows(IOException.class, () -> trickle(socket, "y"));
        }
    }

    @Test
    void aHandshakeThatTricklesIsGivenUp() throws Exception {
        server.close();
        server = serving(Way.TLS);
        try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
            // A record of 16,384 bytes begins, which is to be a ClientHello of nearly as many.
            send(socket, "\u0016\u0003\u0001\u0040\u0000\u0001\u0000\u003f\u00fc\u0003\u0003");
            assertThrows(IOException.class, () -> trickle(socket, "y"));
        }
    }

    private static void trickle(Socket socket, String piece) throws Exception {
        for (int i = 0; i < MAX_STEPS; i++) {
            if (socket.getInputStream().available() > 0
                    && socket.getInputStream().read() < 0) {
                throw new EOFException("hung up");
            }
            send(socket, piece);
            Thread.sleep(STEP_MS);
        }
    }

    private Socket connected(Way way) throws IOException, GeneralSecurityException {
        server.close();
        server = serving(way);
        int port = server.address().getPort();
        if (way == Way.PLAIN) {
            return new Socket("127.0.0.1", port);
        }
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(null, new TrustManager[] {new PinnedServers(key -> true)}, null);
        return context.getSocketFactory().createSocket("127.0.0.1", port);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** A whole answer, which comes in pieces that tell their size; gives its first line. */
    private static String answer(Socket socket) throws IOException {
        String first = line(socket);
        while (!line(socket).isEmpty()) {
            // A field of the head.
        }
        for (int size = size(socket); size > 0; size = size(socket)) {
            assertEquals(size, socket.getInputStream().readNBytes(size).length);
            line(socket);
        }
        line(socket);
        return first;
    }

    private static int size(Socket socket) throws IOException {
        return Integer.parseInt(line(socket), 16);
    }

    private static String line(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next != '\n';
                next = socket.getInputStream().read()) {
            if (next < 0) {
                throw new EOFException("hung up");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
