package org.evertill.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class HlcClockTest {

    @Test
    void followsThePhysicalClock() {
        var physical = new SteppedClock(1_000);
        var clock = new HlcClock(physical, Hlc.ZERO);
        assertEquals(new Hlc(1_000, 0), clock.tick());
        assertEquals(new Hlc(1_000, 1), clock.tick());
        physical.millis = 1_001;
        assertEquals(new Hlc(1_001, 0), clock.tick());
    }

    @Test
    void goesOnWhenThePhysicalClockGoesBack() {
        var physical = new SteppedClock(1_000);
        var clock = new HlcClock(physical, Hlc.ZERO);
        clock.tick();
        physical.millis = -5;
        assertEquals(new Hlc(1_000, 1), clock.tick());
    }

    @Test
    void goesOnAfterTheNewestRecordedReading() {
        var clock = new HlcClock(new SteppedClock(10), new Hlc(5_000, 7));
        assertEquals(new Hlc(5_000, 8), clock.tick());
    }

    @Test
    void carriesWhenTheCounterIsFull() {
        var clock = new HlcClock(new SteppedClock(0), new Hlc(5_000, Hlc.MAX_COUNTER));
        assertEquals(new Hlc(5_001, 0), clock.tick());
    }

    @Test
    void whatIsKnownAboutThePhysicalClockIsMadeGood() {
        var clock = new HlcClock(new SteppedClock(10_000), Hlc.ZERO);
        clock.correct(Duration.ofSeconds(3));
        assertEquals(new Hlc(7_000, 0), clock.tick());
        clock.correct(Duration.ofSeconds(-3));
        assertEquals(new Hlc(13_000, 0), clock.tick());
        clock.correct(Duration.ZERO);
        assertEquals(new Hlc(13_000, 1), clock.tick(), "never back");
    }

    @Test
    void aClockThatIsYearsAwayIsFollowedForADayOnly() {
        long now = Duration.ofDays(20_000).toMillis();
        var clock = new HlcClock(new SteppedClock(now), Hlc.ZERO);
        clock.correct(Duration.ofDays(-9_000));
        assertEquals(new Hlc(now + Duration.ofDays(1).toMillis(), 0), clock.tick());
        clock = new HlcClock(new SteppedClock(now), Hlc.ZERO);
        clock.correct(Duration.ofSeconds(Long.MAX_VALUE));
        assertEquals(new Hlc(now - Duration.ofDays(1).toMillis(), 0), clock.tick());
    }

    @Test
    void risesWhateverTheClocksDo() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var physical = new SteppedClock(random.nextInt(1_000));
            var clock = new HlcClock(physical, Hlc.ZERO);
            var last = Hlc.ZERO;
            for (int i = 0; i < 500; i++) {
                physical.millis += random.nextInt(21) - 10;
                if (random.nextInt(5) == 0) {
                    clock.correct(Duration.ofMillis(random.nextInt(2_000) - 1_000));
                }
                var next = clock.tick();
                assertTrue(next.compareTo(last) > 0, "seed " + seed);
                last = next;
            }
        }
    }

    @Test
    void noTwoThreadsGetOneReading() throws Exception {
        var clock = new HlcClock(new SteppedClock(1), Hlc.ZERO);
        Callable<List<Hlc>> many = () -> {
            var readings = new ArrayList<Hlc>();
            for (int i = 0; i < 5_000; i++) {
                readings.add(clock.tick());
            }
            return readings;
        };
        var all = new HashSet<Hlc>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var readings : threads.invokeAll(Collections.nCopies(4, many))) {
                all.addAll(readings.get());
            }
        }
        assertEquals(20_000, all.size());
    }
}
