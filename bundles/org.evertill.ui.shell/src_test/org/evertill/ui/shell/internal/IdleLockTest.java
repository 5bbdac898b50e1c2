package org.evertill.ui.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.ui.Preferences;
import org.evertill.ui.Session;
import org.junit.jupiter.api.Test;

class IdleLockTest {

    private final HandClock clock = new HandClock();
    private final Preferences preferences = new Preferences(Map.of(), values -> {});
    private final Session session = new Session();
    private final IdleLock lock = new IdleLock(preferences, session, clock);

    @Test
    void aTillThatNobodyTouchesLocksItselfAfterTheMinutesThatSomebodyChose() {
        preferences.choose(IdleLock.PREFERENCE, "5");
        session.begin(new Staff("kim", "Kim", Role.CASHIER, "-", true));
        lock.touched();
        after(Duration.ofMinutes(4));
        assertTrue(session.staff().isPresent());
        lock.touched();
        after(Duration.ofMinutes(4));
        assertTrue(session.staff().isPresent());
        after(Duration.ofMinutes(1));
        assertFalse(session.staff().isPresent());
        assertEquals("kim", session.last().map(Staff::id).orElse(""));
    }

    @Test
    void withoutAChoiceItStaysOpen() {
        session.begin(new Staff("kim", "Kim", Role.CASHIER, "-", true));
        after(Duration.ofDays(1));
        assertTrue(session.staff().isPresent());
    }

    @Test
    void whatTheChainSaysHoldsUntilSomebodyChoosesOtherwiseAtTheTill() {
        lock.chainSays(10);
        session.begin(new Staff("kim", "Kim", Role.CASHIER, "-", true));
        after(Duration.ofMinutes(9));
        assertTrue(session.staff().isPresent());
        preferences.choose(IdleLock.PREFERENCE, "0");
        after(Duration.ofHours(9));
        assertTrue(session.staff().isPresent());
        preferences.choose(IdleLock.PREFERENCE, "");
        lock.check();
        assertFalse(session.staff().isPresent());
    }

    @Test
    void aClockThatIsSetBackLocksNothingAndStartsAnew() {
        preferences.choose(IdleLock.PREFERENCE, "1");
        session.begin(new Staff("kim", "Kim", Role.CASHIER, "-", true));
        after(Duration.ofHours(-1));
        after(Duration.ofSeconds(59));
        assertTrue(session.staff().isPresent());
        after(Duration.ofSeconds(1));
        assertFalse(session.staff().isPresent());
    }

    @Test
    void whatIsNoNumberOfMinutesIsNoChoice() {
        preferences.choose(IdleLock.PREFERENCE, "soon");
        assertEquals(Optional.empty(), IdleLock.chosen(preferences));
        preferences.choose(IdleLock.PREFERENCE, "9999");
        assertEquals(Optional.empty(), IdleLock.chosen(preferences));
    }

    private void after(Duration time) {
        clock.now = clock.now.plus(time);
        lock.check();
    }

    private static final class HandClock extends Clock {

        private Instant now = Instant.parse("2026-11-30T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
