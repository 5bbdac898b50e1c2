package org.evertill.headoffice.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.evertill.headoffice.TrafficWatch;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** What is told of requests, in the log and to whoever counts them. */
@Isolated("listens to the log of the whole process")
class VisitsTest {

    private static final Logger ALL = (Logger) LoggerFactory.getLogger("org.evertill");

    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final ScriptedHeadOffice headOffice = new ScriptedHeadOffice();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            lines.add(event);
        }
    };
    private SyncServer.Running server;

    @BeforeEach
    void start() {
        ALL.setLevel(Level.DEBUG);
        appender.setContext(ALL.getLoggerContext());
        appender.start();
        ALL.addAppender(appender);
        var watch = new TrafficWatch() {
            @Override
            public void answered(String path, int status, String code, Duration took) {
                told.add(path + " " + status + " " + code);
            }
        };
        server = new JettySyncServer()
                .start(ServerSettings.insecureLoopback(0), headOffice, watch)
                .orThrow();
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
        ALL.detachAppender(appender);
        ALL.setLevel(null);
    }

    @Test
    void everyLineOfARequestCarriesItsId() throws Exception {
        headOffice.mood = ScriptedHeadOffice.Mood.BROKEN;
        String hello = "{\"replica\":\"R1\",\"incarnation\":1,\"appVersion\":\"1\",\"lastSeq\":0,\"lastHash\":\"h\","
                + "\"clock\":\"2026-01-02T12:00:00Z\",\"pending\":0}";
        String answer = ask("hello", "secret", hello, "my-own-id");
        assertTrue(answer.contains("headoffice.internal"), answer);
        server.close();
        var mine = lines.stream()
                .filter(line -> line.getMDCPropertyMap().containsKey("request"))
                .toList();
        assertTrue(mine.size() >= 2, "the fault and the access: " + mine);
        var ids = mine.stream()
                .map(line -> line.getMDCPropertyMap().get("request"))
                .distinct()
                .toList();
        assertEquals(1, ids.size());
        assertTrue(answer.contains(ids.getFirst()), "the id that the answer names");
        assertFalse(ids.getFirst().contains("my-own-id") || answer.contains("my-own-id"), "made here");
    }

    @Test
    void refusalsAreToldAndTheRestOnlyOnDemand() throws Exception {
        ask("pull", "secret", "{\"replica\":\"R1\",\"incarnation\":1,\"cursors\":{},\"limit\":10}", "x");
        ask("pull", "a guess", "{}", "x");
        ask("no/such/secret%20path", "secret", "{}", "x");
        server.close();
        var access = lines.stream()
                .filter(line -> line.getLoggerName().endsWith(".access"))
                .toList();
        assertEquals(
                List.of(Level.DEBUG, Level.INFO, Level.INFO),
                access.stream().map(ILoggingEvent::getLevel).toList());
        assertEquals(
                List.of("method", "path", "status", "code", "ms", "from"),
                access.get(1).getKeyValuePairs().stream().map(pair -> pair.key).toList());
        assertEquals(List.of("/sync/v1/pull 200 ", "/sync/v1/pull 401 auth.expired", "other 404 http.not-found"), told);
    }

    @Test
    void noCredentialCodeOrBodyComesIntoTheLog() throws Exception {
        ask("enrol", "", "{\"code\":\"SECRET-CODE\",\"deviceName\":\"SECRET-NAME\",\"publicKey\":\"k\"}", "x");
        ask("enrol", "", "{\"code\":\"SECRET-CODE\",\"deviceName\":SECRET-NAME}", "x");
        ask("hello", "SECRET-TOKEN", "{}", "x");
        ask("pull", "secret", "{\"replica\":\"SECRET-REPLICA\",\"SECRET-MEMBER\":\"", "x");
        ask("push?token=SECRET-QUERY", "SECRET-TOKEN", "SECRET-BODY", "x");
        server.close();
        assertTrue(lines.size() >= 5);
        for (var line : lines) {
            String text = line.getFormattedMessage() + line.getKeyValuePairs() + line.getMDCPropertyMap();
            for (var cause = line.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                text += cause.getMessage();
            }
            assertFalse(text.contains("SECRET"), text);
        }
    }

    private String ask(String path, String token, String body, String id) throws Exception {
        var request = HttpRequest.newBuilder(server.address().resolve("/sync/v1/" + path))
                .header("Content-Type", "application/json")
                .header("X-Request-Id", id)
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }
}
