package org.evertill.headoffice.http.internal;

import static org.evertill.headoffice.http.internal.WireTill.insert;
import static org.evertill.headoffice.http.internal.WireTill.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Register;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.kernel.Problem;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.PokeLine;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.http.internal.HttpPokeLine;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Poke;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Rows;
import org.evertill.sync.protocol.Salvage;
import org.junit.jupiter.api.Test;

/** The file that describes the protocol, held against what the till's own client and the real head office say. */
class OpenApiTest {

    private final OpenApi file = new OpenApi();

    @Test
    void theFileListsExactlyWhatIsServed() {
        var served = new TreeSet<String>();
        new Endpoints(new ScriptedHeadOffice())
                .byPath()
                .forEach((path, endpoint) -> served.add(endpoint.method() + " " + path));
        assertEquals(served, file.operations().keySet());
    }

    @Test
    void everyCodeOfTheFileIsExplainedAndHasItsStatus() throws Exception {
        String explained = Files.readString(Path.of("../../docs/errors.md"));
        for (String code : file.allCodes()) {
            assertTrue(explained.contains("| `" + code + "` |"), code);
        }
        var wrong = new ArrayList<String>();
        file.operations().keySet().forEach(operation -> {
            var words = operation.split(" ");
            for (int status = 400; status < 600; status++) {
                for (String code : file.codes(words[0], words[1], status)) {
                    int real = Statuses.of(Problem.of(code, ""));
                    if (real != status) {
                        wrong.add(operation + " " + status + " " + code + ", really " + real);
                    }
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void limitsAreThoseOfTheCode() {
        var limits = file.root().get("x-limits");
        assertEquals(
                Map.of(
                        "headBytes", (long) Limits.MAX_HEADER_BYTES,
                        "bodyBytes", (long) Limits.MAX_BODY_BYTES,
                        "openBodyBytes", (long) Limits.MAX_OPEN_BODY_BYTES,
                        "membersOfAnObject", (long) Limits.MAX_MEMBERS,
                        "depth", (long) Limits.MAX_DEPTH,
                        "valueChars", (long) Limits.MAX_ROW_CHARS,
                        "pushOperations", (long) Limits.MAX_PUSH_OPERATIONS,
                        "secondsForABody", Limits.REQUEST_TIMEOUT.toSeconds(),
                        "secondsForAnAnswer", Limits.REQUEST_TIMEOUT.toSeconds()),
                limits.properties().stream()
                        .collect(Collectors.toMap(
                                e -> e.getKey(), e -> e.getValue().asLong())));
        assertLimit(Limits.MAX_NAME_CHARS, "Name/maxLength");
        assertLimit(Limits.MAX_SENTENCE_CHARS, "Sentence/maxLength");
        assertLimit(Limits.MAX_SCOPES, "Counters/maxProperties");
        assertLimit(Limits.MAX_VECTOR_ENTRIES, "VersionVector/maxProperties");
        assertLimit(RowJson.MAX_COLUMNS, "Row/maxProperties");
        assertLimit(Limits.MAX_ROW_CHARS, "Value/maxLength");
        assertLimit(Limits.MAX_BRANCHES, "HelloRequest/properties/branches/maxItems");
        assertLimit(Limits.MAX_BRANCHES, "ApartRequest/properties/branches/maxItems");
        assertLimit(Limits.MAX_FACTS, "Problem/properties/facts/maxProperties");
        assertLimit(Limits.MAX_TXN_OPERATIONS, "PushRequest/properties/operations/maxItems");
        assertLimit(Limits.MAX_TXN_OPERATIONS, "Accepted/properties/remarks/maxItems");
        assertLimit(Limits.MAX_PULL_ROWS, "PullAnswer/properties/entries/maxItems");
        assertLimit(Limits.MAX_PULL_ROWS, "RowsPage/properties/entries/maxItems");
        assertLimit(Digest.BUCKETS, "DigestQuestion/properties/buckets/maxItems");
        assertLimit(Digest.MAX_LINES, "DigestAnswer/properties/lines/maxItems");
        assertLimit(Digest.MAX_ROWS, "DigestFetch/properties/rows/maxItems");
        assertLimit(Digest.MAX_ROWS, "DigestPage/properties/entries/maxItems");
        assertLimit(Salvage.MAX_ROWS, "SalvageOffer/properties/rows/maxItems");
        assertLimit(Salvage.MAX_ROWS, "SalvageOffer/properties/edits/maxItems");
        assertLimit(History.MAX_ENTRIES, "HistoryPage/properties/entries/maxItems");
        assertLimit(History.MAX_LOSSES, "HistoryEntry/properties/losses/maxItems");
        assertLimit(Rows.MAX_FILTERS, "RowsSelect/properties/filters/maxItems");
        assertLimit(Rows.MAX_ORDER, "RowsSelect/properties/order/maxItems");
    }

    private void assertLimit(int expected, String place) {
        assertEquals(expected, file.root().at("/components/schemas/" + place).asInt(), place);
    }

    @Test
    void whatIsSaidStandsInTheFileAndWhatStandsThereIsSaid() throws Exception {
        try (var office = new WireOffice();
                var recorder = new Recorder(office.address());
                var first = new WireTill(recorder.address(), office.code("S1", "R1"));
                var second = new WireTill(recorder.address(), office.code("S1", "R2"))) {
            listen(first);
            push(first, second);
            rows(first);
            handIn(office, first);
            enrolAgain(office, first);
            pull(office, first);
            refusals(recorder, first);
            check(recorder.exchanges());
        }
    }

    private void check(List<Exchange> exchanges) {
        var complaints =
                exchanges.stream().flatMap(e -> file.complaints(e).stream()).toList();
        assertEquals(List.of(), complaints);
        var answered = new TreeSet<String>();
        exchanges.stream().filter(e -> e.status() == Answer.OK).forEach(e -> answered.add(e.method() + " " + e.path()));
        assertEquals(file.operations().keySet(), answered, "operations that were answered");
        var unsaid = new TreeSet<>(file.allMembers());
        unsaid.removeAll(file.membersSeen());
        assertEquals(new TreeSet<>(), unsaid, "members that nobody said");
    }

    private static void listen(WireTill till) throws InterruptedException {
        var poked = new CountDownLatch(1);
        var listener = new PokeLine.Listener() {
            @Override
            public void opened() {}

            @Override
            public void poked(Poke poke) {
                poked.countDown();
            }

            @Override
            public void ended(Problem reason) {}
        };
        try (var pokes = new HttpPokeLine(Clock.systemUTC());
                var stream = pokes.open(till.line, listener)) {
            assertTrue(poked.await(10, TimeUnit.SECONDS), "the heads are told");
        }
    }

    /** Accepted, with remarks and losses; to be begun again; forked. */
    private static void push(WireTill first, WireTill second) {
        first.transport.hello(first.line, first.greeting()).orThrow();
        first.transport.hello(first.line, first.greetingOfAnotherLife()).orThrow();
        first.transaction(insert(DomainTypes.PRODUCT, product("p1", "Tea")));
        assertInstanceOf(Push.Accepted.class, first.push(1, 1));
        first.transaction(update("products", "p1", name("Tea"), name("Green tea"), 1));
        second.transaction(update("products", "p1", name("Tea"), name("Black tea"), 1));
        assertInstanceOf(Push.Accepted.class, second.push(1, 1));
        var merged = assertInstanceOf(Push.Accepted.class, first.push(2, 2));
        assertEquals(Push.Verdict.MERGED, merged.remarks().getFirst().verdict());
        first.transaction(update("products", "p1", name("Green tea"), name("Oolong"), 3));
        assertInstanceOf(Push.Accepted.class, first.push(1, 3));
        first.transaction(update("products", "p1", name("Oolong"), name("Assam"), 4));
        first.log.set(3, first.log.get(3).with(Row.EMPTY, Row.EMPTY, Operation.Contents.LOST));
        assertInstanceOf(Push.Accepted.class, first.push(4, 4));
        second.transaction(insert(DomainTypes.PRODUCT, product("p2", "Cup")));
        second.transaction(insert(DomainTypes.PRODUCT, product("p3", "Pot")));
        assertInstanceOf(Push.Rewind.class, second.push(3, 3));
        second.log.set(0, second.operation(1, "another", insert(DomainTypes.PRODUCT, product("p4", "Jug"))));
        assertInstanceOf(Push.Fork.class, second.push(1, 1));
    }

    private static void rows(WireTill till) {
        String replica = till.replica();
        var filters = List.of(
                new Rows.Filter("name", Rows.Comparison.STARTS_WITH, Optional.of("Te")),
                new Rows.Filter("brand", Rows.Comparison.EMPTY, Optional.empty()));
        var order = List.of(new Rows.Order("name", Rows.Direction.DESCENDING));
        till.transport.find(till.line, new Rows.Find(replica, "products", "p1")).orThrow();
        till.transport
                .select(till.line, new Rows.Select(replica, "products", filters, order, 0, 10))
                .orThrow();
        till.transport
                .count(till.line, new Rows.Count(replica, "products", filters))
                .orThrow();
        var row = DomainTypes.PRODUCT.toRow(product("p9", "Tray"));
        till.transport
                .write(
                        till.line,
                        new Rows.Write(
                                replica,
                                "q1",
                                Rows.Change.CREATE,
                                "products",
                                "p9",
                                VersionVector.EMPTY,
                                row,
                                "staff-1",
                                1))
                .orThrow();
        till.transport
                .history(till.line, new History.Request(replica, "products", "p1", 0, 10))
                .orThrow();
        long head = till.pull(new TreeMap<>(), 5_000).cursors().get("chain");
        var answer = till.transport
                .digest(till.line, WireMessages.question(replica, head))
                .orThrow();
        assertFalse(answer.lines().isEmpty());
        var page = till.transport
                .digestRows(till.line, WireMessages.fetch(replica, head))
                .orThrow();
        assertEquals(1, page.entries().size());
        till.transport.salvage(till.line, WireMessages.offer(replica)).orThrow();
    }

    /** A till that is shut out; also as another incarnation. */
    private static void handIn(WireOffice office, WireTill till) {
        office.desk().revoke(till.replica()).orThrow();
        till.transaction(insert(DomainTypes.PRODUCT, product("p5", "Bin")));
        var last = till.request(5, 5);
        till.transport.handIn(till.line, new Apart.Request(last, List.of())).orThrow();
        var branch = new Hello.Branch(3, 1, 5, till.hashBefore(6), "A2BD");
        var nothing = new Push.Request(till.replica(), 3, 6, till.hashBefore(6), List.of());
        till.transport
                .handIn(till.line, new Apart.Request(nothing, List.of(branch)))
                .orThrow();
    }

    /** A till that is known again. */
    private static void enrolAgain(WireOffice office, WireTill till) {
        var known = Optional.of(new Enrolment.Known(till.replica(), "A"));
        var request = new Enrolment.Request(
                office.code("S1", "R1"), "till", till.line.key().publicKey(), known);
        till.transport.enrol(till.line.headOffice(), "", request).orThrow();
    }

    private static void pull(WireOffice office, WireTill till) {
        var all = till.pull(new TreeMap<>(), 5_000);
        office.desk()
                .save(DomainTypes.REGISTER, new Register("S1-R2", "S2", "R2", "R2"), "staff-1")
                .orThrow();
        var moved = till.pull(all.cursors(), 5_000);
        assertTrue(moved.entries().stream().anyMatch(e -> e.gone()), "a row left the store");
        office.letGo();
        assertEquals(
                List.of("store:S1"),
                List.copyOf(till.pull(all.cursors(), 5_000).reloads().keySet()),
                "who has not heard of that loads again");
    }

    private static void refusals(Recorder recorder, WireTill till) throws Exception {
        till.transport.probe(till.line).orThrow();
        try (var client = HttpClient.newHttpClient()) {
            for (String path : List.of("/health", "/health/live")) {
                client.send(
                        HttpRequest.newBuilder(recorder.address().resolve(path)).build(), BodyHandlers.discarding());
            }
        }
        till.transport.count(till.line, new Rows.Count(till.replica(), "nothing", List.of()));
        till.transport.history(
                new Line(till.line.headOffice(), till.replica(), DeviceKey.make(), List.of()),
                new History.Request(till.replica(), "products", "p1", 0, 10));
    }

    private static Product product(String id, String name) {
        return new Product(id, "sku-" + id, name, null, ProductKind.GOODS, "pcs", "standard", true);
    }

    private static Row name(String name) {
        return Row.EMPTY.with("name", name);
    }
}
