package org.evertill.headoffice.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.WireJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server on the loopback address, asked by a real client. */
class JettySyncServerTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final ScriptedHeadOffice headOffice = new ScriptedHeadOffice();
    private final HttpClient client = HttpClient.newHttpClient();
    private SyncServer.Running server;

    @BeforeEach
    void start() {
        server = new JettySyncServer()
                .start(ServerSettings.insecureLoopback(0), headOffice)
                .orThrow();
    }

    @AfterEach
    void stop() {
        headOffice.mayLeave.countDown();
        server.close();
        client.close();
    }

    @Test
    void aTillIsGreeted() throws Exception {
        var answer = post("hello", "secret", hello("R1"));
        assertEquals(200, answer.statusCode());
        var read = WireJson.HELLO_ANSWER.read(new StringReader(text(answer)));
        assertEquals(41, read.lastSeq());
        assertEquals(
                "application/json", answer.headers().firstValue("content-type").orElseThrow());
        assertTrue(answer.headers().firstValue("server").isEmpty());
    }

    @Test
    void rowsAreAskedForOneByOne() throws Exception {
        var found = post("rows/find", "secret", "{\"replica\":\"R1\",\"table\":\"articles\",\"id\":\"a1\"}");
        var page = WireJson.ROWS_PAGE.read(new StringReader(text(found)));
        assertEquals("Tea", page.entries().getFirst().row().text("name"));
        String nothing = "{\"replica\":\"R1\",\"table\":\"articles\",\"filters\":[]}";
        var asked = "{\"replica\":\"R1\",\"table\":\"articles\",\"id\":\"a1\",\"after\":0,\"limit\":10}";
        assertEquals("{\"entries\":[],\"next\":7}", text(post("history", "secret", asked)));
        assertEquals("403 auth.wrong-replica", refusal(post("history", "secret", asked.replace("R1", "R2"))));
        assertEquals("{\"rows\":1}", text(post("rows/count", "secret", nothing)));
        String write =
                "{\"replica\":\"R1\",\"requestId\":\"q\",\"change\":\"DELETE\",\"table\":\"articles\",\"id\":\"a1\","
                        + "\"seen\":{\"hq\":1},\"row\":{},\"userId\":\"u1\",\"schemaVersion\":1}";
        assertEquals("422 entity.stale", refusal(post("rows/write", "secret", write)));
        assertEquals("422 sync.malformed", refusal(post("rows/write", "secret", write.replace("DELETE", "DROP"))));
        assertEquals("403 auth.wrong-replica", refusal(post("rows/write", "secret", write.replace("R1", "R2"))));
        assertEquals("401 auth.no-credential", refusal(post("rows/select", "", "no json at all")));
    }

    @Test
    void bothWaysMayBeCompressed() throws Exception {
        var request = request("hello", "secret")
                .header("Content-Encoding", "gzip")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(hello("R1"))));
        var answer = client.send(request.build(), BodyHandlers.ofByteArray());
        assertEquals("gzip", answer.headers().firstValue("content-encoding").orElseThrow());
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            var text = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(41, WireJson.HELLO_ANSWER.read(new StringReader(text)).lastSeq());
        }
    }

    @Test
    void whoIsNobodyIsRefusedBeforeTheBodyIsRead() throws Exception {
        assertEquals("401 auth.no-credential", refusal(post("hello", "", hello("R1"))));
        assertEquals("401 auth.expired", refusal(post("hello", "wrong", "no json at all")));
        assertEquals("403 auth.revoked", refusal(post("push", "stolen", "no json at all")));
        assertEquals("403 auth.wrong-replica", refusal(post("hello", "secret", hello("R2"))));
        assertEquals(
                "403 enrolment.bad-code",
                refusal(post("enrol", "", "{\"code\":\"BAD\",\"deviceName\":\"till\",\"publicKey\":\"k\"}")));
    }

    @Test
    void nonsenseIsToldAsSuch() throws Exception {
        assertEquals("422 sync.malformed", refusal(post("hello", "secret", "{\"replica\":1}")));
        assertEquals("400 connection.truncated", refusal(post("pull", "secret", "")));
        assertEquals("404 http.not-found", refusal(post("nothing", "secret", "{}")));
        var get = client.send(request("hello", "secret").GET().build(), BodyHandlers.ofByteArray());
        assertEquals("405 http.method", refusal(get));
        assertEquals("POST", get.headers().firstValue("allow").orElseThrow());
        var xml =
                request("hello", "secret").setHeader("Content-Type", "text/xml").POST(BodyPublishers.ofString("<a/>"));
        assertEquals("415 http.media-type", refusal(client.send(xml.build(), BodyHandlers.ofByteArray())));
        var packed = request("hello", "secret")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("this is no gzip"));
        assertEquals("422 sync.malformed", refusal(client.send(packed.build(), BodyHandlers.ofByteArray())));
    }

    @Test
    void aBombIsNotUnpacked() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write("{\"replica\":\"R1\",\"x\":[".getBytes(StandardCharsets.UTF_8));
            var zeros = "0,".repeat(1 << 19).getBytes(StandardCharsets.UTF_8);
            for (int megabytes = 0; megabytes < 200; megabytes++) {
                out.write(zeros);
            }
        }
        assertTrue(bytes.size() < 1 << 20, "small on the wire");
        var request = request("push", "secret")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray()));
        assertEquals("413 sync.too-large", refusal(client.send(request.build(), BodyHandlers.ofByteArray())));
    }

    @Test
    void aDatabaseThatIsAwayPassesByItself() throws Exception {
        assertEquals(200, get("/health/ready").statusCode());
        headOffice.mood = ScriptedHeadOffice.Mood.DATABASE_AWAY;
        var answer = post("hello", "secret", hello("R1"));
        assertEquals("503 headoffice.database-away", refusal(answer));
        assertEquals("2", answer.headers().firstValue("retry-after").orElseThrow());
        assertEquals(503, get("/health/ready").statusCode());
        assertEquals(200, get("/health/live").statusCode());
        assertEquals("{\"live\":true,\"ready\":false}", text(get("/health")));
    }

    @Test
    void aFaultOfOurOwnTellsNothingOfItself() throws Exception {
        headOffice.mood = ScriptedHeadOffice.Mood.BROKEN;
        var answer = post("hello", "secret", hello("R1"));
        assertEquals("500 headoffice.internal", refusal(answer));
        assertFalse(text(answer).contains("secret details"));
        assertFalse(text(answer).contains("Exception"));
    }

    @Test
    void whatIsNoHttpGetsNoStack() throws Exception {
        assertTrue(raw("GET /health HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n")
                .startsWith("HTTP/1.1 431"));
        String answer = raw("COMPLETE NONSENSE\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 505"), answer);
        assertTrue(answer.contains("http.refused"), answer);
        assertFalse(answer.contains("org.eclipse"), answer);
    }

    @Test
    void aRequestUnderWayEndsBeforeTheServerDoes() throws Exception {
        headOffice.mood = ScriptedHeadOffice.Mood.SLOW;
        var answer = client.sendAsync(
                request("hello", "secret")
                        .POST(BodyPublishers.ofString(hello("R1")))
                        .build(),
                BodyHandlers.ofByteArray());
        assertTrue(headOffice.entered.await(10, TimeUnit.SECONDS));
        var closing = CompletableFuture.runAsync(server::close);
        assertFalse(answer.isDone());
        headOffice.mayLeave.countDown();
        assertEquals(200, answer.get(10, TimeUnit.SECONDS).statusCode());
        closing.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aPortInUseIsTold() {
        var again = new JettySyncServer()
                .start(ServerSettings.insecureLoopback(server.address().getPort()), headOffice);
        assertEquals("headoffice.port-in-use", problem(again).code());
        var certificate = SelfMade.make(List.of(), Clock.systemUTC()).orThrow();
        var elsewhere = new JettySyncServer().start(new ServerSettings("192.0.2.1", 0, certificate), headOffice);
        assertEquals("headoffice.bad-address", problem(elsewhere).code());
        var nowhere =
                new JettySyncServer().start(new ServerSettings("no.such.host.invalid", 0, certificate), headOffice);
        assertEquals("headoffice.bad-address", problem(nowhere).code());
    }

    private static Problem problem(Outcome<SyncServer.Running> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem();
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(server.address().resolve("/sync/v1/" + path))
                .setHeader("Content-Type", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> post(String path, String token, String body) throws Exception {
        return client.send(
                request(path, token).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.address().resolve(path)).build(), BodyHandlers.ofByteArray());
    }

    private static String hello(String replica) throws IOException {
        var out = new StringWriter();
        WireJson.HELLO_REQUEST.write(out, new Hello.Request(replica, "0.1.0", 41, "ab", NOON, 0));
        return out.toString();
    }

    private static String refusal(HttpResponse<byte[]> answer) throws IOException {
        return answer.statusCode() + " "
                + WireJson.PROBLEM.read(new StringReader(text(answer))).code();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var start = new byte[4_000];
            int length = socket.getInputStream().readNBytes(start, 0, start.length);
            return new String(start, 0, length, StandardCharsets.ISO_8859_1);
        }
    }
}
