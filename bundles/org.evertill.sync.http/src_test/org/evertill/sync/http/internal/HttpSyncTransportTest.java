package org.evertill.sync.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.ServerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the transport makes of servers that misbehave, and of none at all. */
class HttpSyncTransportTest {

    private static final Hello.Request HELLO =
            new Hello.Request("R1", "0.1.0", 0, "ab", Instant.parse("2026-01-02T03:04:05Z"), 0);

    private final HttpSyncTransport transport = new HttpSyncTransport(Clock.systemUTC(), Duration.ofSeconds(2));

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void nobodyThere() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var address = URI.create("http://127.0.0.1:" + port);
        assertEquals("connection.refused", code(transport.hello(line(address), HELLO)));
        assertEquals("connection.refused", code(transport.probe(line(address))));
    }

    @Test
    void aNameThatNobodyKnows() {
        var address = URI.create("https://head-office.invalid");
        var line = new Line(address, "R1", DeviceKey.make(), List.of(new ServerKey("k".repeat(ServerKey.CHARS))));
        assertEquals("connection.unreachable", code(transport.hello(line, HELLO)));
        assertEquals("connection.untrusted", code(transport.hello(line(address), HELLO)), "nothing to know it by");
    }

    @Test
    void onlyProtectedOrLocalAddresses() {
        for (String address : new String[] {
            "http://example.org", "http://10.0.0.1:8470", "ftp://127.0.0.1", "http://127.0.0.1.example.org", "nonsense"
        }) {
            assertEquals("connection.insecure", code(transport.hello(line(URI.create(address)), HELLO)), address);
        }
    }

    @Test
    void headOfficeThatHangsBeforeItAnswers() throws IOException {
        try (var server = new ScriptedServer("", true)) {
            assertEquals("connection.timeout", within10s(server));
        }
    }

    @Test
    void headOfficeThatHangsInTheMiddleOfAnAnswer() throws IOException {
        try (var server = new ScriptedServer(json("200 OK", 5_000, "{\"protocol\":1,"), true)) {
            assertEquals("connection.timeout", within10s(server));
        }
    }

    @Test
    void aConnectionThatBreaks() throws IOException {
        try (var server = new ScriptedServer("", false)) {
            assertEquals("connection.interrupted", within10s(server));
        }
        try (var server = new ScriptedServer(json("200 OK", 5_000, "{\"protocol\":1,"), false)) {
            assertEquals("connection.interrupted", within10s(server));
        }
    }

    @Test
    void somethingElseThatAnswers() throws IOException {
        String page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>";
        try (var server = new ScriptedServer(page, false)) {
            assertEquals("connection.not-head-office", within10s(server));
            assertEquals("connection.not-head-office", code(transport.probe(line(server.address()))));
        }
        try (var server = new ScriptedServer(json("302 Found", 2, "{}"), false)) {
            assertEquals("connection.not-head-office", within10s(server));
        }
    }

    @Test
    void refusalsKeepTheirCodeAndOutagesPassByThemselves() throws IOException {
        String revoked = "{\"code\":\"auth.revoked\",\"message\":\"Shut out.\",\"facts\":{}}";
        try (var server = new ScriptedServer(json("403 Forbidden", revoked.length(), revoked), false)) {
            assertEquals("auth.revoked", within10s(server));
        }
        String away = "{\"code\":\"headoffice.database-away\",\"message\":\"Away.\",\"facts\":{}}";
        try (var server = new ScriptedServer(json("503 Service Unavailable", away.length(), away), false)) {
            var problem = problem(transport.hello(line(server.address()), HELLO));
            assertEquals("connection.unavailable", problem.code());
            assertEquals("headoffice.database-away", problem.facts().get("reason"));
            assertEquals("connection.unavailable", code(transport.probe(line(server.address()))));
        }
    }

    @Test
    void closingEndsARequestUnderWay() throws Exception {
        var patient = new HttpSyncTransport(Clock.systemUTC());
        try (var server = new ScriptedServer("", true);
                var caller = java.util.concurrent.Executors.newSingleThreadExecutor()) {
            var asked = caller.submit(() -> patient.hello(line(server.address()), HELLO));
            Thread.sleep(300);
            assertFalse(asked.isDone());
            patient.close();
            assertEquals("connection.interrupted", code(asked.get(5, java.util.concurrent.TimeUnit.SECONDS)));
        }
    }

    private String within10s(ScriptedServer server) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> code(transport.hello(line(server.address()), HELLO)));
    }

    private static String json(String status, int length, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n"
                + body;
    }

    private static Line line(URI address) {
        return new Line(address, "R1", DeviceKey.make(), List.of());
    }

    private static String code(Outcome<?> outcome) {
        return problem(outcome).code();
    }

    private static Problem problem(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem();
    }
}
