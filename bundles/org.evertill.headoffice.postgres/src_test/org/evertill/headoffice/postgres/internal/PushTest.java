package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOffice;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pushes, on a real PostgreSQL: what is sent again, out of order, altered or from another history. */
class PushTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void saleArrivesWholeAndVerifies() {
        till.sale(3, 2);
        till.sale(1, 4);
        var answer = till.pushAll();
        assertEquals(till.log.size(), answer.lastSeq());
        assertEquals(till.log.getLast().hash(), answer.lastHash());
        assertEquals(List.of(), answer.remarks());
        assertEquals(List.of("2"), fixture.query("SELECT count(*) FROM sales"));
        assertEquals(List.of("1250"), fixture.query("SELECT sum(total_minor) FROM sales"));
        assertEquals(List.of("4"), fixture.query("SELECT count(*) FROM sale_lines"));
        assertEquals(List.of("-10000"), fixture.query("SELECT sum(quantity_milli) FROM stock_balance"));
        assertClean();
    }

    @Test
    void samePushTwiceIsOnePush() {
        till.sale(2, 1);
        till.pushAll();
        var before = contents();
        var again = till.pushAll();
        assertEquals(till.log.size(), again.duplicates());
        assertEquals(till.log.size(), again.lastSeq());
        assertEquals(before, contents());
        assertClean();
    }

    @Test
    void overlapIsSkippedAndTheRestTaken() {
        till.sale(2, 1);
        till.pushAll();
        int known = till.log.size();
        till.sale(1, 1);
        var answer = (Push.Accepted) till.push(3, till.log.size()).orThrow();
        assertEquals(known - 2, answer.duplicates());
        assertEquals(till.log.size(), answer.lastSeq());
        assertEquals(List.of("2"), fixture.query("SELECT count(*) FROM sales"));
        assertClean();
    }

    @Test
    void anotherOperationOfTheSameNumberIsAFork() {
        till.sale(1, 1);
        till.pushAll();
        var clone = till.copy();
        clone.sale(1, 7);
        assertEquals(new Push.Fork(1), clone.push(1, clone.log.size()).orThrow());
        assertEquals(List.of("1"), fixture.query("SELECT count(*) FROM sales"));
    }

    @Test
    void forkIsFoundWhereItBegins() {
        till.sale(1, 1);
        int common = till.log.size();
        var clone = till.copy();
        clone.log.addAll(till.log);
        till.sale(1, 2);
        till.pushAll();
        clone.sale(1, 3);
        assertEquals(new Push.Fork(common + 1), clone.push(1, clone.log.size()).orThrow());
    }

    @Test
    void gapIsAnsweredByWhereToGoOn() {
        till.sale(1, 1);
        till.pushAll();
        int known = till.log.size();
        till.sale(1, 1);
        till.sale(1, 1);
        var answer = till.push(known + 5, till.log.size()).orThrow();
        assertEquals(new Push.Rewind(known, till.log.get(known - 1).hash()), answer);
    }

    @Test
    void anotherHistoryBeforeTheFirstOperationIsAnsweredByWhereToGoOn() {
        till.sale(1, 1);
        till.pushAll();
        int known = till.log.size();
        var clone = till.copy();
        clone.sale(1, 9);
        clone.sale(1, 1);
        assertEquals(known * 2, clone.log.size());
        var answer = clone.push(known + 1, clone.log.size()).orThrow();
        assertEquals(new Push.Rewind(known, till.log.getLast().hash()), answer);
    }

    @Test
    void alteredOperationIsRefusedAndNothingTaken() {
        till.sale(2, 1);
        Operation op = till.log.get(1);
        till.log.set(
                1,
                new Operation(
                        op.seq(),
                        op.txn(),
                        op.id(),
                        op.table(),
                        op.entityId(),
                        op.scope(),
                        op.kind(),
                        op.before(),
                        op.after().with("total_minor", 1L),
                        op.context(),
                        op.hlc(),
                        op.userId(),
                        op.schemaVersion(),
                        op.hash()));
        assertProblem("sync.bad-hash", till.push(1, till.log.size()));
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM op WHERE replica <> 'hq'"));
    }

    @Test
    void transactionInPiecesIsRefused() {
        till.sale(2, 1);
        till.push(1, 3).orThrow();
        assertProblem("sync.split-transaction", till.push(4, till.log.size()));
    }

    @Test
    void emptyPushTellsWhereHeadOfficeIs() {
        till.sale(1, 1);
        till.pushAll();
        var request = new Push.Request(
                till.replica(), 1, till.log.size() + 1, till.log.getLast().hash(), List.of());
        assertEquals(
                new Push.Accepted(till.log.size(), till.log.getLast().hash(), 0, List.of()),
                fixture.office().push(till.caller, request).orThrow());
    }

    @Test
    void anotherReplicaRevokedOrOfAnotherGenerationIsRefused() {
        till.sale(1, 1);
        var other = fixture.till("S1", "R2");
        assertProblem("auth.wrong-replica", fixture.office().push(other.caller, till.request(1, 4)));
        var old = new Push.Request(till.replica(), 2, 1, HashChain.genesis(till.replica()), till.log);
        assertProblem("sync.wrong-incarnation", fixture.office().push(till.caller, old));
        var session = till.session(fixture.clock.instant()).orThrow();
        assertEquals(true, fixture.desk().revoke(till.replica()).orThrow());
        assertEquals(false, fixture.desk().revoke(till.replica()).orThrow());
        assertProblem("auth.revoked", till.push(1, till.log.size()));
        assertProblem("auth.revoked", fixture.office().authenticate(session.token()));
        assertProblem("auth.unknown-device", fixture.desk().revoke("nobody"));
        var nobody = new Push.Request("nobody", 1, 1, HashChain.genesis("nobody"), List.of());
        assertProblem("auth.unknown-device", fixture.office().push(new HeadOffice.Caller("nobody"), nobody));
    }

    @Test
    void remarksAreToldAgainToWhoAsksAgain() {
        till.transaction(new TestTill.Draft(
                "unheard_of", "x", "chain", OperationKind.INSERT, Row.EMPTY, Row.EMPTY, VersionVector.EMPTY));
        var first = till.pushAll();
        assertEquals(1, first.remarks().size());
        assertEquals(Push.Verdict.QUARANTINED, first.remarks().getFirst().verdict());
        assertEquals(first.remarks(), till.pushAll().remarks());
    }

    @Test
    void monthsOfReceivingHavePartitionsOfTheirOwn() {
        till.sale(1, 1);
        till.pushAll();
        int before = till.log.size();
        fixture.clock.forward(Duration.ofDays(40));
        till.sale(1, 1);
        till.push(before + 1, till.log.size()).orThrow();
        assertEquals(
                List.of("4"),
                fixture.query("SELECT count(*) FROM op_2027_01 WHERE replica = '" + till.replica() + "'"));
        assertEquals(till.log.size(), till.pushAll().duplicates());
        assertClean();
    }

    @Test
    void productsOfTwoTillsUnderOneIdBecomeOneRow() {
        var other = fixture.till("S1", "R2");
        String id = Nanoid.derived("products", "85123A");
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product(id, "first")));
        other.at(Instant.parse("2026-11-23T09:30:00Z"));
        other.transaction(insert(DomainTypes.PRODUCT, TestTill.product(id, "second")));
        assertEquals(List.of(), till.pushAll().remarks());
        var merged = other.pushAll().remarks();
        assertEquals(Push.Verdict.MERGED, merged.getFirst().verdict());
        assertTrue(
                merged.getFirst().reason().contains("last-write-wins"),
                merged.getFirst().reason());
        assertEquals(List.of("second"), fixture.query("SELECT name FROM products"));
        assertEquals(List.of("{\"name\":\"first\"}"), fixture.query("SELECT loser_value FROM merge_audit"));
        assertClean();
    }

    private void assertClean() {
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    private List<String> contents() {
        var all = new ArrayList<String>();
        for (String table : List.of(
                "op",
                "sales",
                "sale_lines",
                "payments",
                "stock_movements",
                "row_meta",
                "scope",
                "stock_balance",
                "replica")) {
            all.addAll(fixture.query("SELECT t::text FROM " + table + " t ORDER BY 1"));
        }
        return all;
    }

    static Problem assertProblem(String code, Outcome<?> outcome) {
        var problem = assertInstanceOf(Outcome.Failed.class, outcome).problem();
        assertEquals(code, problem.code());
        return problem;
    }
}
