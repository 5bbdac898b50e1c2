package org.evertill.headoffice.http.internal;

import static org.evertill.headoffice.http.internal.WireTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.StockMovement;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Rows;
import org.evertill.sync.protocol.Session;
import org.evertill.sync.protocol.WireException;
import org.evertill.sync.protocol.WireJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may ask what: every path has its rule here, and each is tried by everybody who may not. */
class AccessTest {

    /** What a refusal may never say. */
    private static final List<String> SECRETS = List.of(
            "Exception",
            "\tat ",
            ".java",
            "org.evertill",
            "org.eclipse",
            "org.postgresql",
            "SELECT ",
            "SQLSTATE",
            "jdbc:",
            "/tmp",
            "/home",
            "token_hash");

    private static WireOffice office;
    private static WireTill till;
    private static WireTill other;
    private static WireTill shutOut;
    private static Map<String, String> good;
    /** What a till that was shut out may hand in with. */
    private static String apartToken;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void open() throws IOException {
        office = new WireOffice();
        till = new WireTill(office.address(), office.code("S1", "R1"));
        other = new WireTill(office.address(), office.code("S2", "R1"));
        shutOut = new WireTill(office.address(), office.code("S1", "R9"));
        office.desk().revoke(shutOut.replica()).orThrow();
        apartToken = office.handsIn(shutOut);
        till.transaction(insert(DomainTypes.PRODUCT, WireMessages.product("p1", WireMessages.FILTERED)));
        till.transaction(insert(DomainTypes.STOCK_MOVEMENT, movement("m1")));
        till.push(1, 2);
        good = WireMessages.of(till, "no such code");
        var forged = Session.Request.of(till.replica(), Instant.now(), "n1", DeviceKey.make());
        good.put("session", WireMessages.json(WireJson.SESSION_REQUEST, forged));
    }

    private static StockMovement movement(String id) {
        return new StockMovement(
                id,
                "S1",
                Instant.parse("2026-11-23T09:00:00Z"),
                "S1-R1",
                "p1",
                Quantity.of(3),
                MovementKind.ADJUSTMENT,
                null,
                null,
                null,
                "staff-1");
    }

    @AfterAll
    static void close() {
        Stream.of(till, other, shutOut).forEach(WireTill::close);
        office.close();
    }

    @Test
    void everyPathHasARule() {
        var kinds = new TreeMap<String, PathRule>();
        new Endpoints(new ScriptedHeadOffice())
                .byPath()
                .forEach((path, endpoint) -> kinds.put(
                        path,
                        switch (endpoint) {
                            case Endpoints.Health health -> PathRule.HEALTH;
                            case Endpoints.Open<?, ?> open ->
                                switch (path) {
                                    case "/sync/v1/session" -> PathRule.SIGNED;
                                    case "/sync/v1/apart/session" -> PathRule.SHUT_OUT_SIGNED;
                                    default -> PathRule.OPEN;
                                };
                            case Endpoints.Door<?, ?> door -> PathRule.SHUT_OUT;
                            case Endpoints.Guarded<?, ?> guarded -> PathRule.TILL;
                            case Endpoints.Stream stream -> PathRule.STREAM;
                        }));
        assertEquals(new TreeMap<>(PathRule.ALL), kinds);
    }

