package org.evertill.headoffice.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.sync.protocol.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who only hold a connection: the others are answered meanwhile, and in the end the connections are gone. */
@Timeout(60)
class SlowTest {

    private static final int TICK_MS = 30;
    private static final int MAX_TICKS = 300;
    private static final String HEAD = "Host: x\r\nContent-Type: application/json\r\n";

    private final List<Socket> sockets = new ArrayList<>();
    private SyncServer.Running server = serverWith(Waits.USUAL);

    private static SyncServer.Running serverWith(Waits waits) {
        return new JettySyncServer(8, waits)
                .start(ServerSettings.insecureLoopback(0), new ScriptedHeadOffice())
                .orThrow();
    }

    @AfterEach
    void stop() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        server.close();
    }

    @Test
    void headsThatTrickleKeepNobodyWaiting() throws Exception {
        restart(Waits.USUAL.withWatch(Duration.ofMillis(200)));
        open(100, "GET /health HTTP/1.1\r\nHost: x\r\nX: ");
        trickleUntilGone("y");
    }

    @Test
    void bodiesOfTillsThatTrickleKeepNobodyWaiting() throws Exception {
        restart(Waits.USUAL.withRequest(Duration.ofSeconds(3)));
        // One less than may be at work at once, so that there is a turn for an honest one.
        open(JettySyncServer.MAX_AT_WORK - 1, post("push", "Authorization: Bearer secret\r\n"));
        trickleUntilGone(" ");
    }

    /** More than have a turn at once: they have none before their bodies are there. */
    @Test
    void bodiesOfStrangersThatTrickleKeepNobodyWaiting() throws Exception {
        restart(Waits.USUAL.withRequest(Duration.ofSeconds(3)));
        open(10 * JettySyncServer.MAX_STRANGERS_AT_WORK, post("enrol", ""));
        trickleUntilGone(" ");
    }

    @Test
    void aThousandSilentOnesKeepNobodyWaiting() throws Exception {
        restart(Waits.USUAL.withIdle(Duration.ofSeconds(2)));
        open(1_000, "");
        assertAnswered();
        assertGone(Limits.REQUEST_TIMEOUT);
        assertAnswered();
    }

    private void restart(Waits waits) {
        server.close();
        server = serverWith(waits);
    }

    private static String post(String path, String more) {
        return "POST /sync/v1/" + path + " HTTP/1.1\r\n" + HEAD + more + "Content-Length: 10000\r\n\r\n";
    }

    private void open(int count, String start) throws IOException {
        for (int i = 0; i < count; i++) {
            var socket = new Socket("127.0.0.1", server.address().getPort());
            sockets.add(socket);
            send(socket, start);
        }
    }

    /** Each sends a piece now and then until it is hung up on or answered; meanwhile others are answered. */
    private void trickleUntilGone(String piece) throws Exception {
        var open = new ArrayList<>(sockets);
        for (int tick = 0; tick < MAX_TICKS && !open.isEmpty(); tick++) {
            open.removeIf(socket -> isGone(socket, piece));
            if (tick == 0) {
                assertAnswered();
                assertFalse(sockets.stream().allMatch(socket -> isGone(socket, piece)), "answered behind all others");
            }
            Thread.sleep(TICK_MS);
        }
        assertEquals(0, open.size(), "still listened to");
        assertAnswered();
    }

    private static boolean isGone(Socket socket, String piece) {
        try {
            if (socket.getInputStream().available() > 0) {
                return true;
            }
            send(socket, piece);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void assertGone(Duration limit) throws IOException {
        for (var socket : sockets) {
            socket.setSoTimeout((int) limit.toMillis());
            try {
                assertEquals(-1, socket.getInputStream().read());
            } catch (SocketTimeoutException e) {
                throw new AssertionError("a connection was kept", e);
            }
        }
    }

    /** A stranger's request and a till's. */
    private void assertAnswered() throws Exception {
        assertEquals(403, status("enrol", "{\"code\":\"BAD\",\"deviceName\":\"till\",\"publicKey\":\"k\"}"));
        assertEquals(200, status("pull", "{\"replica\":\"R1\",\"incarnation\":1,\"cursors\":{},\"limit\":10}"));
    }

    /** On a connection of its own: one that is kept may be closed by the server in the moment it is used again. */
    private int status(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.address().resolve("/sync/v1/" + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer secret")
                .POST(BodyPublishers.ofString(body));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
