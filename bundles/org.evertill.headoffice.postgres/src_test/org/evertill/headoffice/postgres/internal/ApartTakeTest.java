package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.evertill.entity.Row;
import org.evertill.headoffice.ApartDesk;
import org.evertill.headoffice.ApartDesk.Verdict;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.Test;

/** What people make of what is kept apart, and what becomes of it when its till comes back. */
class ApartTakeTest extends ApartCase {

    @Test
    void whoTakesThemIsNamedAndAllAreThereOnce() {
        sellOn();
        var decision = desk().take("S1-R1", WHO).orThrow();
        assertEquals(Verdict.TAKEN, decision.verdict());
        assertEquals(WHO, decision.userId());
        assertEquals(25, decision.operations());
        assertEquals(0, decision.setAside());
        assertEquals(16, decision.firstSeq());
        assertEquals(40, decision.lastSeq());
        assertEquals("8", sales());
        assertEquals(List.of(), desk().tills());
        assertEquals(List.of(decision), desk().decisions());
        assertProblem("headoffice.nothing-apart", desk().take("S1-R1", WHO));
        assertEquals("8", sales());
        assertClean();
    }

    @Test
    void aTillThatComesBackAfterATakeNeitherDoublesNorForks() {
        sellOn();
        desk().take(till.replica(), WHO).orThrow();
        sell(1);
        till.handIn(41, 45).orThrow();
        assertEquals(5, kept().operations(), "it goes on behind what was taken");
        again();
        assertEquals(40, till.hello().orThrow().lastSeq());
        var answer = (Push.Accepted) till.push(16, 45).orThrow();
        assertEquals(25, answer.duplicates());
        assertEquals(List.of(), desk().tills(), "what came by itself is kept apart no more");
        sell(1);
        till.push(46, 50).orThrow();
        assertEquals("10", sales());
        assertEquals(List.of(), fixture.desk().incidents().incidents());
        assertClean();
    }

    @Test
    void aTillThatComesBackBringsItByItself() {
        sellOn();
        again();
        till.push(16, 25).orThrow();
        assertEquals(15, kept().operations(), "the rest still waits");
        var decision = desk().take("S1-R1", WHO).orThrow();
        assertEquals(15, decision.operations());
        assertEquals(15, ((Push.Accepted) till.push(26, 40).orThrow()).duplicates());
        assertEquals("8", sales());
        assertClean();
    }

    @Test
    void itComesBackAndNothingIsLeftToDecide() {
        sellOn();
        again();
        till.push(16, 40).orThrow();
        assertProblem("headoffice.nothing-apart", desk().take("S1-R1", WHO));
        assertEquals(List.of(), desk().tills());
        assertEquals("8", sales());
        assertProblem("auth.not-shut-out", till.handIn(1, 40));
        assertClean();
    }

    /** While it was away a copy sold under its name, and was let in. */
    @Test
    void aForkIsStillFoundAndNothingOfItTaken() {
        sellOn();
        again();
        var copy = till.putBack(25, 1);
        copy.signedSale(1);
        copy.push(16, 30).orThrow();
        var failed = assertProblem("headoffice.apart-forked", desk().take("S1-R1", WHO));
        assertEquals("26", failed.facts().get("seq"));
        assertEquals("6", sales());
        assertEquals(new Push.Fork(26), till.push(26, 40).orThrow());
        assertEquals(15, kept().operations(), "what is another's under the same number stays kept");
    }

    @Test
    void oneThatWasPutBackMeanwhileIsTakenAsAnotherIncarnation() {
        sell(3);
        till.pushAll();
        revoke();
        sell(2);
        till.handIn(16, 25).orThrow();
        var branch = till.putBack(20, 7);
        branch.signedSale(1);
        var unknown = new Push.Request(till.replica(), 9, 21, branch.hashBefore(21), List.of());
        assertProblem("sync.wrong-incarnation", till.handIn(unknown));
        branch.handIn(16, 25).orThrow();
        branch.signedSale(1);
        branch.handIn(26, 30).orThrow();
        assertEquals(List.of("10", "10"), apartCounts());
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM replica WHERE till IS NOT NULL"));
        assertEquals(20, desk().take("S1-R1", WHO).orThrow().operations());
        assertEquals("7", sales());
        assertEquals(
                List.of("sync.restored"),
                fixture.desk().incidents().incidents().stream()
                        .map(i -> i.code())
                        .toList());
        again();
        assertEquals(30, branch.hello().orThrow().lastSeq());
        assertEquals(30, branch.pushAll().duplicates());
        assertEquals(List.of(), desk().tills());
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    /** What cannot become part of the rows is set aside, as when it is pushed; the rest is taken. */
    @Test
    void theSameChecksAsForAPush() {
        sell(3);
        till.pushAll();
        revoke();
        sell(1);
        till.transaction(new TestTill.Draft(
                "nonsense", "n1", "chain", OperationKind.INSERT, Row.EMPTY, Row.EMPTY, VersionVector.EMPTY));
        sell(1);
        till.handIn(16, 26).orThrow();
        var decision = desk().take("S1-R1", WHO).orThrow();
        assertEquals(1, decision.setAside());
        assertEquals(11, decision.operations());
        assertEquals("5", sales());
        assertClean();
    }

    @Test
    void manyAreTakenInSeveralTransactions() {
        revoke();
        sell(500);
        till.handIn(1, 2_000).orThrow();
        till.handIn(2_001, 2_500).orThrow();
        assertEquals(2_500, desk().take("S1-R1", WHO).orThrow().operations());
        assertEquals("500", sales());
        assertEquals(1, desk().decisions().size());
        assertClean();
    }

    @Test
    void whatIsDroppedIsGoneAndNothingMoreIsKeptUntilItIsKnownAgain() {
        sellOn();
        var decision = desk().drop("S1-R1", WHO).orThrow();
        assertEquals(Verdict.DROPPED, decision.verdict());
        assertEquals(25, decision.operations());
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM apart_op"));
        assertTrue(kept().isClosed());
        assertProblem("sync.apart-closed", till.handIn(16, 40));
        assertProblem("headoffice.nothing-apart", desk().drop("S1-R1", WHO));
        again();
        till.push(16, 40).orThrow();
        assertEquals("8", sales(), "the till has them still");
        revoke();
        sell(1);
        till.handIn(41, 45).orThrow();
        assertClean();
    }

    @Test
    void nobodyDecidesInTime() {
        sellOn();
        fixture.clock.forward(ApartDesk.KEPT.minusDays(1));
        fixture.desk().cleanup().clean().orThrow();
        assertEquals(25, kept().operations());
        fixture.clock.forward(Duration.ofDays(2));
        fixture.desk().cleanup().clean().orThrow();
        assertEquals(List.of(), desk().tills());
        var decision = desk().decisions().getFirst();
        assertEquals(Verdict.EXPIRED, decision.verdict());
        assertEquals(25, decision.operations());
        till.handIn(16, 40).orThrow();
        assertEquals(25, kept().operations(), "a till that still lives hands in once more");
    }

    private List<String> apartCounts() {
        return fixture.query("SELECT count(*) FROM apart_op GROUP BY replica ORDER BY replica");
    }
}
