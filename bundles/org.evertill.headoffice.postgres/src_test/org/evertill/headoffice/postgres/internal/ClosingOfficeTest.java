package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOffice;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two head offices on one database, of which one is closed in the middle: tills push overlapping rows to either, others read at
 * the other one, deleted rows are let go of meanwhile. Nothing is lost or there twice, and every cut is whole.
 */
class ClosingOfficeTest {

    private static final int WRITERS = 3;
    private static final int ROUNDS = 40;
    private static final int SHARED = 6;
    private static final int MAX_TRIES = 100;
    private static final int LIMIT_SECONDS = 60;

    private final Fixture here = new Fixture();
    private final Fixture there = new Fixture(here.target);
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 3);
    private final AtomicBoolean writing = new AtomicBoolean(true);
    private final AtomicInteger refused = new AtomicInteger();
    private final CountDownLatch half = new CountDownLatch(WRITERS);

    @AfterEach
    void close() {
        writing.set(false);
        threads.shutdownNow();
        there.close();
        here.close();
    }

    @Test
    void tillsGoOnWithTheOtherOne() throws Exception {
        here.clock.tick();
        there.clock.tick();
        known();
        var readerHere = here.till("S1", "R8");
        var readerThere = here.till("S1", "R9");
        var pokes = Pokes.of(here.office(), readerHere);
        var work = writing();
        var reading = List.of(
                threads.submit(() -> read(readerHere, here.office())),
                threads.submit(() -> read(readerThere, there.office())));
        var cleaning = threads.submit(this::clean);
        assertTrue(half.await(LIMIT_SECONDS, TimeUnit.SECONDS), () -> "the tills are not at work: " + work);
        there.close();
        long operations = 0;
        for (var future : work) {
            operations += done(future).log.size();
        }
        writing.set(false);
        int cuts = done(reading.getFirst()) + done(reading.getLast());
        assertTrue(cuts > 4, "there were cuts in the middle: " + cuts);
        assertTrue(done(cleaning) > 0, "deleted rows were let go of meanwhile");
        assertTrue(refused.get() > 0, "somebody came to the office that was closed");
        assertOnce(operations);
        for (var scope : List.of("chain", "facts:S1:2026-11")) {
            pokes.await(scope, head(scope));
        }
        assertEquals(living(readerHere), living(readerThere));
        assertEquals(living(), living(readerHere));
    }

    /** Products that all of them change. */
    private void known() {
        for (int i = 0; i < SHARED; i++) {
            here.desk()
                    .save(DomainTypes.PRODUCT, TestTill.product("shared-" + i, "new"), "staff-1")
                    .orThrow();
        }
    }

    private List<Future<TestTill>> writing() {
        var work = new ArrayList<Future<TestTill>>();
        for (int i = 0; i < WRITERS; i++) {
            var till = here.till("S1", "R" + (i + 1));
            var random = new Random(4711 + i);
            work.add(threads.submit((Callable<TestTill>) () -> write(till, random)));
        }
        return work;
    }

    private static <R> R done(Future<R> work) throws Exception {
        return work.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private void assertOnce(long operations) {
        assertEquals(List.of(Long.toString(operations)), here.query("SELECT count(*) FROM op WHERE replica <> 'hq'"));
        assertEquals(List.of("0"), here.query("SELECT count(*) FROM op WHERE verdict = 'QUARANTINED'"));
        assertEquals(List.of(), here.desk().verify().findings());
    }

    private List<String> living() {
        return here
                .query("SELECT table_name || ' ' || entity_id || ' ' || version FROM row_meta WHERE NOT deleted"
                        + " AND table_name IN ('products', 'sales', 'sale_lines')")
                .stream()
                .sorted()
                .toList();
    }

    private TestTill write(TestTill till, Random random) {
        int sent = 0;
        for (int round = 0; round < ROUNDS; round++) {
            till.sale(1 + random.nextInt(4), 1);
            String id = "shared-" + random.nextInt(SHARED);
            var product = TestTill.product(id, till.identity.registerId() + " " + round);
            var row = DomainTypes.PRODUCT.toRow(product);
            till.transaction(
                    draft(id, random.nextInt(3) == 0 ? OperationKind.DELETE : OperationKind.INSERT, row, random));
            pushed(till, till.request(sent + 1, till.log.size()), random);
            sent = till.log.size();
            if (round == ROUNDS / 2) {
                half.countDown();
            }
        }
        return till;
    }

    /** By somebody who knows more or less of what the others did. */
    private static TestTill.Draft draft(String id, OperationKind kind, Row row, Random random) {
        var after = kind == OperationKind.DELETE ? Row.EMPTY : row;
        var seen = VersionVector.ofHeadOffice(1 + random.nextInt(200));
        return new TestTill.Draft("products", id, "chain", kind, Row.EMPTY, after, seen);
    }

    /** As a till does: what passes by itself is sent again, as it was, to whoever answers. */
    private void pushed(TestTill till, Push.Request request, Random random) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var office = random.nextBoolean() ? here.office() : there.office();
            switch (office.push(till.caller, request)) {
                case Outcome.Ok<Push.Answer>(var answer) -> {
                    assertTrue(answer instanceof Push.Accepted, answer.toString());
                    return;
                }
                case Outcome.Failed<Push.Answer>(var problem) -> {
                    assertEquals("headoffice.database-away", problem.code());
                    refused.incrementAndGet();
                }
            }
        }
        throw new AssertionError("never accepted");
    }

    /** Follows one office until it is closed, then the other; gives how many cuts there were. */
    private int read(TestTill till, HeadOffice first) {
        var office = first;
        int cuts = 0;
        for (boolean last = false; !last; cuts++) {
            last = !writing.get();
            boolean more = true;
            while (more) {
                var request = till.pullRequest(50);
                if (office.pull(till.caller, request) instanceof Outcome.Ok<Pull.Answer>(var page)) {
                    more = till.took(page).more();
                } else {
                    office = here.office();
                }
            }
            assertWhole(till);
        }
        return cuts;
    }

    /** A sale has all its lines, or is not there. */
    private static void assertWhole(TestTill till) {
        Map<String, Long> lines = new HashMap<>();
        Map<String, Long> wanted = new TreeMap<>();
        till.rows.values().forEach(entry -> {
            if (entry.table().equals("sale_lines")) {
                lines.merge(String.valueOf(entry.row().text("sale_id")), 1L, Long::sum);
            } else if (entry.table().equals("sales")) {
                wanted.put(entry.id(), (Long) entry.row().get("line_count"));
            }
        });
        assertEquals(wanted, new TreeMap<>(lines));
    }

    /** Both at once, again and again; gives how many deleted rows left. */
    private long clean() {
        long buried = 0;
        while (writing.get()) {
            for (var office : List.of(here, there)) {
                if (office.desk().cleanup().clean() instanceof Outcome.Ok(var cleaned)) {
                    buried += cleaned.deletions();
                }
            }
            // Nobody is waited for: who is behind has to load again.
            here.execute("UPDATE till_cursor SET scopes = '{}', seqs = '{}'");
        }
        return buried;
    }

    private long head(String scope) {
        return Long.parseLong(
                here.query("SELECT head FROM scope WHERE id = '" + scope + "'").getFirst());
    }

    private static List<String> living(TestTill till) {
        return till.rows.values().stream()
                .filter(e -> !e.deleted() && !e.gone())
                .filter(e -> List.of("products", "sales", "sale_lines").contains(e.table()))
                .map(e -> e.table() + " " + e.id() + " " + e.version())
                .sorted()
                .toList();
    }
}
