package org.evertill.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreferencesTest {

    private final List<Map<String, String>> kept = new ArrayList<>();
    private final Preferences preferences = new Preferences(Map.of("window.theme", "dark"), kept::add);

    @Test
    void aChoiceHoldsAtOnceIsKeptAndTold() {
        var told = new ArrayList<Optional<String>>();
        preferences.listen(() -> told.add(preferences.value("window.theme")));
        preferences.choose("window.theme", "light");
        assertEquals(List.of(Map.of("window.theme", "light")), kept);
        assertEquals(List.of(Optional.of("light")), told);
    }

    @Test
    void whatIsChosenAgainIsNoNews() {
        preferences.choose("window.theme", "dark");
        preferences.choose("window.language", "");
        assertEquals(List.of(), kept);
    }

    @Test
    void anEmptyValueTakesTheChoiceBack() {
        preferences.choose("window.theme", "");
        assertEquals(Optional.empty(), preferences.value("window.theme"));
        assertEquals(List.of(Map.of()), kept);
    }

    @Test
    void aValueHasALimit() {
        var tooLong = "x".repeat(Preferences.MAX_VALUE + 1);
        assertThrows(IllegalArgumentException.class, () -> preferences.choose("window.theme", tooLong));
    }
}
