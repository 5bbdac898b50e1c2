package org.evertill.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.Test;

class ListSourceTest {

    private final ListSource<String> source = new ListSource<>(
            () -> Outcome.ok(List.of("Weekend bread", "Äpfel", "bread rolls")),
            row -> row,
            row -> row,
            Map.of("length", Comparator.comparingInt(String::length)));

    @Test
    void wordsAreFoundByTheirBeginnings() {
        assertEquals(List.of("Weekend bread", "bread rolls"), order("BRE", "none"));
        assertEquals(List.of("Weekend bread"), order("bread week", "none"));
        assertEquals(List.of("Äpfel"), order("apf", "none"));
        assertEquals(3, order(" ", "none").size());
    }

    @Test
    void rowsStandByAColumnOneWayOrTheOther() {
        assertEquals(List.of("Äpfel", "bread rolls", "Weekend bread"), order("", "length"));
        var other = Sorting.by("length").orBy("length");
        assertEquals(
                List.of("Weekend bread", "bread rolls", "Äpfel"),
                source.order("", other).orThrow());
        assertEquals(
                Set.of("Äpfel"), source.rows(List.of("Äpfel", "gone")).orThrow().keySet());
    }

    private List<String> order(String filter, String column) {
        return source.order(filter, Sorting.by(column)).orThrow();
    }
}
