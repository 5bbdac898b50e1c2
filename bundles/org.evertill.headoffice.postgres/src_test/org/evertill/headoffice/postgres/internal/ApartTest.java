package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.headoffice.ApartDesk;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tills hand in that were shut out, and what people make of it, on a real PostgreSQL. */
class ApartTest extends ApartCase {

    @TempDir
    private Path directory;

    @Test
    void whatIsHandedInIsKeptAndCountsForNothing() {
        var other = fixture.till("S1", "R2");
        other.pullAll(1_000);
        sell(3);
        till.pushAll();
        revoke();
        var before = fixture.query("SELECT id || ' ' || head || ' ' || digest FROM scope ORDER BY 1");
        sell(5);
        assertEquals(
                new Push.Accepted(15, till.hashBefore(16), 0, List.of()),
                till.handIn(new Push.Request(till.replica(), 1, 16, till.hashBefore(16), List.of()))
                        .orThrow());
        till.handIn(16, 25).orThrow();
        assertEquals(
                40,
                ((Push.Accepted) till.handIn(26, 40).orThrow()).lastSeq(),
                "a piece at a time, each behind the last");
        assertEquals("3", sales());
        assertEquals(before, fixture.query("SELECT id || ' ' || head || ' ' || digest FROM scope ORDER BY 1"));
        assertEquals(List.of("15"), fixture.query("SELECT count(*) FROM op WHERE replica <> 'hq'"));
        var kept = kept();
        assertEquals(25, kept.operations());
        assertEquals(5, kept.sales());
        assertEquals(16, kept.firstSeq());
        assertEquals(40, kept.lastSeq());
        assertEquals("S1-R1", kept.registerId());
        assertEquals(
                fixture.clock.instant().plus(ApartDesk.KEPT), kept.keptUntil().orElseThrow());
        assertEquals(
                List.of(Long.toString(kept.bytes())), fixture.query("SELECT sum(octet_length(body)) FROM apart_op"));
        var tills = fixture.desk().tills();
        assertEquals(25, tills.getFirst().keptApart());
        var overview = fixture.desk()
                .operations()
                .overview(fixture.clock.instant(), Duration.ofDays(1))
                .orThrow();
        assertEquals(1, overview.apartTills());
        assertEquals(25, overview.apartOperations());
        assertClean();
    }

    @Test
    void theSameAgainIsTheSame() {
        sellOn();
        var again = (Push.Accepted) till.handIn(1, 40).orThrow();
        assertEquals(40, again.duplicates());
        assertEquals(40, again.lastSeq());
        assertEquals(25, kept().operations());
    }

    @Test
    void nonsenseIsRefusedAndNothingOfItKept() {
        sell(3);
        till.pushAll();
        revoke();
        sell(2);
        assertEquals(
                new Push.Rewind(15, till.hashBefore(16)), till.handIn(21, 25).orThrow(), "a gap");
        var forged = new ArrayList<>(till.log.subList(15, 20));
        forged.set(0, forged.getFirst().withHash("0".repeat(64)));
        assertProblem(
                "sync.bad-hash", till.handIn(new Push.Request(till.replica(), 1, 16, till.hashBefore(16), forged)));
        var other = till.putBack(10, 1);
        other.signedSale(1);
        assertEquals(new Push.Fork(11), other.handIn(11, 15).orThrow(), "a copy's");
        till.handIn(16, 18).orThrow();
        assertProblem("sync.split-transaction", till.handIn(19, 25));
        var stranger = fixture.till("S1", "R2");
        assertProblem("auth.wrong-replica", stranger.handIn(till.request(16, 20)));
        assertProblem("auth.not-shut-out", stranger.handIn(stranger.request(1, 0)));
        assertEquals(3, kept().operations());
        assertClean();
    }

    @Test
    void thereIsAnEndToIt() {
        sellOn();
        fixture.execute("UPDATE apart_till SET operations = 100000");
        sell(1);
        assertProblem("sync.apart-full", till.handIn(41, 45));
        fixture.execute("UPDATE apart_till SET operations = 25, bytes = 128 * 1024 * 1024");
        assertProblem("sync.apart-full", till.handIn(41, 45));
        assertEquals(List.of("25"), fixture.query("SELECT count(*) FROM apart_op"));
    }

    @Test
    void theDoorIsForTillsThatAreShutOutAndForThisAlone() {
        assertProblem("auth.not-shut-out", till.apartSession(fixture.clock.instant()));
        String usual = till.session(fixture.clock.instant()).orThrow().token();
        revoke();
        var door = fixture.office().apart();
        assertProblem("auth.expired", door.authenticate(usual));
        assertProblem("auth.revoked", till.session(fixture.clock.instant()));
        String token = till.apartSession(fixture.clock.instant()).orThrow().token();
        assertProblem("auth.revoked", fixture.office().authenticate(token));
        for (int i = 0; i < 60; i++) {
            assertEquals(till.caller, door.authenticate(token).orThrow());
        }
        assertEquals(
                "60",
                assertProblem("sync.apart-too-often", door.authenticate(token))
                        .facts()
                        .get("seconds"));
        fixture.clock.forward(Duration.ofSeconds(61));
        door.authenticate(token).orThrow();
        fixture.clock.forward(Duration.ofMinutes(15));
        assertProblem("auth.expired", door.authenticate(token));
        token = till.apartSession(fixture.clock.instant()).orThrow().token();
        var formerKey = till.key;
        again();
        assertProblem("auth.expired", door.authenticate(token));
        revoke();
        till.key = formerKey;
        assertProblem("auth.unknown-device", till.apartSession(fixture.clock.instant()));
    }

    @Test
    void aPersonIsErasedFromItToo() throws IOException {
        sell(1);
        till.pushAll();
        revoke();
        till.transaction(insert(
                DomainTypes.CUSTOMER, new Customer("ann", "N-1", "Zquname", "zqu@mail", "0123zqu", "GB", "ZQUTAX")));
        till.handIn(6, 6).orThrow();
        var file = directory.resolve("ann.json");
        fixture.desk().personalData().exportCustomer("ann", file).orThrow();
        assertTrue(Files.readString(file).contains("Zquname"), "who asks is told");
        fixture.desk()
                .personalData()
                .erase("customers", "ann", "asked for it", WHO)
                .orThrow();
        assertNobody();
        till.transaction(TestTill.update(
                DomainTypes.CUSTOMER,
                "ann",
                "chain",
                Row.EMPTY.with("name", "Zquname"),
                Row.EMPTY.with("name", "Zqunew"),
                1));
        till.handIn(7, 7).orThrow();
        assertNobody();
        assertEquals(7, ((Push.Accepted) till.handIn(6, 7).orThrow()).lastSeq());
        desk().take("S1-R1", WHO).orThrow();
        assertNobody();
        again();
        assertEquals(2, ((Push.Accepted) till.push(6, 7).orThrow()).duplicates());
        assertNobody();
        assertClean();
    }

    private void assertNobody() {
        String tables = String.join(
                " UNION ALL ",
                fixture.query("SELECT 'SELECT t::text FROM ' || quote_ident(relname) || ' t' FROM pg_class"
                        + " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY 1"));
        assertFalse(String.join("\n", fixture.query(tables))
                .toLowerCase(Locale.ROOT)
                .contains("zqu"));
    }
}
