package org.evertill.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeededTest {

    /** Something with a price that not everybody sets. */
    @Entity(table = "things", scope = ScopeKind.CHAIN)
    @Needs(value = "things.edit", systems = "import")
    record Thing(
            @Id String id,
            String name,

            @Needs({"things.price", "EDIT_PRICE"}) @Group("price")
            long amount,

            @Group("price") String unit) {}

    /** Something that asks for nothing. */
    @Entity(table = "free_things", scope = ScopeKind.CHAIN)
    record Free(@Id String id, String name) {}

    @Test
    void aGroupWithANeedOfItsOwnNeedsThatAlone() {
        var needed = Needed.of(new EntityType<>(Thing.class));
        var price = Set.of("things.price", "EDIT_PRICE");
        assertEquals(Set.of(price), needed.forGroups(List.of("price")));
        assertEquals(Set.of(Set.of("things.edit")), needed.forGroups(List.of("name")));
        assertEquals(Set.of(Set.of("things.edit"), price), needed.forGroups(List.of("name", "price")));
        assertEquals(Set.of(Set.of("things.edit")), needed.forGroups(List.of()), "a deletion");
        assertEquals(Set.of("import"), needed.systems());
    }

    @Test
    void whatSaysNothingNeedsNothing() {
        var needed = Needed.of(new EntityType<>(Free.class));
        assertEquals(Set.of(), needed.forGroups(List.of("name")));
        assertEquals(Set.of(), needed.systems());
    }
}
