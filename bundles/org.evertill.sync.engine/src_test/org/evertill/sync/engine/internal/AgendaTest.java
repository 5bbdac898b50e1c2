package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.evertill.kernel.Problem;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Problem OFFLINE = Problem.of("connection.refused", "Nothing answers.");

    private final Agenda agenda = new Agenda(new RetrySchedule(new Random(7)));

    @Test
    void theFirstRoundIsDueAtOnceTheNextWhenOthersMayHaveChangedSomething() {
        assertTrue(agenda.isDue(NOON, false));
        agenda.succeeded(NOON);
        assertFalse(agenda.isDue(NOON.plusSeconds(1), false));
        assertTrue(agenda.isDue(NOON.plus(Agenda.IDLE_INTERVAL), false));
        assertEquals(Optional.of(NOON), agenda.lastRound());
    }

    @Test
    void aChangeIsSentAtOnceUnlessTheLastRoundFailed() {
        agenda.succeeded(NOON);
        assertTrue(agenda.isDue(NOON.plusMillis(1), true));
        agenda.failed(OFFLINE, NOON);
        assertFalse(agenda.isDue(NOON.plusMillis(1), true), "no hammering while head office is away");
        assertTrue(agenda.isDue(NOON.plusSeconds(1), true));
        assertEquals(Optional.of(OFFLINE), agenda.lastFailure());
    }

    @Test
    void waitsGrowAndAskingEndsThem() {
        for (int failures = 0; failures < 30; failures++) {
            agenda.failed(OFFLINE, NOON);
        }
        var next = agenda.nextTry().orElseThrow();
        assertTrue(next.isAfter(NOON.plusSeconds(5)) && !next.isAfter(NOON.plus(RetrySchedule.CAP)), next.toString());
        agenda.ask();
        assertTrue(agenda.isDue(NOON, false));
        agenda.begins();
        agenda.failed(OFFLINE, NOON);
        var again = Duration.between(NOON, agenda.nextTry().orElseThrow());
        assertTrue(again.compareTo(Duration.ofSeconds(1)) <= 0, "the waits begin anew: " + again);
    }

    @Test
    void aPokeIsARoundNowOrSoonWhenRoundsFail() {
        agenda.succeeded(NOON);
        agenda.poked(NOON.plusSeconds(1));
        assertTrue(agenda.isDue(NOON.plusSeconds(1), false));
        assertFalse(agenda.isAsked(), "nobody asked, so a pause holds");
        agenda.begins();
        for (int failures = 0; failures < 30; failures++) {
            agenda.failed(OFFLINE, NOON);
        }
        agenda.poked(NOON);
        assertTrue(agenda.isDue(NOON.plusSeconds(1), false));
        assertFalse(agenda.isDue(NOON.plusMillis(100), true), "no hammering, however often it is poked");
    }

    @Test
    void aPokeDoesNotHurryWhatFailsInAnyCase() {
        for (int failures = 0; failures < 30; failures++) {
            agenda.failed(Problem.of("sync.protocol", "Other."), NOON);
        }
        var next = agenda.nextTry();
        agenda.poked(NOON);
        assertEquals(next, agenda.nextTry());
    }

    @Test
    void withAStreamItLooksLessOftenByItself() {
        agenda.succeeded(NOON);
        agenda.lookEvery(Agenda.WATCHED_INTERVAL);
        assertFalse(agenda.isDue(NOON.plus(Agenda.IDLE_INTERVAL), false));
        agenda.lookEvery(Agenda.IDLE_INTERVAL);
        assertTrue(agenda.isDue(NOON.plus(Agenda.IDLE_INTERVAL), false));
        agenda.failed(OFFLINE, NOON);
        var next = agenda.nextTry();
        agenda.lookEvery(Agenda.WATCHED_INTERVAL);
        assertEquals(next, agenda.nextTry(), "after a failure the schedule says");
    }

    @Test
    void aCutFollowsWhatWasSentAlsoWhenMoreIsSentMeanwhile() {
        agenda.succeeded(NOON);
        assertFalse(agenda.isWholeDue(NOON.plusMillis(1)));
        agenda.sent(NOON);
        agenda.sent(NOON.plusMillis(900));
        assertFalse(agenda.isWholeDue(NOON.plusMillis(999)));
        assertTrue(agenda.isWholeDue(NOON.plus(Agenda.SETTLE_INTERVAL)));
        agenda.succeeded(NOON.plusSeconds(1));
        assertFalse(agenda.isDue(NOON.plusSeconds(3), false));
        agenda.sent(NOON.plusSeconds(3));
        for (int failures = 0; failures < 30; failures++) {
            agenda.failed(OFFLINE, NOON.plusSeconds(4));
        }
        assertFalse(agenda.isDue(NOON.plusSeconds(5), true), "after a failure the schedule says");
    }

    @Test
    void aClockThatIsSetBackDoesNotStopEverything() {
        agenda.succeeded(NOON);
        assertTrue(agenda.isDue(NOON.minus(Duration.ofDays(400)), false));
    }
}
