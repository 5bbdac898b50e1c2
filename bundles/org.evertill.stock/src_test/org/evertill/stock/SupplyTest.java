package org.evertill.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.evertill.kernel.Quantity;
import org.junit.jupiter.api.Test;

class SupplyTest {

    private static Supply supply(long minimum, long target, long unit, long onHand, long onOrder) {
        return new Supply(
                "p",
                Quantity.of(minimum),
                Quantity.of(target),
                Quantity.of(unit),
                Optional.empty(),
                Quantity.of(onHand),
                Quantity.of(onOrder));
    }

    @Test
    void itIsOrderedUpToTheTargetInWholeUnits() {
        assertEquals(Quantity.of(18), supply(5, 20, 6, 5, 0).suggested());
        assertEquals(Quantity.of(15), supply(5, 20, 1, 5, 0).suggested());
        assertEquals(Quantity.of(24), supply(5, 20, 6, -3, 0).suggested(), "what is missing is ordered too");
        assertEquals(Quantity.of(18), supply(5, 20, 6, 2, 3).suggested(), "three units, for two and a half");
    }

    @Test
    void nothingIsOrderedThatIsThereOrOnItsWay() {
        assertEquals(Quantity.ZERO, supply(5, 20, 6, 6, 0).suggested());
        assertEquals(Quantity.ZERO, supply(5, 20, 6, 2, 4).suggested());
        assertEquals(Quantity.ZERO, supply(5, 5, 1, 5, 0).suggested());
        assertTrue(supply(5, 20, 6, 5, 100).isLow(), "it has not come");
        assertThrows(IllegalArgumentException.class, () -> supply(1, 1, 0, 1, 1));
    }

    @Test
    void whatIsSuggestedReachesTheTargetAndNoUnitMore() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long minimum = random.nextInt(20);
            var supply = supply(
                    minimum,
                    minimum + random.nextInt(30),
                    1 + random.nextInt(12),
                    random.nextInt(60) - 20L,
                    random.nextInt(20));
            long suggested = supply.suggested().thousandths();
            if (suggested > 0) {
                long reached = supply.onHand().plus(supply.onOrder()).thousandths() + suggested;
                assertTrue(reached >= supply.target().thousandths(), supply::toString);
                assertTrue(
                        reached - supply.orderUnit().thousandths()
                                < supply.target().thousandths(),
                        supply::toString);
                assertEquals(0, suggested % supply.orderUnit().thousandths(), supply::toString);
            }
        }
    }
}
