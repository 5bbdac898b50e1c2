package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.SyncProgress;
import org.evertill.sync.SyncReport;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.Test;

/** Rounds against head office in memory, with what can go wrong between the two. */
class SyncRoundTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);
    private static final Problem BROKEN = Problem.of("connection.interrupted", "The connection broke.");

    private final MemoryTill till = new MemoryTill("R1");
    private final MemoryHeadOffice headOffice = new MemoryHeadOffice(NOON);
    private final SilentMonitor monitor = new SilentMonitor();
    private final List<SyncProgress> progress = new ArrayList<>();

    @Test
    void aRoundSendsEverythingAndFetchesOneCut() {
        till.commit(3);
        till.commit(2);
        headOffice.write("product-1", "tea");
        var report = round(headOffice).orThrow();
        assertEquals(5, report.pushed());
        assertEquals(6, report.pulled(), "head office echoes a till's own rows");
        assertEquals(List.of("hello 5", "push 1+5", "pull 0"), headOffice.journal);
        assertEquals(headOffice.rows(), till.rows);
        assertEquals(0, till.backlog().pending());
        assertEquals(SyncProgress.Phase.DONE, progress.getLast().phase());
        assertTrue(monitor.observed.stream().allMatch(java.util.Optional::isEmpty));
    }

    @Test
    void aSecondRoundMovesNothing() {
        till.commit(3);
        round(headOffice).orThrow();
        var again = round(headOffice).orThrow();
        assertEquals(0, again.pushed());
        assertEquals(0, again.pulled());
    }

    @Test
    void aTransactionIsNeverSplitAndBatchesGrow() {
        till.commit(700);
        for (int i = 0; i < 600; i++) {
            till.commit(2);
        }
        round(headOffice).orThrow();
        var pushes =
                headOffice.journal.stream().filter(j -> j.startsWith("push")).toList();
        assertEquals("push 1+700", pushes.getFirst());
        assertEquals(
                List.of("push 1+700", "push 701+400", "push 1101+400", "push 1501+400"),
                pushes,
                "the third was on its way before the second was answered");
    }

    @Test
    void aSpoiltPageIsAskedForAgainAndThenTheRoundFails() {
        headOffice.write("product-1", "tea");
        headOffice.spoiltPages = 3;
        assertEquals(1, round(headOffice).orThrow().pulled());
        assertEquals(List.of("hello 0", "pull 0", "pull 0", "pull 0", "pull 0"), headOffice.journal);
        headOffice.write("product-2", "milk");
        headOffice.spoiltPages = 4;
        assertEquals("sync.bad-page", code(round(headOffice)));
        assertEquals(1, till.rows.size(), "nothing of it is there");
        assertEquals(1, round(headOffice).orThrow().pulled());
    }

    @Test
    void whatIsCommittedDuringARoundGoesWithTheNext() {
        till.commit(1);
        var busy = new MemoryHeadOffice(NOON) {
            @Override
            public synchronized Outcome<Push.Answer> push(Line line, Push.Request request) {
                till.commit(1);
                return super.push(line, request);
            }
        };
        assertEquals(1, round(busy).orThrow().pushed());
        assertEquals(1, till.backlog().pending());
        assertTrue(till.rows.containsKey("R1-2"), "and stays visible meanwhile");
    }

    @Test
    void anAnswerThatWasLostIsMadeUpForWithItsRemarks() {
        till.commit(2);
        headOffice.quarantine = "R1-2";
        var losing = new MemoryHeadOfficeProxy(headOffice) {
            @Override
            public Outcome<Push.Answer> push(Line line, Push.Request request) {
                super.push(line, request);
                return Outcome.failed(BROKEN);
            }
        };
        assertEquals("connection.interrupted", code(round(losing)));
        assertEquals(2, till.backlog().pending());
        var report = round(headOffice).orThrow();
        assertEquals(0, report.pushed(), "head office had them");
        assertEquals(1, till.remarks.size());
        assertEquals(2, headOffice.received.get("R1").size());
        assertEquals(0, till.backlog().pending());
    }

    @Test
    void lostRemarksComeBackAlsoInSmallerBatches() {
        till.commit(1);
        round(headOffice).orThrow();
        for (int i = 0; i < 300; i++) {
            till.commit(1);
        }
        headOffice.quarantine = "R1-290";
        var all = till.from(2, 300, Integer.MAX_VALUE);
        headOffice.push(line(), new Push.Request("R1", 1, 2, till.hashOf(1).orElseThrow(), all));
        round(headOffice).orThrow();
        assertEquals(List.of(290L), till.remarks.stream().map(Push.Remark::seq).toList());
        assertEquals(0, till.backlog().pending());
        assertEquals(301, headOffice.received.get("R1").size());
    }

    @Test
    void aPageThatOnlyPassesRowsOfUnknownTablesIsNoContradiction() {
        headOffice.write("product-1", "v1");
        var forgetful = new MemoryHeadOfficeProxy(headOffice) {
            private boolean done;

            @Override
            public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
                if (done) {
                    return super.pull(line, request);
                }
                done = true;
                return Outcome.ok(new Pull.Answer(1, List.of(), new TreeMap<>(Map.of("plugin", 7L)), 0, true));
            }
        };
        assertEquals(1, round(forgetful).orThrow().pulled());
        assertEquals(headOffice.rows(), till.rows);
    }

    @Test
    void aFetchThatWasInterruptedGoesOnWhereItWas() {
        for (int i = 0; i < 2_500; i++) {
            headOffice.write("product-" + i, "v1");
        }
        var breaking = new MemoryHeadOfficeProxy(headOffice) {
            private int pages;

            @Override
            public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
                pages++;
                return pages == 2 ? Outcome.failed(BROKEN) : super.pull(line, request);
            }
        };
        assertEquals("connection.interrupted", code(round(breaking)));
        assertTrue(till.rows.isEmpty(), "half a cut is never shown");
        headOffice.write("product-0", "v2");
        assertEquals(1_501, round(headOffice).orThrow().pulled());
        assertEquals(headOffice.rows(), till.rows);
    }

    @Test
    void aRewindIsFollowedButNotForEver() {
        till.commit(1);
        till.commit(1);
        var once = new MemoryHeadOfficeProxy(headOffice) {
            private boolean done;

            @Override
            public Outcome<Push.Answer> push(Line line, Push.Request request) {
                if (!done) {
                    done = true;
                    return Outcome.ok(new Push.Rewind(0, till.hashOf(0).orElseThrow()));
                }
                return super.push(line, request);
            }
        };
        assertEquals(2, round(once).orThrow().pushed());
        till.commit(1);
        var always = new MemoryHeadOfficeProxy(headOffice) {
            @Override
            public Outcome<Push.Answer> push(Line line, Push.Request request) {
                return Outcome.ok(new Push.Rewind(2, till.hashOf(2).orElseThrow()));
            }
        };
        assertEquals("sync.contradiction", code(round(always)));
    }

    @Test
    void aHeadOfficeThatLacksWhatTheTillHasLetGoOfIsNotSentAHole() {
        till.commit(1);
        till.commit(1);
        assertEquals(2, round(headOffice).orThrow().pushed());
        till.compactTo(2);
        till.commit(1);
        assertEquals(1, round(headOffice).orThrow().pushed(), "the chain goes on from the base");
        assertEquals("sync.head-office-behind", code(round(new MemoryHeadOffice(NOON))));
    }

    @Test
    void contradictionsAreRefusedRatherThanFollowed() {
        var empty = new MemoryHeadOfficeProxy(headOffice) {
            @Override
            public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
                return Outcome.ok(new Pull.Answer(1, List.of(), new TreeMap<>(), 0, true));
            }
        };
        assertEquals("sync.contradiction", code(round(empty)));
        var reloading = new MemoryHeadOfficeProxy(headOffice) {
            @Override
            public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
                var scope = new TreeMap<>(Map.of("chain", 0L));
                return Outcome.ok(new Pull.Answer(1, List.of(), scope, scope, 0, true));
            }
        };
        headOffice.write("product-1", "tea");
        round(headOffice).orThrow();
        assertEquals("sync.contradiction", code(round(reloading)));
        headOffice.protocol = 2;
        assertEquals("sync.protocol", code(round(headOffice)));
    }

    @Test
    void skewIsMeasuredAndMadeGood() {
        var fast = new MemoryHeadOffice(Clock.offset(NOON, Duration.ofSeconds(-90)));
        assertEquals(Duration.ofSeconds(90), round(fast).orThrow().clockSkew());
        assertEquals(Duration.ofSeconds(90), till.clockAhead);
    }

    private Outcome<SyncReport> round(SyncTransport transport) {
        return new RoundDriver(till, monitor, NOON, progress::add).round(transport);
    }

    private SyncTransport.Line line() {
        var identity = till.identity().orElseThrow();
        return SyncTransport.Line.of(identity);
    }

    private static String code(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }
}
