package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A push whose database session ends in the middle. */
class FailureTest {

    private static final long MAX_WAIT_NANOS = 20_000_000_000L;

    private static final int MAX_POOLED = 12;

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() {
        thread.shutdownNow();
        fixture.close();
    }

    /** The push waits for a lock on a table that it comes to, and is killed there: nothing of it stays. */
    @ParameterizedTest
    @ValueSource(strings = {"replica", "op", "sales", "sale_lines", "products", "scope", "row_meta", "stock_balance"})
    void killedInTheMiddleLeavesNothingAndTheResendWorks(String table) throws Exception {
        prepare();
        var before = contents();
        assertProblem("headoffice.database-away", pushStoppedAt(table, "pg_terminate_backend"));
        assertEquals(before, contents());
        assertResendWorks();
    }

    @Test
    void canceledStatementIsTriedAgainLaterAndNeverSetAside() throws Exception {
        prepare();
        var before = contents();
        assertProblem("headoffice.busy", pushStoppedAt("row_meta", "pg_cancel_backend"));
        assertEquals(before, contents());
        assertResendWorks();
    }

    /** As after a failover: the pool's connections live, but their server does not take writes any more. */
    @Test
    void aServerThatOnlyReadsPassesByItself() throws Exception {
        prepare();
        var before = contents();
        String database = fixture.query("SELECT current_database()").getFirst();
        fixture.execute("ALTER DATABASE " + database + " SET default_transaction_read_only = on");
        fixture.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND application_name = 'evertill-headoffice'");
        // The first one finds its connection dead, the second one gets a new one, which only reads.
        till.push(5, till.log.size());
        assertProblem("headoffice.database-away", till.push(5, till.log.size()));
        assertEquals(before, contents());
        try (var connection = fixture.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            statement.execute("ALTER DATABASE " + database + " RESET default_transaction_read_only");
        }
        // Each connection of the pool that still only reads fails once, and is then made anew.
        for (int tries = 0; tries < MAX_POOLED && !till.push(5, till.log.size()).isOk(); tries++) {
            assertEquals(before, contents());
        }
        assertResendWorks();
    }

    /** Committed, and the answer lost: the resend finds everything there. */
    @Test
    void lostAnswerIsAnsweredAgain() {
        prepare();
        var lost = (Push.Accepted) till.push(5, till.log.size()).orThrow();
        var again = (Push.Accepted) till.push(5, till.log.size()).orThrow();
        assertEquals(lost.lastHash(), again.lastHash());
        assertEquals(till.log.size() - 4, again.duplicates());
        assertResendWorks();
    }

    private void prepare() {
        till.sale(1, 1);
        till.pushAll();
        for (int i = 0; i < 20; i++) {
            till.sale(3, 1);
            till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("product-" + i, "name")));
        }
    }

    private void assertResendWorks() {
        assertEquals(till.log.size(), till.pushAll().lastSeq());
        assertEquals(List.of("21"), fixture.query("SELECT count(*) FROM sales"));
        assertEquals(List.of("20"), fixture.query("SELECT count(*) FROM products"));
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    private Outcome<Push.Answer> pushStoppedAt(String table, String how) throws Exception {
        try (var blocker = fixture.connect();
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            var push = thread.submit(() -> till.push(5, till.log.size()));
            long deadline = System.nanoTime() + MAX_WAIT_NANOS;
            int stopped = 0;
            while (stopped == 0 && System.nanoTime() < deadline) {
                stopped = fixture.query("SELECT " + how + "(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database() AND application_name = 'evertill-headoffice'")
                        .size();
            }
            assertTrue(stopped > 0, "the push came to " + table);
            var outcome = push.get();
            blocker.rollback();
            return outcome;
        }
    }

    private List<String> contents() {
        var all = new ArrayList<String>();
        for (String table :
                List.of("op", "sales", "sale_lines", "products", "row_meta", "scope", "stock_balance", "replica")) {
            all.addAll(fixture.query("SELECT t::text FROM " + table + " t ORDER BY 1"));
        }
        return all;
    }
}
