package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.SyncReport;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a till does that is shut out: it hands in, piece by piece, and keeps all as it is. */
class HandingInTest {

    private final Clock clock = Clock.systemUTC();
    private final MemoryTill till = new MemoryTill("R1");
    private final MemoryHeadOffice office = new MemoryHeadOffice(clock);
    private final MemoryHeadOffice withApart = new MemoryHeadOffice(clock);
    private final ShuttingHeadOffice door = new ShuttingHeadOffice(office, withApart);
    private final Rounds rounds =
            new Rounds(new Rounds.Till(till, till, till), door, new SilentMonitor(), clock, "0.1.0");

    @BeforeEach
    void sellThree() {
        till.commit(3);
        round().orThrow();
        door.shut = true;
    }

    private Outcome<SyncReport> round() {
        rounds.greetNext();
        return rounds.run(progress -> {}, () -> false);
    }

    private Problem refused() {
        var problem = assertInstanceOf(Outcome.Failed.class, round()).problem();
        assertEquals("auth.revoked", problem.code());
        return problem;
    }

    @Test
    void itHandsInWhatHeadOfficeLacksAndNothingCountsAsSent() {
        till.commit(2);
        var told = refused();
        assertEquals(List.of(0, 2), door.handedIn, "first it asks how far head office is");
        assertEquals("2", told.facts().get("apart"));
        assertEquals("2", told.facts().get("pending"));
        assertEquals(2, till.backlog().pending());
        assertEquals(OptionalLong.of(5), till.keptApartSeq());
        assertEquals(3, office.received.get("R1").size());
        assertEquals(5, withApart.received.get("R1").size());
        refused();
        assertEquals(List.of(0, 2, 0), door.handedIn, "what is there is not sent again");
        till.commit(1);
        refused();
        assertEquals(List.of(0, 2, 0, 0, 1), door.handedIn);
    }

    @Test
    void aLongBacklogGoesInPieces() {
        for (int i = 0; i < 30; i++) {
            till.commit(40);
        }
        refused();
        assertEquals(1203, withApart.received.get("R1").size());
        assertTrue(door.handedIn.stream().allMatch(count -> count <= 500), door.handedIn.toString());
        assertEquals(1200, till.backlog().pending());
    }

    @Test
    void whatWasInterruptedGoesOnWhereHeadOfficeIs() {
        for (int i = 0; i < 30; i++) {
            till.commit(40);
        }
        door.refuseAfter = 2;
        var told = refused();
        assertTrue(told.message().contains("There is no more room."), told.message());
        assertEquals("480", told.facts().get("apart"));
        door.refuseAfter = Integer.MAX_VALUE;
        refused();
        assertEquals(List.of(0, 480, 0, 480, 240), door.handedIn);
    }

    @Test
    void whoIsLetInSendsAllTheUsualWay() {
        till.commit(2);
        refused();
        door.shut = false;
        round().orThrow();
        assertEquals(0, till.backlog().pending());
        assertEquals(5, office.received.get("R1").size());
        assertEquals(OptionalLong.empty(), till.keptApartSeq());
    }

    @Test
    void aCopyThatWasThereBeforeMakesItAnotherIncarnation() {
        till.commit(1);
        var copy = till.log.getLast();
        door.handedInByACopy(copy.withHash(HashChain.genesis("another")));
        refused();
        assertEquals(List.of(3L), till.branches.stream().map(b -> b.afterSeq()).toList());
        assertEquals(1, till.backlog().pending());
    }

    @Test
    void aHeadOfficeThatKeepsNothingApartDoesNoHarm() {
        till.commit(1);
        var plain = new Rounds(
                new Rounds.Till(till, till, till),
                new MemoryHeadOfficeProxy(door) {
                    @Override
                    public Outcome<Push.Answer> handIn(Line line, Apart.Request request) {
                        return Outcome.failed("http.not-found", "Head office has nothing at this address.");
                    }
                },
                new SilentMonitor(),
                clock,
                "0.1.0");
        var told = assertInstanceOf(Outcome.Failed.class, plain.run(progress -> {}, () -> false))
                .problem();
        assertEquals("auth.revoked", told.code());
        assertEquals("0", told.facts().get("apart"));
        assertEquals(1, till.backlog().pending());
    }
}
