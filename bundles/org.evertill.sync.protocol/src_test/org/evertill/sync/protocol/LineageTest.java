package org.evertill.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.evertill.kernel.ProblemException;
import org.junit.jupiter.api.Test;

class LineageTest {

    private final Random random = new Random(1);
    private final Lineage first = Lineage.first("R1", 1, "A");

    @Test
    void aTillThatWasNeverPutBackHasNothingToTell() {
        assertEquals(List.of(), first.told());
        assertEquals("A", first.present().series());
        assertEquals("R1", Lineage.name("R1", 1));
        assertEquals("R1~7", Lineage.name("R1", 7));
    }

    @Test
    void itGoesOnBehindAnOperationWithAHigherNumberAndAnotherSeries() {
        var next = first.goOn(5, "aa", random);
        var branch = next.present();
        assertTrue(branch.incarnation() > 1);
        assertEquals(1, branch.of());
        assertEquals(5, branch.afterSeq());
        assertEquals("aa", branch.afterHash());
        assertTrue(branch.series().matches("A[2-9][A-Z0-9]{2}"), branch.series());
        assertEquals(List.of(branch), next.told());
        var again = next.goOn(5, "aa", random).present();
        assertEquals(branch.incarnation(), again.of());
        assertNotEquals(branch.series(), again.series());
    }

    @Test
    void theSameOneBeginsEarlierAndWhatLiesBetweenIsNoPartAnyMore() {
        var two = first.goOn(5, "aa", random).goOn(9, "bb", random);
        var earlier = two.goOn(3, "cc", random);
        assertEquals(two.present().incarnation(), earlier.present().incarnation());
        assertEquals(two.present().series(), earlier.present().series());
        assertEquals(1, earlier.present().of());
        assertEquals(3, earlier.present().afterSeq());
        assertEquals(1, earlier.told().size());
    }

    @Test
    void numbersComeToAnEnd() {
        var last = Lineage.first("R1", Integer.MAX_VALUE, "A");
        var refused = assertThrows(ProblemException.class, () -> last.goOn(1, "aa", random));
        assertEquals("storage.restored-too-often", refused.problem().code());
    }
}
