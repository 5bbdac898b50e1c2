package org.evertill.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UniqueAndSetTest {

    @Entity(table = "shelves", scope = ScopeKind.NAMED)
    record Shelf(
            @Id String id,
            @ScopePart(ScopePart.Part.SCOPE) String seenBy,
            @Unique("place") String aisle,
            @Unique("place") @Nullable Long number,
            Set<String> labels,
            @Merge(MergePolicy.COUNTER) long visits) {}

    private static final EntityType<Shelf> SHELF = new EntityType<>(Shelf.class);

    private static Shelf shelf(@Nullable Long number, String... labels) {
        return new Shelf("s1", "store:S1", "A", number, Set.of(labels), 3);
    }

    @Test
    void aSetIsOneSortedTextWhateverItsOrder() {
        var row = SHELF.toRow(shelf(1L, "vegan", "\"new\"", "cold"));
        assertEquals("[\"\\\"new\\\"\",\"cold\",\"vegan\"]", row.get("labels"));
        assertEquals(shelf(1L, "cold", "\"new\"", "vegan"), SHELF.fromRow(row));
        assertEquals(Set.of(), SHELF.fromRow(row.without(List.of("labels"))).labels());
    }

    @Test
    void whatIsNoSetIsRefused() {
        var row = SHELF.toRow(shelf(1L)).with("labels", "[1]");
        assertThrows(IllegalArgumentException.class, () -> SHELF.fromRow(row));
        assertEquals(1, SHELF.problemsOf(row).size());
        assertThrows(IllegalArgumentException.class, () -> TextSet.read("[\"a\""));
    }

    @Test
    void fieldsOfOneNameAreClaimedTogether() {
        var claim = SHELF.claims().getFirst();
        assertEquals(List.of("aisle", "number"), claim.columns());
        assertEquals(Optional.of("[\"A\",7]"), claim.valueOf(SHELF.toRow(shelf(7L))));
        assertEquals(Optional.empty(), claim.valueOf(SHELF.toRow(shelf(null))));
    }

    @Test
    void aNamedScopeIsTheFieldsValue() {
        assertEquals("store:S1", SHELF.scopeOf(SHELF.toRow(shelf(1L))));
    }

    @Entity(table = "wrong", scope = ScopeKind.CHAIN)
    record Wrong(@Id String id, @Merge(MergePolicy.COUNTER) String name) {}

    @Entity(table = "wrong", scope = ScopeKind.CHAIN)
    record WrongSet(@Id String id, @Merge(MergePolicy.SET) String name) {}

    @Entity(table = "wrong", scope = ScopeKind.CHAIN)
    record NarrowCounter(
            @Id String id, @Merge(MergePolicy.COUNTER) int visits) {}

    @Test
    void policiesFitTheirFields() {
        assertThrows(IllegalArgumentException.class, () -> new EntityType<>(Wrong.class));
        assertThrows(IllegalArgumentException.class, () -> new EntityType<>(WrongSet.class));
        assertThrows(IllegalArgumentException.class, () -> new EntityType<>(NarrowCounter.class));
    }
}
