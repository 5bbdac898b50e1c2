package org.evertill.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryTest {

    private static boolean isWithin(String path, String other) {
        return Category.of(path).isWithin(Category.of(other));
    }

    @Test
    void aPathIsTheSameHoweverItIsTyped() {
        for (String typed : List.of("Food / Dairy", "Food/Dairy", " Food /  Dairy ", "/Food//Dairy/")) {
            assertEquals(List.of("Food", "Dairy"), Category.of(typed).steps(), typed);
            assertEquals("Food / Dairy", Category.of(typed).path(), typed);
        }
        assertEquals("", Category.of(" / ").path());
    }

    @Test
    void aCategoryStandsForAllBelowIt() {
        assertTrue(isWithin("Food/Dairy/Milk", "Food / Dairy"));
        assertTrue(isWithin("Food", "Food"));
        assertFalse(isWithin("Food", "Food / Dairy"));
        assertFalse(isWithin("Food and more / Dairy", "Food"));
        assertFalse(isWithin("Pets / Food", "Food"));
        assertFalse(isWithin("Food", ""));
        assertFalse(isWithin("", ""));
    }

    @Test
    void whatIsAboveHasFewerSteps() {
        var milk = Category.of("Food / Dairy / Milk");
        assertEquals("Food / Dairy", milk.upTo(2).path());
        assertEquals(milk, milk.upTo(4));
    }
}
