package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOffice;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two head offices at work on one database at once, as two servers behind one name are. */
class TwoOfficesTest {

    private static final int TILLS = 4;
    private static final int ROUNDS = 40;
    private static final int MAX_TRIES = 50;
    private static final int MAX_KILLED = 10;

    private final Fixture here = new Fixture();
    private final Fixture there = new Fixture(here.target);
    private final ExecutorService threads = Executors.newFixedThreadPool(TILLS + 1);
    private final AtomicInteger passing = new AtomicInteger();

    @AfterEach
    void close() {
        threads.shutdownNow();
        there.close();
        here.close();
    }

    /** Each push goes to either office, some to both at once; every operation is there once, every number is used. */
    @Test
    void tillsPushToEitherOfficeAndListenAtTheOther() throws Exception {
        var writing = new ArrayList<Future<TestTill>>();
        var listener = here.till("S1", "R9");
        var pokes = Pokes.of(there.office(), listener);
        for (int i = 0; i < TILLS; i++) {
            var till = here.till("S1", "R" + (i + 1));
            var random = new Random(815 + i);
            writing.add(threads.submit((Callable<TestTill>) () -> write(till, random)));
        }
        long operations = 0;
        for (var future : writing) {
            operations += future.get().log.size();
        }
        assertEquals(List.of(Long.toString(operations)), here.query("SELECT count(*) FROM op WHERE replica <> 'hq'"));
        assertGapless();
        for (String line :
                here.query("SELECT id || '=' || head FROM scope WHERE id = 'chain' OR id LIKE 'facts:S1:%'")) {
            var scope = line.split("=");
            pokes.await(scope[0], Long.parseLong(scope[1]));
        }
        assertEquals(0, passing.get(), "nothing had to be sent again");
    }

    /** Sessions are killed at random meanwhile: pushes fail, are sent again, and nothing is set aside. */
    @Test
    void killedSessionsPassByThemselves() throws Exception {
        var writing = new ArrayList<Future<TestTill>>();
        for (int i = 0; i < TILLS; i++) {
            var till = here.till("S1", "R" + (i + 1));
            var random = new Random(42 + i);
            writing.add(threads.submit((Callable<TestTill>) () -> write(till, random)));
        }
        int killed = 0;
        while (killed < MAX_KILLED && !writing.stream().allMatch(Future::isDone)) {
            killed += here.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'active'"
                            + " AND application_name = 'evertill-headoffice' AND datname = current_database()"
                            + " ORDER BY random() LIMIT 1")
                    .size();
        }
        long operations = 0;
        for (var future : writing) {
            operations += future.get().log.size();
        }
        assertTrue(killed > 0, "somebody was killed");
        assertEquals(List.of(Long.toString(operations)), here.query("SELECT count(*) FROM op WHERE replica <> 'hq'"));
        assertEquals(List.of("0"), here.query("SELECT count(*) FROM op WHERE verdict = 'QUARANTINED'"));
        assertGapless();
    }

    private TestTill write(TestTill till, Random random) throws Exception {
        int sent = 0;
        for (int round = 0; round < ROUNDS; round++) {
            till.sale(1 + random.nextInt(3), 1);
            String id = "shared-" + random.nextInt(5);
            var row = DomainTypes.PRODUCT.toRow(TestTill.product(id, till.replica() + round));
            till.transaction(new TestTill.Draft(
                    "products", id, "chain", OperationKind.INSERT, Row.EMPTY, row, VersionVector.EMPTY));
            var request = till.request(sent + 1, till.log.size());
            if (random.nextInt(8) == 0) {
                // A request that was given up and is still under way there, and its repetition here.
                var twin = threads.submit(() -> there.office().push(till.caller, request));
                pushed(here.office(), till, request);
                twin.get();
            } else {
                pushed(random.nextBoolean() ? here.office() : there.office(), till, request);
            }
            sent = till.log.size();
        }
        return till;
    }

    /** As a till does: what passes by itself is sent again, as it was. */
    private void pushed(HeadOffice office, TestTill till, Push.Request request) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            switch (office.push(till.caller, request)) {
                case Outcome.Ok<Push.Answer>(var answer) -> {
                    assertTrue(answer instanceof Push.Accepted, answer.toString());
                    return;
                }
                case Outcome.Failed<Push.Answer>(var problem) -> {
                    assertTrue(
                            problem.code().equals("headoffice.database-away")
                                    || problem.code().equals("headoffice.busy"),
                            problem.code());
                    passing.incrementAndGet();
                }
            }
        }
        throw new AssertionError("never accepted");
    }

    private void assertGapless() {
        assertEquals(
                List.of(),
                here.query("SELECT s.id FROM scope s WHERE s.id LIKE 'facts:%' AND s.head <>"
                        + " (SELECT count(*) FROM row_meta m WHERE m.scope = s.id)"));
        assertEquals(List.of(), here.desk().verify().findings());
    }
}
