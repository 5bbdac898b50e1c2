package org.evertill.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.evertill.kernel.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which products a promotion is about. */
class SelectorTest {

    private static Selector of(Set<String> products, String category) {
        return new Selector(products, Set.of(Category.of(category)), Set.of(), Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "Food / Dairy, true",
        "Food/Dairy, true",
        "Food/Dairy/Milk, true",
        "Food, false",
        "Food / Dairy Free, false"
    })
    void aCategoryStandsForAllBelowItHoweverItWasTyped(String category, boolean matches) {
        var tea = Sample.product("tea", category);
        for (String typed : List.of("Food / Dairy", "Food/Dairy")) {
            assertEquals(matches, of(Set.of(), typed).matches(tea), typed);
        }
    }

    @Test
    void whatHasNoCategoryIsInNone() {
        var tea = Sample.product("tea", null);
        assertFalse(of(Set.of(), "Food").matches(tea));
        assertTrue(of(Set.of("tea"), "Food").matches(tea));
    }
}
