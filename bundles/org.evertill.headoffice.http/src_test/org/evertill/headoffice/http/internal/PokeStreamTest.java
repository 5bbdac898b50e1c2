package org.evertill.headoffice.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.WireJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of a real server, read by a real client. */
@Timeout(60)
class PokeStreamTest {

    private static final int MAX_STREAMS = 2;

    private final ScriptedHeadOffice headOffice = new ScriptedHeadOffice();
    private final HttpClient client = HttpClient.newHttpClient();
    private SyncServer.Running server = serverWith(Limits.POKE_HEARTBEAT);
    private final List<Stream> streams = new ArrayList<>();

    private SyncServer.Running serverWith(Duration heartbeat) {
        return new JettySyncServer(MAX_STREAMS, Waits.USUAL.withHeartbeat(heartbeat))
                .start(ServerSettings.insecureLoopback(0), headOffice)
                .orThrow();
    }

    @AfterEach
    void stop() throws IOException {
        for (var stream : streams) {
            stream.lines.close();
        }
        server.close();
        client.shutdownNow();
    }

    private record Stream(HttpResponse<java.io.InputStream> head, BufferedReader lines) {

        /** The data of the next event; null at the end. */
        String event() throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith("event: ")) {
                line = lines.readLine();
            }
            if (line == null) {
                return null;
            }
            assertEquals("event: heads", line);
            String data = lines.readLine();
            assertEquals("", lines.readLine());
            return data;
        }
    }

    @Test
    void headsComeFirstAndThenWhateverMoves() throws Exception {
        var stream = open("secret");
        assertEquals(200, stream.head.statusCode());
        assertEquals(
                "text/event-stream",
                stream.head.headers().firstValue("content-type").orElseThrow());
        assertEquals("data: {\"heads\":{\"chain\":1}}", stream.event());
        headOffice.pokes.moved("chain", 2);
        assertEquals("data: {\"heads\":{\"chain\":2}}", stream.event());
        headOffice.pokes.moved("store:S1", 7);
        assertEquals("data: {\"heads\":{\"store:S1\":7}}", stream.event());
    }

    @Test
    void aQuietStreamHasAHeartbeat() throws Exception {
        server.close();
        server = serverWith(Duration.ofMillis(50));
        var stream = open("secret");
        assertEquals("data: {\"heads\":{\"chain\":1}}", stream.event());
        assertEquals(": ", stream.lines.readLine());
        assertEquals("", stream.lines.readLine());
        assertEquals(": ", stream.lines.readLine());
    }

    @Test
    void theNewestStreamOfATillReplacesTheOlder() throws Exception {
        var older = open("secret");
        older.event();
        var newer = open("secret");
        assertNull(older.event());
        newer.event();
        await(() -> headOffice.pokes.listeners.size() == 1);
        headOffice.pokes.moved("chain", 5);
        assertEquals("data: {\"heads\":{\"chain\":5}}", newer.event());
    }

    @Test
    void tillsBeyondTheLimitLookByThemselves() throws Exception {
        open("secret").event();
        open("second").event();
        var third = open("third");
        assertEquals(503, third.head.statusCode());
        assertEquals("headoffice.no-stream", code(third));
        open("secret").event();
    }

    @Test
    void whoGoesAwayIsForgotten() throws Exception {
        server.close();
        server = serverWith(Duration.ofMillis(50));
        var stream = open("secret");
        stream.event();
        stream.lines.close();
        await(() -> headOffice.pokes.listeners.isEmpty());
    }

    @Test
    void whoIsNobodyGetsNoStream() throws Exception {
        assertEquals("auth.expired", code(open("wrong")));
        assertEquals("auth.revoked", code(open("stolen")));
        headOffice.pokes.away = true;
        assertEquals("headoffice.database-away", code(open("secret")));
        assertTrue(headOffice.pokes.listeners.isEmpty());
        var post = client.send(
                request("secret").POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertEquals(405, post.statusCode());
        assertEquals("GET", post.headers().firstValue("allow").orElseThrow());
    }

    @Test
    void whoIsShutOutIsCutOff() throws Exception {
        var stream = open("secret");
        stream.event();
        headOffice.pokes.end();
        assertNull(stream.event());
    }

    @Test
    void streamsEndInOrderWhenTheServerDoes() throws Exception {
        var stream = open("secret");
        stream.event();
        server.close();
        assertNull(stream.event());
        assertTrue(headOffice.pokes.listeners.isEmpty());
    }

    /** A thousand pokes that nobody reads are one event per scope, when somebody does. */
    @Test
    void aTillThatReadsSlowlyMissesNothing() throws Exception {
        var stream = open("secret");
        stream.event();
        for (int head = 2; head <= 20_000; head++) {
            headOffice.pokes.moved("chain", head);
        }
        headOffice.pokes.moved("end", 1);
        var newest = new TreeMap<String, Long>();
        while (!newest.containsKey("end")) {
            String data = stream.event().substring("data: ".length());
            newest.putAll(WireJson.POKE.read(new StringReader(data)).heads());
        }
        assertEquals(20_000, newest.get("chain"));
    }

    /** Requests are answered on virtual threads, and a stream holds none of the system's. */
    @Test
    void streamsHoldNoThreads() throws Exception {
        open("secret").event();
        open("second").event();
        long held = Thread.getAllStackTraces().entrySet().stream()
                .filter(e -> e.getKey().getName().startsWith("headoffice"))
                .filter(e -> java.util.Arrays.stream(e.getValue())
                        .anyMatch(frame -> frame.getClassName().contains("SyncHandler")))
                .count();
        assertEquals(0, held);
        headOffice.mood = ScriptedHeadOffice.Mood.NOTES_THREAD;
        var hello = client.send(
                HttpRequest.newBuilder(server.address().resolve("/sync/v1/hello"))
                        .header("Authorization", "Bearer secret")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"replica\":\"R1\",\"incarnation\":1,\"appVersion\":\"1\",\"lastSeq\":0,"
                                        + "\"lastHash\":\"h\",\"clock\":\"2026-01-02T12:00:00Z\",\"pending\":0}"))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(200, hello.statusCode());
        assertTrue(headOffice.onVirtualThread);
    }

    private HttpRequest.Builder request(String token) {
        return HttpRequest.newBuilder(server.address().resolve("/sync/v1/poke"))
                .header("Authorization", "Bearer " + token);
    }

    private Stream open(String token) throws Exception {
        var answer = client.send(request(token).GET().build(), BodyHandlers.ofInputStream());
        var stream =
                new Stream(answer, new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
        streams.add(stream);
        return stream;
    }

    private static String code(Stream refused) throws IOException {
        return WireJson.PROBLEM.read(new StringReader(refused.lines.readLine())).code();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not happen");
            LockSupport.parkNanos(5_000_000);
        }
    }
}
