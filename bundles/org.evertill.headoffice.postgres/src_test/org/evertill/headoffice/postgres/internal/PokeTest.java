package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.evertill.domain.DomainTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two head offices on one database: what is committed at one is heard at the other. */
class PokeTest {

    private static final String LISTENING = "FROM pg_stat_activity WHERE datname = current_database()"
            + " AND query LIKE 'LISTEN%' AND application_name = 'evertill-headoffice'";

    private static final long MARK = 1L << 60;

    private final Fixture here = new Fixture();
    private final Fixture there = new Fixture(here.target);
    private final TestTill first = here.till("S1", "R1");
    private final TestTill second = here.till("S1", "R2");
    private final TestTill stranger = here.till("S2", "R1");

    @AfterEach
    void close() {
        there.close();
        here.close();
    }

    /** Begins to listen and waits until both offices do; what came with that is forgotten. */
    private List<Pokes> listening() {
        var pokes = List.of(
                Pokes.of(here.office(), first), Pokes.of(there.office(), second), Pokes.of(there.office(), stranger));
        awaitListening(2);
        settle(pokes);
        return pokes;
    }

    /** Notices come in order: after one that nothing else brings, nothing older is on its way. */
    private void settle(List<Pokes> pokes) {
        here.query("SELECT pg_notify('evertill_moved', E'nobody\\nchain\\t" + MARK + "')");
        pokes.forEach(p -> p.await("chain", MARK));
        pokes.forEach(Pokes::forget);
    }

    private long chainHead() {
        return Long.parseLong(
                here.query("SELECT head FROM scope WHERE id = 'chain'").getFirst());
    }

    @Test
    void aPushAtOneOfficePokesWhoListensAtTheOtherAndSeesTheScope() {
        var pokes = listening();
        first.sale(2, 1);
        first.pushAll();
        var facts = first.log.getFirst().scope();
        assertEquals(new TreeMap<>(Map.of(facts, 6L)), pokes.get(1).next());
        here.desk()
                .save(DomainTypes.PRODUCT, TestTill.product("p", "for all"), "u")
                .orThrow();
        long head = chainHead();
        assertEquals(new TreeMap<>(Map.of("chain", head)), pokes.get(2).next(), "not of the other store");
        assertEquals(new TreeMap<>(Map.of("chain", head)), pokes.get(0).next(), "not of its own push");
        assertEquals(new TreeMap<>(Map.of("chain", head)), pokes.get(1).next());
    }

    @Test
    void whatIsNotCommittedOrNotNewPokesNobody() {
        first.sale(1, 1);
        first.pushAll();
        var pokes = listening();
        first.pushAll();
        first.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p", "name")));
        here.execute("ALTER TABLE row_meta ADD CONSTRAINT none CHECK (entity_id <> 'p') NOT VALID");
        first.pushAll();
        here.desk()
                .save(DomainTypes.PRODUCT, TestTill.product("q", "name"), "u")
                .orThrow();
        assertEquals(new TreeMap<>(Map.of("chain", chainHead())), pokes.get(1).next());
        assertEquals(List.of(), pokes.get(1).rest());
    }

    @Test
    void afterTheListeningConnectionWasLostEverybodyIsPoked() {
        var pokes = listening();
        here.query("SELECT pg_terminate_backend(pid) " + LISTENING);
        pokes.forEach(p -> p.await("chain", chainHead()));
        awaitListening(2);
        settle(pokes);
        first.sale(1, 1);
        first.pushAll();
        pokes.get(1).await(first.log.getFirst().scope(), 4);
    }

    @Test
    void whoIsShutOutHearsNothingMore() {
        var pokes = listening();
        here.desk().revoke(second.replica()).orThrow();
        assertEquals("auth.revoked", pokes.get(1).end());
        here.desk()
                .save(DomainTypes.PRODUCT, TestTill.product("p", "name"), "u")
                .orThrow();
        pokes.get(2).await("chain", chainHead());
        assertTrue(pokes.get(1).rest().stream().noneMatch(p -> p.getOrDefault("chain", 0L) >= chainHead()));
    }

    @Test
    void anOfficeThatClosesEndsListening() {
        var pokes = listening();
        there.close();
        assertEquals("headoffice.stopping", pokes.get(1).end());
        assertProblem("headoffice.stopping", there.office().pokes().listen(second.caller, new Pokes()));
        first.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p", "name")));
        first.pushAll();
        here.desk()
                .save(DomainTypes.PRODUCT, TestTill.product("q", "name"), "u")
                .orThrow();
        pokes.get(0).await("chain", chainHead());
    }

    /** More scopes in one transaction than a notice of PostgreSQL holds. */
    @Test
    void manyScopesAreSeveralNotices() throws Exception {
        var pokes = listening();
        var heads = new TreeMap<String, Long>();
        for (int year = 1900; year < 2000; year++) {
            for (int month = 1; month <= 12; month++) {
                heads.put("facts:S1:%04d-%02d".formatted(year, month), 1_000_000_000L + year);
            }
        }
        var payloads = PokeNotice.payloads("R", heads);
        assertTrue(payloads.size() > 2, payloads.size() + " notices");
        var parsed = new TreeMap<String, Long>();
        for (String payload : payloads) {
            assertTrue(payload.getBytes(StandardCharsets.UTF_8).length <= PokeNotice.MAX_BYTES);
            parsed.putAll(PokeNotice.parse(payload).orElseThrow().heads());
        }
        assertTrue(heads.equals(parsed), "all of them are there");
        try (var connection = here.connect();
                var send = connection.prepareStatement(PokeNotice.SEND)) {
            Sql.texts(send, 1, payloads);
            send.execute();
        }
        var heard = new TreeMap<String, Long>();
        while (heard.size() < heads.size()) {
            heard.putAll(pokes.get(1).next());
        }
        assertTrue(heads.equals(heard), "all of them arrive");
        assertEquals(List.of(), pokes.get(2).rest(), "a store's months are not another store's");
    }

    @Test
    void whatIsNoNoticeIsPassedOver() {
        assertTrue(PokeNotice.parse("").isEmpty());
        assertTrue(PokeNotice.parse("R1").isEmpty());
        assertTrue(PokeNotice.parse("R1\nchain").isEmpty());
        assertTrue(PokeNotice.parse("R1\nchain\tmany").isEmpty());
        assertEquals(
                new TreeMap<>(Map.of("a\tb", 3L)),
                PokeNotice.parse("R1\na\tb\t3").orElseThrow().heads());
    }

    private void awaitListening(int connections) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!here.query("SELECT count(*) " + LISTENING).equals(List.of(Integer.toString(connections)))) {
            assertTrue(System.nanoTime() < end, "both offices listen");
            LockSupport.parkNanos(10_000_000);
        }
    }
}
