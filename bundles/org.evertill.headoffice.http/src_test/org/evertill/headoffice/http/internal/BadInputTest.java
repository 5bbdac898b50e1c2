package org.evertill.headoffice.http.internal;

import static org.evertill.headoffice.http.internal.BadMessage.BAD;
import static org.evertill.headoffice.http.internal.BadMessage.LARGE;
import static org.evertill.headoffice.http.internal.WireTill.insert;
import static org.evertill.headoffice.http.internal.WireTill.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Register;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever comes in: a refusal with its code as the protocol's file says, nothing is written, and the next good request
 * is answered.
 */
class BadInputTest {

    private static final String PREFIX = "/sync/v1/";

    /** Without a credential. */
    private static final Set<String> OPEN = Set.of("enrol", "session", "apart/session");

    /** Of tills that were shut out. */
    private static final String DOOR = "apart";

    private static WireOffice office;
    private static WireTill till;
    private static WireTill other;
    private static WireTill shutOut;
    private static Map<String, String> good;
    private static String apartToken;

    private final OpenApi file = new OpenApi();

    @BeforeAll
    static void open() throws IOException {
        office = new WireOffice();
        till = new WireTill(office.address(), office.code("S1", "R1"));
        other = new WireTill(office.address(), office.code("S2", "R1"));
        shutOut = new WireTill(office.address(), office.code("S1", "R9"));
        office.desk().revoke(shutOut.replica()).orThrow();
        apartToken = office.handsIn(shutOut);
        till.transaction(insert(DomainTypes.PRODUCT, WireMessages.product("p1", WireMessages.FILTERED)));
        till.transaction(
                insert(DomainTypes.PRODUCT, WireMessages.product("p2", "Cup")),
                insert(DomainTypes.PRODUCT, WireMessages.product("p3", "Pot")));
        till.push(1, 3);
        good = WireMessages.of(till, office.code("S1", "R5"));
    }

    @AfterAll
    static void close() {
        Stream.of(till, other, shutOut).forEach(WireTill::close);
        office.close();
    }

