package org.evertill.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityTypeTest {

    @Test
    void columnsAreNamedInSnakeCaseWithTheirUnit() {
        assertEquals(
                List.of(
                        "id",
                        "store_id",
                        "made_at",
                        "name",
                        "secret_htmltext",
                        "colour",
                        "active",
                        "amount",
                        "count",
                        "perhaps_amount",
                        "perhaps_count",
                        "perhaps_active",
                        "day",
                        "unit_price_e4",
                        "unit_price_currency",
                        "tax_included",
                        "total_minor",
                        "total_currency",
                        "rebate_minor",
                        "rebate_currency",
                        "quantity_milli"),
                Thing.TYPE.columns().stream().map(Column::name).toList());
    }

    @Test
    void everyValueComesBackFromItsRow() {
        var things = new Things(1);
        for (int i = 0; i < 2_000; i++) {
            var thing = things.next();
            var row = Thing.TYPE.toRow(thing);
            assertEquals(thing, Thing.TYPE.fromRow(row));
            assertEquals(List.of(), Thing.TYPE.problemsOf(row), thing::toString);
            assertEquals(thing.id(), Thing.TYPE.idOf(thing));
            assertEquals(row, RowJson.parse(RowJson.write(row)));
        }
    }

    @Test
    void instantsAreCutToMilliseconds() {
        var thing = new Things(1).next();
        var row =
                Thing.TYPE.toRow(thing).with("made_at", ColumnType.text(Instant.parse("2026-01-02T03:04:05.678999Z")));
        assertEquals(
                Instant.parse("2026-01-02T03:04:05.678Z"),
                Thing.TYPE.fromRow(row).madeAt());
    }

    @Test
    void columnsOfANewerVersionArePassedOverAndThoseOfAnOlderOneAreEmpty() {
        var thing = new Things(2).next();
        var row = Thing.TYPE.toRow(thing);
        assertEquals(thing, Thing.TYPE.fromRow(row.with("future", "x")));
        var old =
                Thing.TYPE.fromRow(row.without(List.of("active", "amount", "count", "perhaps_count", "rebate_minor")));
        assertFalse(old.active());
        assertEquals(0, old.amount());
        assertEquals(0, old.count());
        assertNull(old.perhapsCount());
        assertNull(old.rebate());
    }

    @Test
    void fieldsOfOneGroupAreMergedTogether() {
        var price = Thing.TYPE.groups().stream()
                .filter(g -> g.name().equals("price"))
                .toList();
        assertEquals(
                List.of(new FieldGroup(
                        "price", MergePolicy.MANUAL, List.of("unit_price_e4", "unit_price_currency", "tax_included"))),
                price);
        assertTrue(Thing.TYPE.groups().stream().noneMatch(g -> g.columns().contains("id")));
        var total = Thing.TYPE.groups().stream()
                .filter(g -> g.name().equals("total"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("total_minor", "total_currency"), total.columns());
    }

    @Test
    void whatTheAnnotationsSayStandsInTheColumns() {
        var name = column("name");
        assertTrue(name.indexed() && name.searchable() && !name.nullable() && !name.sensitive());
        assertEquals(10, name.maxLength());
        assertEquals("Name", name.label());
        var secret = column("secret_htmltext");
        assertTrue(secret.sensitive() && secret.nullable() && !secret.indexed());
        assertEquals(200, secret.maxLength());
        assertTrue(column("unit_price_e4").indexed());
        assertFalse(column("unit_price_currency").indexed());
        assertEquals(0, column("amount").maxLength());
    }

    @Test
    void scopesAreStoreAndUtcMonth() {
        var row = Thing.TYPE
                .toRow(new Things(3).next())
                .with("store_id", "S1")
                .with("made_at", "2010-12-31T23:59:59.999Z");
        assertEquals("facts:S1:2010-12", Thing.TYPE.scopeOf(row));
        assertTrue(Thing.TYPE.isInScope(row, "facts:S1:2010-12"));
        assertFalse(Thing.TYPE.isInScope(row, "facts:S2:2010-12"));
        assertFalse(Thing.TYPE.isInScope(Row.EMPTY, "facts:S1:2010-12"));
        assertThrows(IllegalArgumentException.class, () -> Thing.TYPE.scopeOf(Row.EMPTY));
    }

    @Test
    void aDamagedRowIsNoRecord() {
        var row = Thing.TYPE.toRow(new Things(4).next());
        for (var damage : Map.<String, Object>of(
                        "colour",
                        "BLUE",
                        "amount",
                        "5",
                        "made_at",
                        "today",
                        "day",
                        "2026-02-30",
                        "count",
                        1L << 40,
                        "total_currency",
                        "EURO",
                        "active",
                        1L,
                        "name",
                        true)
                .entrySet()) {
            var damaged = row.with(damage.getKey(), damage.getValue());
            assertThrows(IllegalArgumentException.class, () -> Thing.TYPE.fromRow(damaged), damage::toString);
            assertFalse(Thing.TYPE.problemsOf(damaged).isEmpty(), damage::toString);
        }
        assertThrows(IllegalArgumentException.class, () -> Thing.TYPE.fromRow(row.with("count", -1L)));
        assertFalse(Thing.TYPE.problemsOf(row.with("count", -1L)).isEmpty());
    }

    @Test
    void aWrongDescriptionIsFoundAtOnce() {
        @Entity(table = "a", scope = ScopeKind.CHAIN)
        record WithoutId(String name) {}
        @Entity(table = "a", scope = ScopeKind.CHAIN)
        record NumberedId(@Id long id) {}
        @Entity(table = "A b", scope = ScopeKind.CHAIN)
        record BadTable(@Id String id) {}
        @Entity(table = "a", scope = ScopeKind.STORE)
        record WithoutStore(@Id String id) {}
        @Entity(table = "a", scope = ScopeKind.CHAIN)
        record LikeBookkeeping(@Id String id, String syncStatus) {}
        @Entity(table = "a", scope = ScopeKind.CHAIN)
        record Imprecise(@Id String id, double price) {}
        @Entity(table = "a", scope = ScopeKind.CHAIN)
        record Life(@Id String id, @Group("life") String name) {}
        @Entity(table = "a", scope = ScopeKind.CHAIN)
        record Reserved(@Id String id, long order) {}
        @Entity(table = "group", scope = ScopeKind.CHAIN)
        record ReservedTable(@Id String id) {}
        record Unmarked(@Id String id) {}
        List.of(
                        WithoutId.class,
                        NumberedId.class,
                        BadTable.class,
                        WithoutStore.class,
                        LikeBookkeeping.class,
                        Imprecise.class,
                        Life.class,
                        Reserved.class,
                        ReservedTable.class,
                        Unmarked.class)
                .forEach(type ->
                        assertThrows(IllegalArgumentException.class, () -> new EntityType<>(type), type::getName));
    }

    private static Column column(String name) {
        return Thing.TYPE.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
