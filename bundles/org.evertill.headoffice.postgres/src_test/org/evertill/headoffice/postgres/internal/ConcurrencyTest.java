package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several tills at once, on real threads and real connections. */
class ConcurrencyTest {

    private static final int ROUNDS = 80;
    private static final int SHARED_PRODUCTS = 8;
    private static final int PAIRS = 150;

    private final Fixture fixture = new Fixture();
    private final ExecutorService threads = Executors.newFixedThreadPool(6);

    @AfterEach
    void close() {
        threads.shutdownNow();
        fixture.close();
    }

    /** Four tills sell and rename the same products; two others pull all the while, and must miss nothing. */
    @Test
    void pullersMissNothingWhileOthersPush() throws Exception {
        var writers = new ArrayList<TestTill>();
        for (int i = 1; i <= 4; i++) {
            writers.add(fixture.till("S1", "R" + i));
        }
        var pullers = List.of(fixture.till("S1", "R8"), fixture.till("S1", "R9"));
        var done = new AtomicBoolean();
        var pulling = pullers.stream()
                .map(p -> threads.submit(() -> pullUntil(p, done)))
                .toList();
        var writing = new ArrayList<Future<Boolean>>();
        for (int i = 0; i < writers.size(); i++) {
            var till = writers.get(i);
            long seed = 4711 + i;
            writing.add(threads.submit((Callable<Boolean>) () -> write(till, new Random(seed))));
        }
        for (var future : writing) {
            future.get();
        }
        done.set(true);
        for (var future : pulling) {
            assertTrue(future.get() > 0, "the pullers were at work");
        }
        pullers.forEach(this::assertSeesAll);
        long pushed = writers.stream().mapToLong(t -> t.log.size()).sum();
        assertEquals(List.of(Long.toString(pushed)), fixture.query("SELECT count(*) FROM op WHERE replica <> 'hq'"));
        assertEquals(
                List.of(),
                fixture.query("SELECT s.id FROM scope s WHERE s.id LIKE 'facts:%' AND s.head <>"
                        + " (SELECT count(*) FROM row_meta m WHERE m.scope = s.id)"),
                "facts are numbered without a gap");
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    /** The same push from several connections at once is taken once. */
    @Test
    void onePushFromManyConnectionsIsTakenOnce() throws Exception {
        var till = fixture.till("S1", "R1");
        for (int i = 0; i < 330; i++) {
            till.sale(2, 1);
        }
        // Not even the time of arrival is the same.
        fixture.clock.tick();
        var tries = new ArrayList<Future<Push.Accepted>>();
        for (int i = 0; i < 5; i++) {
            tries.add(threads.submit(till::pushAll));
        }
        int taken = 0;
        for (var future : tries) {
            taken += till.log.size() - future.get().duplicates();
        }
        assertEquals(till.log.size(), taken);
        assertEquals(List.of("330"), fixture.query("SELECT count(*) FROM sales"));
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    /** Every transaction writes into two scopes; whoever has a complete cut has both parts of it, or none. */
    @Test
    void cutHoldsWholeTransactionsOnly() throws Exception {
        var puller = fixture.till("S1", "R9");
        var writing = new ArrayList<Future<Boolean>>();
        for (int i = 1; i <= 4; i++) {
            var writer = fixture.till("S1", "R" + i);
            writing.add(threads.submit(() -> writePairs(writer)));
        }
        long cuts = 0;
        while (!writing.stream().allMatch(Future::isDone)) {
            if (!puller.pull(5_000).more()) {
                assertEquals(count(puller, "products"), count(puller, "sales"), "half a transaction in a cut");
                cuts++;
            }
        }
        for (var future : writing) {
            future.get();
        }
        assertTrue(cuts > 10, cuts + " cuts");
    }

    private static boolean writePairs(TestTill till) {
        int sent = 0;
        for (int i = 0; i < PAIRS; i++) {
            var sale = till.sale(1, 1).getFirst();
            till.log.subList(sent, till.log.size()).clear();
            till.transaction(
                    insert(DomainTypes.PRODUCT, TestTill.product(sale.entityId(), "name")),
                    new TestTill.Draft(
                            sale.table(),
                            sale.entityId(),
                            sale.scope(),
                            sale.kind(),
                            sale.before(),
                            sale.after(),
                            sale.context()));
            till.push(sent + 1, till.log.size()).orThrow();
            sent = till.log.size();
        }
        return true;
    }

    private static long count(TestTill till, String table) {
        return till.rows.keySet().stream().filter(k -> k.table().equals(table)).count();
    }

    /** Two tills import one catalogue at once: the rows are made by whoever comes first, and merged with the other's. */
    @Test
    void catalogueImportedTwiceAtOnceIsThereOnce() throws Exception {
        var tills = List.of(fixture.till("S1", "R1"), fixture.till("S2", "R1"));
        for (TestTill till : tills) {
            for (int i = 0; i < 500; i++) {
                till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("product-" + i, "name " + i)));
            }
        }
        var pushes = new ArrayList<Future<Push.Accepted>>();
        tills.forEach(t -> pushes.add(threads.submit(t::pushAll)));
        for (var push : pushes) {
            assertEquals(List.of(), push.get().remarks(), "equal values agree silently");
        }
        assertEquals(List.of("500"), fixture.query("SELECT count(*) FROM products"));
        assertEquals(
                List.of("2"), fixture.query("SELECT DISTINCT version FROM row_meta WHERE table_name = 'products'"));
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    private boolean write(TestTill till, Random random) {
        int sent = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                till.sale(1 + random.nextInt(3), 1 + random.nextInt(5));
            }
            String id = "shared-" + random.nextInt(SHARED_PRODUCTS);
            var row = DomainTypes.PRODUCT.toRow(TestTill.product(id, till.replica() + " " + round));
            till.transaction(new TestTill.Draft(
                    "products", id, "chain", OperationKind.INSERT, Row.EMPTY, row, VersionVector.EMPTY));
            if (round % 20 == 0) {
                till.nextDay();
                till.nextDay();
            }
            var answer = (Push.Accepted) till.push(sent + 1, till.log.size()).orThrow();
            sent = till.log.size();
            assertEquals(sent, answer.lastSeq());
        }
        return true;
    }

    private static int pullUntil(TestTill puller, AtomicBoolean done) {
        int pulls = 0;
        while (!done.get()) {
            puller.pull(50);
            pulls++;
        }
        puller.pullAll(50);
        return pulls;
    }

    private void assertSeesAll(TestTill puller) {
        var seen = puller.rows.values().stream()
                .collect(Collectors.toMap(e -> e.table() + " " + e.id(), ConcurrencyTest::place));
        var there = fixture
                .query("SELECT table_name || ' ' || entity_id || '=' || scope || ' ' || seq || ' ' || version"
                        + " FROM row_meta WHERE scope = 'chain' OR scope = 'store:S1' OR scope LIKE 'facts:S1:%'")
                .stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        assertEquals(Map.of(), difference(there, seen));
        assertEquals(there.size(), seen.size());
    }

    private static String place(Pull.Entry entry) {
        return entry.scope() + " " + entry.seq() + " " + entry.version();
    }

    private static Map<String, String> difference(Map<String, String> there, Map<String, String> seen) {
        return there.entrySet().stream()
                .filter(e -> !e.getValue().equals(seen.get(e.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue() + " but saw " + seen.get(e.getKey())));
    }
}
