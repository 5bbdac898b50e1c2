package org.evertill.sync.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.PokeLine;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Poke;
import org.evertill.sync.protocol.WireException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real client at a server that says what the test wants. */
@Timeout(60)
class HttpPokeLineTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final String EVENT = "event: heads\ndata: {\"heads\":{\"chain\":12}}\n\n";

    private final HttpPokeLine line = new HttpPokeLine(Clock.systemUTC());
    private final Heard heard = new Heard();

    /** What the listener was told, in words. */
    private static final class Heard implements PokeLine.Listener {
        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

        @Override
        public void opened() {
            words.add("opened");
        }

        @Override
        public void poked(Poke poke) {
            words.add(poke.heads().toString());
        }

        @Override
        public void ended(Problem reason) {
            words.add(reason.code());
        }

        String next() throws InterruptedException {
            return words.poll(30, TimeUnit.SECONDS);
        }
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void pokesComeUntilTheStreamEnds() throws Exception {
        try (var server = new ScriptedServer(HEAD + ": \n\n" + EVENT + "event: other\ndata: x\n\n" + EVENT, false)) {
            open(server.address());
            assertEquals("opened", heard.next());
            assertEquals("{chain=12}", heard.next());
            assertEquals("{chain=12}", heard.next());
            assertEquals("connection.interrupted", heard.next());
        }
    }

    @Test
    void whatIsNoStreamIsNone() throws Exception {
        String page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nabcd";
        try (var server = new ScriptedServer(page, false)) {
            open(server.address());
            assertEquals("connection.no-stream", heard.next());
        }
        String old = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        try (var server = new ScriptedServer(old, false)) {
            open(server.address());
            assertEquals("connection.no-stream", heard.next());
        }
        open(URI.create("http://head.office.example/"));
        assertEquals("connection.insecure", heard.next());
        assertNull(heard.words.poll());
    }

    @Test
    void whereNobodyIsThereIsNoStream() throws Exception {
        var server = new ScriptedServer(HEAD, false);
        var address = server.address();
        server.close();
        open(address);
        assertEquals("connection.refused", heard.next());
    }

    @Test
    void aLineThatFallsSilentIsGivenUp() throws Exception {
        try (var quick = new HttpPokeLine(Clock.systemUTC(), Duration.ofMillis(200));
                var server = new ScriptedServer(HEAD + EVENT, true)) {
            quick.open(new SyncTransport.Line(server.address(), "R1", DeviceKey.make(), List.of()), heard);
            assertEquals("opened", heard.next());
            assertEquals("{chain=12}", heard.next());
            assertEquals("connection.timeout", heard.next());
        }
        try (var quick = new HttpPokeLine(Clock.systemUTC(), Duration.ofMillis(200));
                var server = new ScriptedServer("", true)) {
            quick.open(new SyncTransport.Line(server.address(), "R1", DeviceKey.make(), List.of()), heard);
            assertEquals("connection.timeout", heard.next());
        }
    }

    @Test
    void whoClosesHearsNothingMore() throws Exception {
        try (var server = new ScriptedServer(HEAD + EVENT, true)) {
            var stream = open(server.address());
            assertEquals("opened", heard.next());
            assertEquals("{chain=12}", heard.next());
            stream.close();
            assertNull(heard.words.poll(300, TimeUnit.MILLISECONDS));
        }
    }

    @Test
    void nonsenseEndsTheStream() throws Exception {
        try (var server = new ScriptedServer(HEAD + "event: heads\ndata: {\"heads\":12}\n\n" + EVENT, true)) {
            open(server.address());
            assertEquals("opened", heard.next());
            assertEquals("sync.malformed", heard.next());
            assertNull(heard.words.poll(300, TimeUnit.MILLISECONDS));
        }
    }

    @Test
    void bytesMayBeCutAnywhere() throws Exception {
        var bytes = (": x\r\n\r\nevent:heads\r\ndata:{\"heads\":{\"größe\":3}}\r\n\r\n" + EVENT)
                .getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            var reader = new EventReader();
            List<Poke> pokes = new ArrayList<>(reader.read(ByteBuffer.wrap(bytes, 0, cut)));
            pokes.addAll(reader.read(ByteBuffer.wrap(bytes, cut, bytes.length - cut)));
            assertEquals(
                    List.of(Map.of("größe", 3L), Map.of("chain", 12L)),
                    pokes.stream().map(Poke::heads).toList());
        }
    }

    @Test
    void anEventWithoutEndIsRefused() throws WireException {
        var reader = new EventReader();
        var part = new byte[1 << 20];
        for (int sent = 0; sent + part.length <= Limits.MAX_ROW_CHARS; sent += part.length) {
            assertTrue(reader.read(ByteBuffer.wrap(part)).isEmpty());
        }
        var refusal = assertThrows(ProblemException.class, () -> reader.read(ByteBuffer.wrap(part)));
        assertEquals("sync.too-large", refusal.problem().code());
    }

    private PokeLine.Stream open(URI headOffice) {
        return line.open(new SyncTransport.Line(headOffice, "R1", DeviceKey.make(), List.of()), heard);
    }
}