    @Test
    void everyPathIsTriedByWhoMayNot() throws Exception {
        var before = office.contents();
        var wrong = new ArrayList<String>();
        for (var path : new TreeMap<>(PathRule.ALL).entrySet()) {
            for (var attempt : attempts(path.getValue()).entrySet()) {
                var answer = ask(path.getKey(), attempt.getKey());
                String told = answer.statusCode() + " " + code(answer.body());
                if (!told.equals(attempt.getValue())) {
                    wrong.add(
                            path.getKey() + " with " + attempt.getKey() + ": " + told + ", not " + attempt.getValue());
                }
                assertTellsNothing(answer.body(), attempt.getKey());
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(before, office.contents(), "nothing was written");
    }

    /** The one thing that is open to a till that was shut out; nothing of it reaches the rows. */
    @Test
    void whoIsShutOutHandsInForItselfAlone() {
        shutOut.transaction(insert(DomainTypes.STOCK_MOVEMENT, movement("m9")));
        long before = office.count("op");
        var push = shutOut.request(1, 1);
        var request = new Apart.Request(push, List.of());
        assertEquals(
                1,
                ((Push.Accepted) shutOut.transport.handIn(shutOut.line, request).orThrow()).lastSeq());
        assertEquals(before, office.count("op"));
        assertEquals(1, office.count("apart_op"));
        assertRefused("auth.revoked", shutOut.transport.push(shutOut.line, push));
        assertRefused(
                "auth.not-shut-out",
                till.transport.handIn(till.line, new Apart.Request(till.request(1, 2), List.of())));
        var others = new Push.Request(till.replica(), 1, 1, till.hashBefore(1), till.log.subList(0, 1));
        assertRefused(
                "auth.wrong-replica", shutOut.transport.handIn(shutOut.line, new Apart.Request(others, List.of())));
    }

    private static void assertRefused(String code, Outcome<?> outcome) {
        assertEquals(
                code, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }

    /** Credential → what is told. */
    private static Map<String, String> attempts(PathRule rule) {
        var attempts = new TreeMap<String, String>();
        if (rule == PathRule.HEALTH) {
            return attempts;
        }
        if (rule == PathRule.OPEN) {
            attempts.put("", "403 enrolment.bad-code");
            attempts.put(till.token, "403 enrolment.bad-code");
            return attempts;
        }
        if (rule == PathRule.SIGNED) {
            attempts.put("", "401 auth.unknown-device");
            attempts.put(till.token, "401 auth.unknown-device");
            return attempts;
        }
        if (rule == PathRule.SHUT_OUT_SIGNED) {
            attempts.put("", "403 auth.not-shut-out");
            attempts.put(shutOut.token, "403 auth.not-shut-out");
            return attempts;
        }
        String token = till.token;
        attempts.put("", "401 auth.no-credential");
        for (String guess : List.of(
                "x",
                "' OR '1'='1",
                "null",
                "y".repeat(7_000),
                token.substring(0, token.length() - 1),
                token + "=",
                token.toLowerCase(Locale.ROOT),
                till.replica())) {
            attempts.put(guess, "401 auth.expired");
        }
        if (rule == PathRule.SHUT_OUT) {
            // What it had before it was shut out is good for nothing any more, nor is what tills have that are let in.
            attempts.put(shutOut.token, "401 auth.expired");
            attempts.put(till.token, "401 auth.expired");
            attempts.put(apartToken, "403 auth.wrong-replica");
            return attempts;
        }
        attempts.put(shutOut.token, "403 auth.revoked");
        attempts.put(apartToken, "403 auth.revoked");
        if (rule == PathRule.TILL) {
            attempts.put(other.token, "403 auth.wrong-replica");
        }
        return attempts;
    }

    private HttpResponse<String> ask(String path, String token) throws Exception {
        boolean stream = PathRule.ALL.get(path) == PathRule.STREAM;
        var body = stream ? BodyPublishers.noBody() : BodyPublishers.ofString(good.get(path.substring(9)));
        var request = HttpRequest.newBuilder(office.address().resolve(path))
                .method(stream ? "GET" : "POST", body)
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String code(String answer) throws IOException {
        try {
            return WireJson.PROBLEM.read(new StringReader(answer)).code();
        } catch (WireException e) {
            throw new AssertionError("no refusal: " + answer, e);
        }
    }

    private static void assertTellsNothing(String answer, String token) {
        for (String secret : SECRETS) {
            assertFalse(answer.contains(secret), answer);
        }
        assertFalse(token.length() > 8 && answer.contains(token), answer);
        assertFalse(answer.contains(till.replica()) || answer.contains(other.replica()), answer);
        assertFalse(answer.contains(till.token), answer);
    }

    @Test
    void whatIsNowhereTellsNothingEither() throws Exception {
        for (String path : List.of(
                "/", "/sync", "/sync/v1/", "/sync/v2/push", "/metrics", "/sync/v1/push/../poke", "/..;/etc/passwd")) {
            var uri = URI.create(office.address() + path);
            var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertFalse(answer.statusCode() < 400, path + ": " + answer.statusCode());
            assertTellsNothing(answer.body(), "");
        }
    }

    /** What the first store has, the till of the second does not see, however it asks. */
    @Test
    void rowsOfAnotherStoreStayThere() {
        assertEquals(2, seen(till), "its own till sees them");
        assertEquals(0, seen(other));
        var cursors = new TreeMap<>(Map.of("store:S1", 0L, "store:S1:2026-11", 0L, "register:S1-R1", 0L));
        var pulled = other.pull(cursors, 5_000);
        assertFalse(pulled.entries().isEmpty(), "its own and the chain's");
        pulled.entries().forEach(entry -> assertFalse(entry.scope().contains("S1"), entry.scope()));
        pulled.cursors().keySet().forEach(scope -> assertFalse(scope.contains("S1"), scope));
    }

    /** How many of two rows of the first store a till finds; every way of asking has to agree. */
    private static long seen(WireTill asking) {
        long found = 0;
        for (var row : Map.<EntityType<?>, String>of(DomainTypes.REGISTER, "S1-R1", DomainTypes.STOCK_MOVEMENT, "m1")
                .entrySet()) {
            String table = row.getKey().table();
            String id = row.getValue();
            var filters = List.of(new Rows.Filter("id", Rows.Comparison.EQUAL, Optional.of(id)));
            String replica = asking.replica();
            var transport = asking.transport;
            long one = transport
                    .find(asking.line, new Rows.Find(replica, table, id))
                    .orThrow()
                    .entries()
                    .size();
            assertEquals(
                    one,
                    transport
                            .select(asking.line, new Rows.Select(replica, table, filters, List.of(), 0, 10))
                            .orThrow()
                            .entries()
                            .size());
            assertEquals(
                    one,
                    transport
                            .count(asking.line, new Rows.Count(replica, table, filters))
                            .orThrow()
                            .rows());
            assertEquals(
                    one,
                    transport
                            .history(asking.line, new History.Request(replica, table, id, 0, 10))
                            .orThrow()
                            .entries()
                            .size());
            var all = transport
                    .select(asking.line, new Rows.Select(replica, table, List.of(), List.of(), 0, 5_000))
                    .orThrow();
            assertEquals(
                    one,
                    all.entries().stream()
                            .filter(e -> e.row().text("id").equals(id))
                            .count());
            found += one;
        }
        return found;
    }
}
