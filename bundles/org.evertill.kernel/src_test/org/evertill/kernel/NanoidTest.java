package org.evertill.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NanoidTest {

    @Test
    void hasTwentyOneCharactersThatAnAddressTakes() {
        for (int i = 0; i < 1_000; i++) {
            String id = Nanoid.random();
            assertTrue(id.matches("[A-Za-z0-9_-]{21}"), id);
            assertTrue(Nanoid.isValid(id));
        }
    }

    @Test
    void neverComesTwice() {
        var ids = new HashSet<String>();
        for (int i = 0; i < 100_000; i++) {
            ids.add(Nanoid.random());
        }
        assertEquals(100_000, ids.size());
    }

    @Test
    void everyLetterIsAsLikelyAtEveryPlace() {
        var source = new Nanoid(new Random(7));
        var counts = new int[Nanoid.LENGTH][128];
        int ids = 64_000;
        for (int i = 0; i < ids; i++) {
            String id = source.next();
            for (int place = 0; place < Nanoid.LENGTH; place++) {
                counts[place][id.charAt(place)]++;
            }
        }
        for (int[] place : counts) {
            int letters = 0;
            double chiSquare = 0;
            for (int count : place) {
                letters += count > 0 ? 1 : 0;
                chiSquare += count > 0 ? Math.pow(count - ids / 64.0, 2) / (ids / 64.0) : 0;
            }
            assertEquals(64, letters);
            // 63 degrees of freedom: 120 is passed once in 50 000 places
            assertTrue(chiSquare < 120, "chi square " + chiSquare);
        }
    }

    @Test
    void theSameSeedGivesTheSameIds() {
        assertEquals(new Nanoid(new Random(1)).next(), new Nanoid(new Random(1)).next());
    }

    @Test
    void whatIsMadeLaterStandsBehindWhatWasMadeBefore() {
        long start = Instant.parse("2026-11-29T12:00:00Z").toEpochMilli();
        String before = "";
        for (long after : new long[] {0, 1, 63, 64, 4_095, 4_096, 86_400_000, 31_536_000_000L, 2_500_000_000_000L}) {
            String id = Nanoid.inOrderOf(Clock.fixed(Instant.ofEpochMilli(start + after), ZoneOffset.UTC))
                    .next();
            assertTrue(Nanoid.isValid(id), id);
            assertTrue(id.compareTo(before) > 0, id + " behind " + before);
            assertNotEquals('-', id.charAt(0), "it would be taken for an option");
            before = id;
        }
    }

    @Test
    void ofOneMomentNoneComesTwice() {
        var source = Nanoid.inOrderOf(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        var ids = new HashSet<String>();
        for (int i = 0; i < 100_000; i++) {
            ids.add(source.next());
        }
        assertEquals(100_000, ids.size());
    }

    @Test
    void aDerivedIdBelongsToItsNaturalKey() {
        String id = Nanoid.derived("products", "85123A");
        assertTrue(Nanoid.isValid(id));
        assertEquals(id, Nanoid.derived("products", "85123A"));
        assertNotEquals(id, Nanoid.derived("products", "85123B"));
        assertNotEquals(id, Nanoid.derived("product_codes", "85123A"));
        assertNotEquals(Nanoid.derived("a", "bc"), Nanoid.derived("ab", "c"));
    }

    @Test
    void whatHasAnotherShapeIsNone() {
        assertFalse(Nanoid.isValid(""));
        assertFalse(Nanoid.isValid("A".repeat(20)));
        assertFalse(Nanoid.isValid("A".repeat(22)));
        assertFalse(Nanoid.isValid("A".repeat(20) + "é"));
        assertFalse(Nanoid.isValid("A".repeat(20) + " "));
    }
}
