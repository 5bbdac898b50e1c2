package org.evertill.headoffice.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.sync.protocol.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are known before the request is whole reach whoever sends it, also one who reads only when all is sent. */
class EarlyAnswerTest {

    private static final int TICK_MS = 20;
    private static final int MAX_TICKS = 1_000;

    private final ScriptedHeadOffice headOffice = new ScriptedHeadOffice();
    private SyncServer.Running server;
    private Socket socket;

    @BeforeEach
    void start() throws IOException {
        start(Limits.REQUEST_TIMEOUT, Limits.REQUEST_TIMEOUT);
    }

    private void start(Duration requestLimit, Duration watchInterval) throws IOException {
        server = new JettySyncServer(8, Waits.USUAL.withRequest(requestLimit).withWatch(watchInterval))
                .start(ServerSettings.insecureLoopback(0), headOffice)
                .orThrow();
        socket = new Socket("127.0.0.1", server.address().getPort());
        socket.setSoTimeout(20_000);
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        headOffice.mayLeave.countDown();
        server.close();
    }

    @Test
    void whoIsNobodyHearsItAfterALargeBody() throws Exception {
        send(head("push", "wrong", 8 << 20, ""));
        body(8 << 20);
        assertAnswer("401", "auth.expired");
    }

    @Test
    void aBodyTooLargeHearsIt() throws Exception {
        send(head("push", "secret", Limits.MAX_BODY_BYTES + 1, ""));
        body(Limits.MAX_BODY_BYTES + 1);
        assertAnswer("413", "sync.too-large");
    }

    @Test
    void aBodyWithoutACredentialIsSmall() throws Exception {
        send(head("enrol", "", Limits.MAX_OPEN_BODY_BYTES + 1, ""));
        body(Limits.MAX_OPEN_BODY_BYTES + 1);
        assertAnswer("413", "sync.too-large");
    }

    @Test
    void nonsenseAtTheBeginningOfALargeBodyHearsIt() throws Exception {
        send(head("push", "secret", 4 << 20, ""));
        body(4 << 20);
        assertAnswer("422", "sync.malformed");
    }

    @Test
    void aSmallBodyThatComesAfterItsHeadLeavesTheConnectionOpen() throws Exception {
        for (int times = 0; times < 3; times++) {
            send(head("hello", "wrong", 3, ""));
            send("abc");
            var answer = oneAnswer(socket.getInputStream());
            assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
        }
    }

    @Test
    void whoAsksWhetherToSendIsToldNo() throws Exception {
        send(head("push", "wrong", 1 << 20, "Expect: 100-continue\r\n"));
        assertAnswer("401", "auth.expired");
    }

    @Test
    void aBodyThatTricklesIsTooSlow() throws Exception {
        stop();
        start(Duration.ofMillis(300), Limits.REQUEST_TIMEOUT);
        send(head("push", "secret", 1 << 20, ""));
        String answer = trickle(" ");
        assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
    }

    @Test
    void aHeadThatTricklesIsHungUpOn() throws Exception {
        stop();
        start(Limits.REQUEST_TIMEOUT, Duration.ofMillis(50));
        send("GET /health HTTP/1.1\r\nHost: x\r\nX: ");
        assertEquals("", trickle("y"));
    }

    /** Sends one piece at a time until there is an answer, or an end, which is the empty text. */
    private String trickle(String piece) throws IOException {
        socket.setSoTimeout(TICK_MS);
        for (int ticks = 0; ticks < MAX_TICKS; ticks++) {
            try {
                send(piece);
                var start = new byte[200];
                int length = socket.getInputStream().read(start);
                return length < 0 ? "" : new String(start, 0, length, StandardCharsets.ISO_8859_1);
            } catch (SocketTimeoutException e) {
                // Nothing yet: the next piece.
            } catch (IOException e) {
                return "";
            }
        }
        throw new AssertionError("it was listened to without an end");
    }

    private void assertAnswer(String status, String code) throws IOException {
        var answer = oneAnswer(socket.getInputStream());
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.contains("\"" + code + "\""), answer);
    }

    /** To its end, chunked or not. */
    private static String oneAnswer(InputStream in) throws IOException {
        var text = new StringBuilder();
        int one = in.read();
        while (one >= 0) {
            text.append((char) one);
            one = isWhole(text) ? -1 : in.read();
        }
        return text.toString();
    }

    private static boolean isWhole(StringBuilder text) {
        int begin = text.indexOf("\r\n\r\n");
        int length = text.indexOf("Content-Length: ");
        if (begin < 0 || length < 0) {
            return text.toString().endsWith("\r\n0\r\n\r\n");
        }
        int end = text.indexOf("\r\n", length);
        return text.length() >= begin + 4 + Integer.parseInt(text.substring(length + 16, end));
    }

    private static String head(String path, String token, int length, String more) {
        String credential = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        return "POST /sync/v1/" + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + credential
                + more + "Content-Length: " + length + "\r\n\r\n";
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private void body(int bytes) throws IOException {
        var piece = new byte[1 << 16];
        Arrays.fill(piece, (byte) 'x');
        for (int sent = 0; sent < bytes; sent += piece.length) {
            socket.getOutputStream().write(piece, 0, Math.min(piece.length, bytes - sent));
        }
        socket.getOutputStream().flush();
    }
}