    @TestFactory
    Stream<DynamicTest> anyMessage() {
        return good.entrySet().stream()
                .map(message -> DynamicTest.dynamicTest(
                        message.getKey(),
                        () -> assertAllRefused(
                                Damage.of(PREFIX + message.getKey(), token(message.getKey()), message.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> bombs() {
        return Stream.of("push", "session")
                .map(path -> DynamicTest.dynamicTest(
                        path, () -> assertAllRefused(Damage.bombs(PREFIX + path, token(path), good.get(path)))));
    }

    private static String token(String path) {
        return OPEN.contains(path) ? "" : path.equals(DOOR) ? apartToken : till.token;
    }

    @Test
    void whoSpeaks() throws Exception {
        var bad = new ArrayList<BadMessage>();
        for (var message : good.entrySet()) {
            if (!OPEN.contains(message.getKey())) {
                String path = PREFIX + message.getKey();
                bad.add(BadMessage.of("nobody", path, "", message.getValue(), "401 auth.no-credential"));
                bad.add(BadMessage.of("a guess", path, "x".repeat(43), message.getValue(), "401 auth.expired"));
                bad.add(BadMessage.of("no bearer", path, "", message.getValue(), "401 auth.no-credential")
                        .with("Authorization", "Basic " + till.token));
                boolean door = message.getKey().equals(DOOR);
                String out = door ? "401 auth.expired" : "403 auth.revoked";
                bad.add(BadMessage.of("shut out", path, shutOut.token, message.getValue(), out));
                String another = door ? apartToken : other.token;
                bad.add(BadMessage.of("another till", path, another, message.getValue(), "403 auth.wrong-replica"));
            }
        }
        bad.add(poke("", "401 auth.no-credential"));
        bad.add(poke("nobody", "401 auth.expired"));
        bad.add(poke(shutOut.token, "403 auth.revoked"));
        bad.add(poke(till.token, "405 http.method").by("POST"));
        bad.add(BadMessage.of(
                "no such code",
                PREFIX + "enrol",
                "",
                "{\"code\":\"x\",\"deviceName\":\"t\",\"publicKey\":\""
                        + DeviceKey.make().publicKey() + "\"}",
                "403 enrolment.bad-code"));
        for (String path : List.of("/health", "/health/live", "/health/ready")) {
            bad.add(BadMessage.of("POST", path, "", "{}", "405 http.method"));
        }
        assertAllRefused(bad);
    }

    private static BadMessage poke(String token, String expected) {
        return BadMessage.of("poke", PREFIX + "poke", token, "", expected).by("GET");
    }

    @Test
    void operations() throws Exception {
        var bad = new ArrayList<>(new BadPushes(till).all());
        bad.add(body(
                "hello",
                good.get("hello").replace("\"incarnation\":1", "\"incarnation\":2"),
                "422 sync.wrong-incarnation"));
        bad.add(body(
                "pull",
                good.get("pull").replace("\"incarnation\":1", "\"incarnation\":2"),
                "422 sync.wrong-incarnation"));
        bad.add(body("push", good.get("push").replace("\"name\":\"Green tea\"", columns(501)), BAD));
        bad.add(body("push", good.get("push").replace("Green tea", "x".repeat(Limits.MAX_ROW_CHARS + 1)), LARGE));
        bad.add(body("pull", good.get("pull").replace("\"chain\":0", counters(Limits.MAX_SCOPES + 1)), LARGE));
        assertAllRefused(bad);
    }

    /** Nothing is wrong with these, but there is nothing new in them that fits. */
    @Test
    void whatIsThereIsNotTakenAgain() throws Exception {
        long next = till.log.size() + 1L;
        var before = office.contents();
        assertEquals(new Push.Accepted(3, till.log.get(2).hash(), 3, List.of()), till.push(1, 3));
        var late = till.operation(
                next, "t", update("products", "p1", WireMessages.name("Tea"), WireMessages.name("x"), 1));
        var gap = new Push.Request(till.replica(), 1, 4, "0".repeat(64), List.of());
        assertEquals(
                new Push.Rewind(3, till.log.get(2).hash()),
                till.transport.push(till.line, gap).orThrow());
        var elsewhere = new Push.Request(
                till.replica(),
                1,
                4,
                till.log.get(0).hash(),
                List.of(BadPushes.relinked(late, till.log.get(0).hash())));
        assertEquals(
                new Push.Rewind(3, till.log.get(2).hash()),
                till.transport.push(till.line, elsewhere).orThrow());
        var copied = new Push.Request(
                till.replica(),
                1,
                1,
                till.hashBefore(1),
                List.of(till.operation(1, "t", insert(DomainTypes.PRODUCT, WireMessages.product("p8", "Jug")))));
        assertEquals(new Push.Fork(1), till.transport.push(till.line, copied).orThrow());
        assertEquals(before, office.contents());
    }

    @Test
    void rowsOfOthers() throws Exception {
        var bad = new ArrayList<BadMessage>();
        String write = good.get("rows/write");
        String register = "{\"id\":\"S1-R1\",\"store_id\":\"S2\",\"code\":\"R1\",\"name\":\"R1\"}";
        String row = write.replaceAll("\"row\":\\{[^}]*\\}", "\"row\":" + register);
        row = row.replace("\"products\"", "\"registers\"");
        bad.add(body("rows/write", row.replace("\"id\":\"w1\"", "\"id\":\"S1-R1\""), "422 sync.foreign-scope"));
        bad.add(body(
                "rows/write",
                row.replace("\"id\":\"w1\"", "\"id\":\"x1\"").replace("S1-R1", "x1"),
                "422 sync.foreign-scope"));
        bad.add(body("rows/write", write.replace("\"CREATE\"", "\"UPDATE\""), "422 entity.missing"));
        bad.add(body("rows/write", write.replace("\"products\"", "\"sync_conflicts\""), "422 entity.derived"));
        bad.add(body("rows/write", write.replace("\"products\"", "\"op\""), "422 headoffice.unknown-entity"));
        for (String value : List.of("5", "null", "\"a\\u0000b\"", "\"" + "x".repeat(301) + "\"")) {
            bad.add(body("rows/write", write.replace("\"Tray\"", value), "422 entity.invalid"));
        }
        bad.add(body("rows/write", write.replace("Tray", "a\\ud800b"), BAD));
        for (String path : List.of("rows/find", "rows/select", "rows/count", "history")) {
            bad.add(body(path, good.get(path).replace("\"products\"", "\"op; --\""), "422 headoffice.unknown-entity"));
        }
        for (String path : List.of("rows/select", "rows/count")) {
            for (String column : List.of("nothing", "extra", "name; DROP TABLE op", "")) {
                bad.add(body(path, good.get(path).replace("\"name\"", "\"" + column + "\""), "422 sync.bad-selection"));
            }
            for (String value : List.of("5", "true")) {
                bad.add(body(path, good.get(path).replace("\"Tea\"", value), "422 sync.bad-selection"));
            }
            bad.add(body(path, good.get(path).replaceAll("\\{\"column[^}]*\\}", filters(101)), LARGE));
            bad.add(body(path, good.get(path).replace("EQUAL", "EMPTY"), BAD));
        }
        assertAllRefused(bad);
    }

    /** A push is kept before it is judged; what is not the till's to write changes no row. */
    @Test
    void aForeignScopeIsSetAside() {
        try (var stranger = new WireTill(office.address(), office.code("S3", "R1"))) {
            var register = new Register("S1-R7", "S1", "R7", "R7");
            var before = office.contents().get("registers");
            stranger.transaction(insert(DomainTypes.REGISTER, register));
            var remark = ((Push.Accepted) stranger.push(1, 1)).remarks().getFirst();
            assertEquals(Push.Verdict.QUARANTINED, remark.verdict());
            assertTrue(remark.reason().contains("sync.foreign-scope"), remark.reason());
            assertEquals(before, office.contents().get("registers"));
            var pulled = stranger.pull(new TreeMap<>(Map.of("store:S1", 0L, "register:S1-R1", 0L)), 5_000);
            assertTrue(pulled.entries().stream().noneMatch(e -> e.scope().contains("S1")), "rows of another store");
            var found = stranger.transport.find(stranger.line, new Rows.Find(stranger.replica(), "registers", "S1-R1"));
            assertEquals(List.of(), found.orThrow().entries());
        }
    }

    private void assertAllRefused(List<BadMessage> messages) throws Exception {
        var before = contents();
        var wrong = new ArrayList<String>();
        try (var client = HttpClient.newHttpClient()) {
            for (BadMessage message : messages) {
                office.forgetRequests();
                var rows = office.rows(); // each time: the good requests write where a till is
                var exchange = exchange(client, message);
                String told = exchange.status() + " " + OpenApi.code(exchange);
                if (!told.equals(message.expected())) {
                    wrong.add(message + " → " + told + " instead of " + message.expected());
                }
                wrong.addAll(file.complaints(exchange));
                if (!rows.equals(office.rows())) {
                    wrong.add(message + " has written something: " + rows + " → " + office.rows());
                }
                assertFalse(till.pull(new TreeMap<>(), 10).entries().isEmpty(), () -> message + ": the next one");
            }
        }
        assertEquals(List.of(), wrong.stream().limit(20).toList());
        assertEquals(before, contents());
    }

    /** Without where tills are, which every good request notes. */
    private static Map<String, String> contents() {
        var contents = office.contents();
        contents.remove("till_cursor");
        return contents;
    }

    private static Exchange exchange(HttpClient client, BadMessage message) throws Exception {
        var answer = client.send(message.request(office.address()), BodyHandlers.ofByteArray());
        var told = new TreeMap<String, String>();
        answer.headers().map().forEach((name, values) -> told.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        // A wrong method is told in the file at the right one.
        String method = message.path().endsWith("poke") || message.path().startsWith("/health") ? "GET" : "POST";
        return new Exchange(method, message.path(), Map.of(), message.body(), answer.statusCode(), told, answer.body());
    }

    private static BadMessage body(String path, String body, String expected) {
        return BadMessage.of(
                expected + " of " + body.substring(0, Math.min(200, body.length())),
                PREFIX + path,
                token(path),
                body,
                expected);
    }

    private static String columns(int count) {
        return String.join(",", Collections.nCopies(count, "\"c@\":1")).transform(BadInputTest::numbered);
    }

    private static String counters(int count) {
        return String.join(",", Collections.nCopies(count, "\"facts:@\":1")).transform(BadInputTest::numbered);
    }

    private static String filters(int count) {
        return String.join(",", Collections.nCopies(count, "{\"column\":\"name\",\"comparison\":\"EMPTY\"}"));
    }

    private static String numbered(String text) {
        var numbered = new StringBuilder();
        int n = 0;
        for (String part : text.split("@")) {
            numbered.append(n == 0 ? "" : String.valueOf(n)).append(part);
            n++;
        }
        return numbered.toString();
    }
}
