package org.evertill.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VersionVectorTest {

    private static final int CASES = 5_000;

    @Test
    void comparesByWhatIsKnown() {
        var a = VersionVector.of(Map.of("hq", 3L, "R", 5L));
        assertEquals(Causality.EQUAL, a.compare(VersionVector.ofHeadOffice(3).with("R", 5)));
        assertEquals(Causality.AFTER, a.compare(VersionVector.ofHeadOffice(3)));
        assertEquals(Causality.BEFORE, a.compare(a.with("R", 6)));
        assertEquals(Causality.CONCURRENT, a.compare(VersionVector.ofHeadOffice(4)));
        assertEquals(Causality.BEFORE, VersionVector.EMPTY.compare(a));
        assertEquals(0, a.get("unknown"));
    }

    @Test
    void comparisonAndItsMirrorAgree() {
        everyPair((a, b) -> {
            var mirrored = switch (b.compare(a)) {
                case BEFORE -> Causality.AFTER;
                case AFTER -> Causality.BEFORE;
                case EQUAL -> Causality.EQUAL;
                case CONCURRENT -> Causality.CONCURRENT;
            };
            assertEquals(mirrored, a.compare(b));
            assertEquals(a.equals(b), a.compare(b) == Causality.EQUAL);
        });
    }

    @Test
    void joiningIsTheLeastThatKnowsBoth() {
        var random = new Random(9);
        everyPair((a, b) -> {
            var both = a.join(b);
            assertEquals(both, b.join(a));
            assertEquals(both, both.join(a));
            assertEquals(a, a.join(a));
            assertTrue(knows(both, a) && knows(both, b));
            var c = random(random);
            assertEquals(both.join(c), a.join(b.join(c)));
            if (knows(c, a) && knows(c, b)) {
                assertTrue(knows(c, both));
            }
        });
    }

    @Test
    void orderIsTransitive() {
        var random = new Random(10);
        int chains = 0;
        for (int i = 0; i < CASES; i++) {
            var a = random(random);
            var b = random(random);
            var c = random(random);
            if (a.compare(b) == Causality.BEFORE && b.compare(c) == Causality.BEFORE) {
                assertEquals(Causality.BEFORE, a.compare(c));
                chains++;
            }
        }
        assertTrue(chains > 50, "only " + chains + " chains");
    }

    @Test
    void hasOneOrderOfReplicasWhateverItIsMadeFrom() {
        var backwards = new TreeMap<String, Long>(Comparator.reverseOrder());
        backwards.putAll(Map.of("a", 1L, "b", 2L));
        assertEquals(
                List.of("a", "b"),
                List.copyOf(new VersionVector(backwards).counters().keySet()));
    }

    @Test
    void isNoVectorWithoutCountsFromOne() {
        assertThrows(IllegalArgumentException.class, () -> VersionVector.ofHeadOffice(0));
        assertThrows(IllegalArgumentException.class, () -> VersionVector.EMPTY.with("", 1));
        assertThrows(
                UnsupportedOperationException.class,
                () -> VersionVector.EMPTY.counters().put("a", 1L));
    }

    private static boolean knows(VersionVector more, VersionVector less) {
        var causality = more.compare(less);
        return causality == Causality.AFTER || causality == Causality.EQUAL;
    }

    private static void everyPair(java.util.function.BiConsumer<VersionVector, VersionVector> check) {
        var random = new Random(8);
        for (int i = 0; i < CASES; i++) {
            check.accept(random(random), random(random));
        }
    }

    private static VersionVector random(Random random) {
        var vector = VersionVector.EMPTY;
        for (String replica : List.of("hq", "A", "B")) {
            long counter = random.nextInt(4);
            vector = counter == 0 ? vector : vector.with(replica, counter);
        }
        return vector;
    }
}
