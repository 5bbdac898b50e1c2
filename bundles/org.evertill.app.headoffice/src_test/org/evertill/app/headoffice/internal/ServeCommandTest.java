package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.evertill.headoffice.access.DatabaseOptions;
import org.evertill.headoffice.http.CertificateFiles;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.http.internal.HttpSyncTransport;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Hello;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server on a real PostgreSQL, asked as a till asks. */
class ServeCommandTest {

    @TempDir
    private Path data;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpSyncTransport transport = new HttpSyncTransport(Clock.systemUTC());
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Run> runs = new ArrayList<>();
    private final List<Future<Integer>> codes = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        runs.forEach(run -> run.stop.request());
        for (var code : codes) {
            code.get(60, TimeUnit.SECONDS);
        }
        transport.close();
        client.close();
        threads.shutdownNow();
    }

    @Test
    void commandsWorkBesideTheServerAndATillCanJoin() throws Exception {
        var serving = serve("--chain-name", "Tea and more");
        var address = readyAt(serving);
        var make = Run.on(data);
        assertEquals(
                0, make.command("enrolment-code", "--store", "S1", "--register", "R1", "--country", "DE"), make.said());
        var code = Enrolment.Code.of(make.found(RealTills.CODE));
        var key = DeviceKey.make();
        var request = new Enrolment.Request(code.secret(), "till 1", key.publicKey());
        var till = transport.enrol(address, code.serverLetters(), request).orThrow();
        assertEquals("Tea and more", till.chainName());
        assertEquals("S1-R1", till.registerId());
        var hello = transport
                .hello(new Line(address, till.replica(), key, till.serverKeys()), hello(till.replica()))
                .orThrow();
        assertEquals(0, hello.lastSeq());
        assertTrue(hello.heads().containsKey("chain"), hello.heads().toString());
        var tills = Run.on(data);
        tills.command("tills");
        assertTrue(tills.out.toString().contains("S1-R1"), tills.said());
        assertEquals(ProcessHandle.current().pid() + "\n", Files.readString(data.resolve("headoffice.pid")));
        serving.stop.request();
        assertEquals(0, codes.getFirst().get(30, TimeUnit.SECONDS));
        assertFalse(Files.exists(data.resolve("headoffice.pid")));
        assertFalse(transport.probe(line(address)).isOk());
        assertTrue(EmbeddedPostgres.find(EmbeddedSettings.in(data.resolve("postgres")))
                .isEmpty());
    }

    @Test
    void oneServerPerDirectoryAndPort() throws Exception {
        var address = readyAt(serve());
        var again = Run.on(data);
        assertEquals(1, again.command("serve", "--port", "0"));
        assertTrue(again.err.toString().contains("headoffice.running"), again.said());
        var elsewhere = Run.on(data.resolve("other"));
        assertEquals(1, elsewhere.command("serve", "--port", address.getPort() + ""));
        assertTrue(elsewhere.err.toString().contains("headoffice.port-in-use"), elsewhere.said());
        assertTrue(transport.probe(line(address)).isOk(), "the first one goes on");
    }

    @Test
    void postgresThatIsKilledComesBackUnderTheRunningServer() throws Exception {
        var serving = serve();
        var line = line(readyAt(serving));
        String pid = postmaster();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        await(20, () -> !postmaster().equals(pid) && !postmaster().isEmpty());
        await(30, () -> transport.probe(line).isOk());
        assertEquals(0, Run.on(data).command("tills"));
    }

    @Test
    void postgresOfOnesOwnMayComeLaterAndGo() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var own = EmbeddedSettings.in(data.resolve("own"))
                .withBinaries(Run.PROGRAMS)
                .withPort(port);
        var first = EmbeddedPostgres.start(own).orThrow();
        var url = first.address().jdbcUrl();
        var environment =
                Map.of(DatabaseOptions.PASSWORD_VARIABLE, first.address().password());
        first.close();
        var serving = serve(
                environment,
                "--insecure-loopback",
                "--database-url",
                url,
                "--database-user",
                "evertill",
                "--metrics-port",
                "0");
        await(20, () -> serving.err.toString().contains("PostgreSQL does not answer yet"));
        var early = URI.create(told(serving, "who asks at (http://\\S+) is told"));
        assertEquals(200, status(early.resolve("/health/live")));
        assertEquals(503, status(early.resolve("/health/ready")));
        String problem = ((Outcome.Failed<Boolean>) transport.probe(line(early)))
                .problem()
                .code();
        assertEquals("connection.unavailable", problem);
        var metrics = URI.create(told(serving, "Metrics are at (http://\\S+)\\."));
        assertTrue(text(metrics).contains("path=\"/health/ready\",status=\"503\""), "counted before it is there");
        var second = EmbeddedPostgres.start(own).orThrow();
        var line = line(readyAt(serving));
        second.close();
        await(20, () -> serving.err.toString().contains("PostgreSQL does not answer. Tills go on selling"));
        assertFalse(transport.probe(line).isOk());
        try (var third = EmbeddedPostgres.start(own).orThrow()) {
            await(30, () -> transport.probe(line).isOk());
            await(20, () -> serving.err.toString().contains("PostgreSQL answers again"));
            assertFalse(serving.said().contains(third.address().password()));
            await(20, () -> text(metrics).contains("evertill_database_up 1"));
            assertTrue(text(metrics).contains("evertill_epoch "), text(metrics));
            serving.stop.request();
            assertEquals(0, codes.getFirst().get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsTold() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "not a directory");
        var run = Run.on(file.resolve("below"));
        assertEquals(1, run.command("serve", "--port", "0"));
        assertTrue(run.err.toString().contains("headoffice.data-not-writable"), run.said());
    }

    /** Of somebody who knows the server by its certificate, when it has one. */
    private Line line(URI address) {
        var keys = new CertificateFiles(data.resolve("tls"), Clock.systemUTC())
                .present().stream().map(shown -> shown.orThrow().key()).toList();
        return new Line(address, "", DeviceKey.make(), keys);
    }

    private Run serve(String... arguments) {
        return serve(Map.of(), arguments);
    }

    private Run serve(Map<String, String> environment, String... arguments) {
        var run = new Run(data, "", environment);
        var all = new ArrayList<>(List.of("serve", "--port", "0"));
        all.addAll(Arrays.asList(arguments));
        runs.add(run);
        codes.add(threads.submit(() -> run.command(all.toArray(String[]::new))));
        return run;
    }

    private URI readyAt(Run serving) {
        await(
                90,
                () -> serving.out.toString().contains("Ctrl-C ends it")
                        || codes.getFirst().isDone());
        return URI.create(serving.found("Head office is ready at (https?://127.0.0.1:\\d+) "));
    }

    private static String told(Run run, String pattern) {
        var match = Pattern.compile(pattern).matcher(run.err.toString());
        assertTrue(match.find(), run.said());
        return match.group(1);
    }

    private HttpResponse<String> get(URI address) {
        try {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int status(URI address) {
        return get(address).statusCode();
    }

    private String text(URI address) {
        return get(address).body();
    }

    /** The process id of the built-in PostgreSQL, empty in the moment of its change. */
    private String postmaster() {
        try {
            var lines = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
            return lines.isEmpty() ? "" : lines.getFirst().strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static Hello.Request hello(String replica) {
        return new Hello.Request(replica, "0.1.0", 0, HashChain.genesis(replica), Instant.now(), 0);
    }

    private static void await(int seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not happen within " + seconds + " s");
            LockSupport.parkNanos(20_000_000);
        }
    }
}
