package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.evertill.kernel.Outcome;
import org.evertill.sync.SyncReport;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.Test;

/** Rounds after one side was put back from a backup, or the till was copied. */
class PutBackRoundTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);

    private final MemoryTill till = new MemoryTill("R1");
    private final MemoryHeadOffice headOffice = new MemoryHeadOffice(NOON);
    private final SilentMonitor monitor = new SilentMonitor();
    private final RoundDriver rounds = new RoundDriver(till, monitor, NOON, progress -> {});

    @Test
    void headOfficeThatWasPutBackGetsEverythingAgain() {
        till.commit(3);
        till.commit(1);
        round(headOffice).orThrow();
        headOffice.restoreTo(2);
        assertEquals(2, headOffice.received.get("R1").size());
        var report = round(headOffice).orThrow();
        assertEquals(2, report.pushed());
        assertEquals(headOffice.rows(), till.rows);
        assertEquals(2, till.adopted, "at the first round and at the new epoch");
        assertEquals(4, till.acknowledgedSeq());
    }

    @Test
    void aRoundWithoutAGreetingGreetsWhenHeadOfficeLacksWhatWasSafe() {
        till.commit(1);
        till.commit(1);
        round(headOffice).orThrow();
        headOffice.restoreTo(1);
        till.commit(1);
        headOffice.journal.clear();
        rounds.resumed(headOffice).orThrow();
        assertEquals(List.of("push 3+1", "hello 3", "push 2+2", "pull 2"), headOffice.journal);
        assertEquals(3, headOffice.received.get("R1").size());
        assertEquals(headOffice.rows(), till.rows);
    }

    @Test
    void whatHeadOfficeLacksIsPendingAgainUntilItHasIt() {
        till.commit(1);
        till.commit(1);
        round(headOffice).orThrow();
        headOffice.restoreTo(1);
        var deaf = new MemoryHeadOfficeProxy(headOffice) {
            @Override
            public Outcome<Push.Answer> push(Line line, Push.Request request) {
                return Outcome.failed("connection.interrupted", "The connection broke.");
            }
        };
        assertInstanceOf(Outcome.Failed.class, round(deaf));
        assertEquals(2, till.epoch());
        assertEquals(1, till.backlog().pending());
        round(headOffice).orThrow();
        assertEquals(0, till.backlog().pending());
    }

    @Test
    void anEpochThatChangesInTheMiddleStartsAgainWithWhatHeadOfficeLacksNow() {
        till.commit(1);
        till.commit(1);
        var changing = new MemoryHeadOfficeProxy(headOffice) {
            private boolean done;

            @Override
            public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
                if (!done) {
                    done = true;
                    headOffice.restoreTo(1);
                }
                return super.pull(line, request);
            }
        };
        round(changing).orThrow();
        assertEquals(2, till.epoch());
        assertEquals(2, headOffice.received.get("R1").size(), "in the same round, before the cut");
        assertEquals(headOffice.rows(), till.rows);
    }

    @Test
    void aTillThatWasPutBackGoesOnAsAnotherIncarnation() {
        till.commit(1);
        till.commit(2);
        round(headOffice).orThrow();
        till.restoreTo(1);
        till.commit(1);
        round(headOffice).orThrow();
        assertEquals(2, till.identity().orElseThrow().incarnation());
        assertEquals(1, till.branches().getLast().afterSeq());
        assertEquals(3, headOffice.received.get("R1").size(), "what was lost here stays there");
        assertEquals(till.log, headOffice.received.get("R1~2"));
        assertEquals(0, till.backlog().pending());
        assertEquals(headOffice.rows(), till.rows);
    }

    @Test
    void aTillThatHasLessThanHeadOfficeAndNothingOfItsOwnGoesOnToo() {
        till.commit(1);
        till.commit(1);
        round(headOffice).orThrow();
        till.restoreTo(1);
        round(headOffice).orThrow();
        assertEquals(1, till.branches().getLast().afterSeq());
        till.commit(1);
        round(headOffice).orThrow();
        assertEquals(2, headOffice.received.get("R1").size());
        assertEquals(till.log, headOffice.received.get("R1~2"));
    }

    @Test
    void headOfficeHearsOfAllBranchesOfTheLog() {
        till.commit(1);
        till.goOnBehind(1);
        till.commit(1);
        till.goOnBehind(2);
        till.commit(1);
        round(headOffice).orThrow();
        assertEquals(till.log, headOffice.received.get("R1~3"));
        assertEquals(Set.of("R1", "R1~2", "R1~3"), headOffice.received.keySet());
    }

    @Test
    void aTillWithTooManyBranchesSaysSoItself() {
        for (int i = 0; i < Limits.MAX_BRANCHES; i++) {
            till.goOnBehind(0);
        }
        round(headOffice).orThrow();
        till.goOnBehind(0);
        headOffice.journal.clear();
        var failed = assertInstanceOf(Outcome.Failed.class, round(headOffice));
        assertEquals("sync.too-many-branches", failed.problem().code());
        assertEquals(List.of(), headOffice.journal);
    }

    @Test
    void ofTwoCopiesTheSecondGoesOnAsAnotherIncarnation() {
        till.commit(2);
        round(headOffice).orThrow();
        var other = new PutBackRoundTest();
        other.till.commit(2);
        other.till.life = "copy";
        other.till.commit(1);
        till.commit(3);
        round(headOffice).orThrow();
        other.round(headOffice).orThrow();
        assertEquals(5, headOffice.received.get("R1").size());
        assertEquals(other.till.log, headOffice.received.get("R1~2"));
        assertEquals(2, other.till.branches().getLast().afterSeq());
    }

    /** Else what is pending here would count as part of the cut, and vanish from sight. */
    @Test
    void aCutThatHoldsWhatACopyHasSentIsNotApplied() {
        till.commit(2);
        round(headOffice).orThrow();
        var other = new PutBackRoundTest();
        other.till.commit(2);
        other.till.life = "copy";
        other.till.commit(1);
        var copied = new MemoryHeadOfficeProxy(headOffice) {
            private boolean done;

            @Override
            public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
                if (!done) {
                    done = true;
                    other.round(headOffice).orThrow();
                    till.commit(1);
                }
                return super.pull(line, request);
            }
        };
        round(copied).orThrow();
        assertEquals(2, till.identity().orElseThrow().incarnation());
        assertEquals(
                till.log.subList(2, 3), headOffice.received.get("R1~2").subList(2, 3), "its own, in the same round");
        assertEquals(0, till.backlog().pending());
    }

    @Test
    void aTillThatIsToldToBeAnotherAgainAndAgainStops() {
        till.commit(1);
        var forking = new MemoryHeadOfficeProxy(headOffice) {
            @Override
            public Outcome<Push.Answer> push(Line line, Push.Request request) {
                return Outcome.ok(new Push.Fork(1));
            }
        };
        var engine = new Rounds(new Rounds.Till(till, till, till), forking, monitor, NOON, "0.1.0");
        var failed = assertInstanceOf(Outcome.Failed.class, engine.run(p -> {}, () -> false));
        assertEquals("sync.contradiction", failed.problem().code());
        assertEquals(1, till.backlog().pending());
    }

    private Outcome<SyncReport> round(SyncTransport transport) {
        return rounds.round(transport);
    }
}
