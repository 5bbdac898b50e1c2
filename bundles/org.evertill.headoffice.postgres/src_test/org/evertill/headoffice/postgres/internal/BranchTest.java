package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.evertill.entity.Row;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Incarnations of one till at head office, on a real PostgreSQL. */
class BranchTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatBothHaveBelongsToTheFirstAndWhatFollowsToTheBranch() {
        till.sale(1, 1);
        till.push(1, 4).orThrow();
        till.sale(1, 1);
        var branch = till.putBack(8, 7);
        branch.sale(1, 2);
        assertEquals(4, branch.hello(1, 8).orThrow().lastSeq());
        var answer = branch.pushAll();
        assertEquals(12, answer.lastSeq());
        assertEquals(4, answer.duplicates());
        assertEquals(List.of("8", "4"), counts());
        assertEquals(12, branch.hello(1, 8).orThrow().lastSeq());
        assertEquals(12, branch.pull(100).ackedSeq());
        till.sale(1, 3);
        till.pushAll();
        assertEquals(12, till.pull(100).ackedSeq());
        assertEquals(List.of("12", "4"), counts());
        assertClean();
    }

    @Test
    void aBranchThatBeginsElsewhereThanItThinksIsToldWhere() {
        till.sale(1, 1);
        till.sale(1, 1);
        till.pushAll();
        var branch = till.putBack(4, 9);
        branch.sale(1, 5);
        branch.sale(1, 6);
        // It thinks that all up to its eighth operation is the first incarnation's too.
        assertEquals(0, branch.hello(1, 8).orThrow().lastSeq());
        assertEquals(new Push.Fork(5), branch.push(1, 12).orThrow());
        assertEquals(
                new Push.Rewind(0, branch.hashBefore(1)), branch.push(9, 12).orThrow());
        assertEquals(4, branch.hello(1, 4).orThrow().lastSeq());
        assertEquals(12, branch.pushAll().lastSeq());
        assertEquals(List.of("8", "8"), counts());
        // It has operations of its own now, and begins where it began.
        branch.hello(1, 2).orThrow();
        assertEquals(12, branch.hello(1, 4).orThrow().lastSeq());
        assertClean();
    }

    @Test
    void aBranchOfABranchGoesOnWithBoth() {
        till.sale(1, 1);
        till.pushAll();
        var branch = till.putBack(4, 5);
        branch.sale(1, 2);
        branch.hello(1, 4).orThrow();
        branch.pushAll();
        branch.sale(1, 3);
        var twig = branch.putBack(8, 6);
        twig.sale(1, 4);
        assertEquals(8, twig.hello(5, 8).orThrow().lastSeq());
        assertEquals(8, twig.pushAll().duplicates());
        branch.pushAll();
        assertEquals(List.of("4", "8", "4"), counts());
        // One that begins in front of its parent's own operations goes on with the parent's parent alone.
        var other = twig.putBack(4, 8);
        other.sale(1, 5);
        assertEquals(4, other.hello(6, 4).orThrow().lastSeq());
        other.pushAll();
        assertEquals(List.of("4", "8", "4", "4"), counts());
        assertClean();
    }

    @Test
    void headOfficeHearsOfSeveralBranchesAtOnce() {
        till.sale(1, 1);
        till.push(1, 4).orThrow();
        till.sale(1, 1);
        var branch = till.putBack(8, 50);
        branch.sale(1, 2);
        var twig = branch.putBack(12, 400);
        var leaf = twig.putBack(12, 2_000);
        leaf.sale(1, 3);
        assertEquals(4, leaf.hello().orThrow().lastSeq());
        assertEquals(16, leaf.pushAll().lastSeq());
        assertEquals(List.of("8", "4", "0", "4"), counts());
        assertEquals(16, leaf.hello().orThrow().lastSeq());
        // The branches that it goes on with may come by themselves, as copies.
        branch.sale(1, 4);
        assertEquals(12, branch.hello().orThrow().lastSeq());
        branch.pushAll();
        twig.sale(1, 5);
        assertEquals(12, twig.hello().orThrow().lastSeq());
        twig.pushAll();
        assertEquals(List.of("8", "8", "4", "4"), counts());
        assertEquals(
                List.of(9L, 13L, 13L),
                fixture.desk().incidents().incidents().stream()
                        .map(i -> i.firstSeq())
                        .sorted()
                        .toList());
        assertClean();
    }

    /** What another branch hangs on stays where it is; only who speaks says where its own beginning is. */
    @Test
    void whereAnAncestorBeginsIsNotChangedByItsBranch() {
        till.sale(1, 1);
        till.sale(1, 1);
        till.pushAll();
        var branch = till.putBack(8, 5);
        branch.sale(1, 1);
        branch.hello(1, 12).orThrow();
        var twig = branch.putBack(12, 6);
        branch.hello(1, 8).orThrow();
        twig.hello().orThrow();
        assertEquals(
                List.of("{8}", "{8,12}"),
                fixture.query("SELECT ancestor_seqs FROM replica WHERE till IS NOT NULL ORDER BY incarnation"));
        assertClean();
    }

    /** A part of a log became a branch, then comes an older copy of that part, which knows nothing of it. */
    @Test
    void whatABranchHasIsNotTakenAgainFromACopy() {
        till.sale(1, 1);
        till.sale(1, 1);
        till.pushAll();
        var branch = till.putBack(4, 5);
        branch.sale(1, 2);
        branch.sale(1, 3);
        branch.hello().orThrow();
        branch.pushAll();
        var copy = branch.putBack(8, 1);
        copy.sale(1, 4);
        assertEquals(new Push.Fork(5), copy.push(1, 12).orThrow());
        var twig = copy.putBack(12, 9);
        assertEquals(4, twig.hello(1, 4).orThrow().lastSeq());
        var answer = (Push.Accepted) twig.push(5, 12).orThrow();
        assertEquals(4, answer.duplicates());
        assertEquals(12, answer.lastSeq());
        assertEquals(List.of("8", "8", "4"), counts());
        assertEquals(12, twig.hello(1, 4).orThrow().lastSeq());
        assertClean();
    }

    @Test
    void whoHasNothingBehindWhatABranchHasIsNotToldThatAnythingIsLost() {
        till.sale(1, 1);
        till.pushAll();
        var branch = till.putBack(4, 5);
        branch.sale(1, 2);
        branch.hello().orThrow();
        branch.pushAll();
        var twig = branch.putBack(8, 9);
        twig.hello(1, 4).orThrow();
        assertEquals(4, ((Push.Accepted) twig.push(5, 8).orThrow()).duplicates());
        assertEquals(8, twig.hello(1, 4).orThrow().lastSeq());
        assertEquals(List.of("4", "4", "0"), counts());
        twig.sale(1, 3);
        twig.push(9, 12).orThrow();
        assertEquals(List.of("4", "4", "4"), counts());
        assertClean();
    }

    /** The first incarnation cannot go on with a branch of its own: it is told to become one, and that goes on with the branch. */
    @Test
    void whatTheFirstSendsAndABranchHasBecomesABranch() {
        till.sale(1, 1);
        till.pushAll();
        var branch = till.putBack(4, 5);
        branch.sale(1, 2);
        branch.hello().orThrow();
        branch.pushAll();
        var copy = branch.putBack(8, 1);
        copy.sale(1, 3);
        assertEquals(new Push.Fork(5), copy.push(5, 12).orThrow());
        var twig = copy.putBack(12, 9);
        twig.hello(1, 4).orThrow();
        twig.push(5, 12).orThrow();
        assertEquals(List.of("4", "4", "4"), counts());
        assertClean();
    }

    @Test
    void twoCopiesTellOfTheSameBranchesAtTheSameMoment() throws Exception {
        till.sale(1, 1);
        var branch = till.putBack(4, 5);
        branch.sale(1, 2);
        var twig = branch.putBack(8, 9);
        try (var threads = Executors.newFixedThreadPool(6)) {
            var copies =
                    IntStream.range(20, 26).mapToObj(i -> twig.putBack(8, i)).toList();
            var said = threads.invokeAll(copies.stream()
                    .map(copy -> (Callable<Outcome<Hello.Answer>>) copy::hello)
                    .toList());
            for (var answer : said) {
                assertEquals(0, answer.get().orThrow().lastSeq());
            }
        }
        assertEquals(List.of("8"), fixture.query("SELECT count(*) FROM replica WHERE till IS NOT NULL"));
    }

    @Test
    void remarksAndForksAreThoseOfWhoseOperationsTheyAre() {
        till.transaction(new TestTill.Draft(
                "nonsense", "n1", "chain", OperationKind.INSERT, Row.EMPTY, Row.EMPTY, VersionVector.EMPTY));
        var first = till.pushAll().remarks();
        assertEquals(1, first.size());
        var branch = till.putBack(1, 3);
        branch.sale(1, 1);
        branch.hello(1, 1).orThrow();
        branch.pushAll();
        assertEquals(first, branch.pushAll().remarks());
        var copy = branch.putBack(1, 3);
        copy.sale(1, 7);
        assertEquals(new Push.Fork(2), copy.push(1, 5).orThrow());
    }

    @Test
    void theFirstTransactionOfABranchIsFlaggedOnce() {
        till.sale(1, 1);
        till.pushAll();
        var branch = till.putBack(4, 3);
        branch.sale(1, 1);
        branch.sale(1, 1);
        branch.hello(1, 4).orThrow();
        branch.push(1, 8).orThrow();
        branch.pushAll();
        var flagged = fixture.desk().incidents().incidents();
        assertEquals(
                List.of("sync.restored"), flagged.stream().map(i -> i.code()).toList());
        assertEquals(5, flagged.getFirst().firstSeq());
        assertEquals(8, flagged.getFirst().lastSeq());
        assertEquals(till.replica() + "~3", flagged.getFirst().replica());
    }

    @Test
    void nonsenseIsRefused() {
        till.sale(1, 1);
        till.pushAll();
        assertRefused("sync.wrong-incarnation", till.putBack(4, 2).push(1, 4));
        assertRefused("sync.wrong-incarnation", till.putBack(4, 2).hello(9, 4));
        assertRefused("sync.wrong-incarnation", till.putBack(4, 2).hello(2, 4));
        assertRefused("sync.wrong-incarnation", till.putBack(4, 1).hello(1, 4));
        assertRefused("sync.wrong-incarnation", till.putBack(4, -1).hello(1, 4));
        assertRefused("sync.wrong-incarnation", till.putBack(4, 0).putBack(4, 2).hello());
        for (int i = 2; i < 202; i++) {
            till.putBack(4, i).hello(1, 4).orThrow();
        }
        assertRefused("sync.too-many-branches", till.putBack(4, 999).hello(1, 4));
        till.putBack(4, 201).hello(1, 4).orThrow();
    }

    @Test
    void whoIsShutOutIsShutOutInEveryIncarnation() {
        till.sale(1, 1);
        till.pushAll();
        var branch = till.putBack(4, 3);
        branch.hello(1, 4).orThrow();
        fixture.desk().revoke(till.replica()).orThrow();
        assertRefused("auth.revoked", branch.hello(1, 4));
        assertRefused("auth.revoked", branch.push(1, 4));
    }

    private List<String> counts() {
        return fixture.query("SELECT count(o.seq) FROM replica r LEFT JOIN op o ON o.replica = r.id"
                + " WHERE r.id <> 'hq' GROUP BY r.id, r.incarnation ORDER BY r.incarnation");
    }

    private void assertClean() {
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    private static void assertRefused(String code, Outcome<?> outcome) {
        assertEquals(
                code, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }
}
