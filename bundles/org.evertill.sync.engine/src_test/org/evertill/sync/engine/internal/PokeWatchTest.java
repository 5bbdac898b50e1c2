package org.evertill.sync.engine.internal;

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
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PokeWatchTest {

    private final ScriptedPokes line = new ScriptedPokes();
    private final AtomicInteger marks = new AtomicInteger();
    private final Time time = new Time();
    private final PokeWatch watch = new PokeWatch(line, new RetrySchedule(new Random(3)), time, marks::incrementAndGet);
    private final MemoryTill till = new MemoryTill("R1");

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-01-02T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void oneStreamIsKeptOpen() {
        watch.tend(till.identity());
        watch.tend(till.identity());
        assertEquals(1, line.opened.get());
        assertTrue(watch.isOpen());
    }

    @Test
    void aTillThatBelongsToNobodyOpensNone() {
        watch.tend(Optional.empty());
        assertEquals(0, line.opened.get());
    }

    @Test
    void onlyHeadsBeyondTheCursorsAreNews() {
        watch.tend(till.identity());
        line.poke("chain", 12);
        line.poke("chain", 11);
        assertTrue(watch.hasHeard());
        assertFalse(watch.hasNews(Map.of("chain", 12L)), "a pull brought it already");
        assertFalse(watch.hasHeard());
        line.poke("chain", 13);
        assertTrue(watch.hasNews(Map.of("chain", 12L)));
        assertFalse(watch.hasNews(Map.of("chain", 12L)), "once");
        line.poke("store:S1", 1);
        assertTrue(watch.hasNews(Map.of("chain", 12L)), "a scope that was empty");
    }

    @Test
    void waitsGrowUntilHeadOfficeComesBack() {
        line.refuses = true;
        int tries = 0;
        for (int seconds = 0; seconds < 3_600; seconds++) {
            watch.tend(till.identity());
            time.now = time.now.plusSeconds(1);
        }
        tries = line.opened.get();
        assertTrue(tries > 10 && tries < 120, tries + " tries in an hour");
        watch.comeBack();
        watch.tend(till.identity());
        assertEquals(tries + 1, line.opened.get());
        assertFalse(watch.isOpen());
    }

    @Test
    void aStreamThatHeldIsOpenedAgainWithinASecond() {
        for (int i = 0; i < 50; i++) {
            watch.tend(till.identity());
            time.now = time.now.plus(PokeWatch.GOOD);
            line.end();
            assertFalse(watch.isOpen());
            time.now = time.now.plus(Duration.ofSeconds(1));
        }
        assertEquals(50, line.opened.get());
    }

    @Test
    void whatAStreamThatWasGivenUpSaysIsNotHeard() {
        watch.tend(till.identity());
        watch.close();
        assertEquals(1, line.closed.get());
        line.poke("chain", 12);
        line.end();
        assertFalse(watch.hasHeard());
        watch.tend(till.identity());
        assertEquals(2, line.opened.get(), "it was closed on purpose, so nothing is waited for");
        assertTrue(watch.isOpen());
    }
}
