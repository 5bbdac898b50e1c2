package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceRuleTest {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void theRowThatBeganLastIsCharged() {
        var rows = List.of(row("a", null, MAY, null), row("b", null, JUNE, null));
        assertEquals(Optional.of("a"), charged(rows, JUNE.minusMillis(1)));
        assertEquals(Optional.of("b"), charged(rows, JUNE));
        assertEquals(Optional.empty(), charged(rows, MAY.minusMillis(1)));
    }

    @Test
    void aRowOfTheStoreWinsOverAnyForAllStores() {
        var rows = List.of(row("a", "S1", MAY, null), row("b", null, JUNE, null), row("c", "S2", JUNE, null));
        assertEquals(Optional.of("a"), charged(rows, JUNE));
    }

    @Test
    void aRowThatEndedGivesWay() {
        var rows = List.of(row("a", "S1", MAY, JUNE), row("b", null, MAY, null));
        assertEquals(Optional.of("a"), charged(rows, JUNE.minusMillis(1)));
        assertEquals(Optional.of("b"), charged(rows, JUNE));
    }

    @Test
    void ofRivalsEveryTillTakesTheSame() {
        var rows = List.of(row("b", null, MAY, null), row("a", null, MAY, null));
        assertEquals(Optional.of("b"), charged(rows, MAY));
        assertEquals(Optional.of("b"), charged(rows.reversed(), MAY));
    }

    @Test
    void theMostSpecialRowIsCharged() {
        var rows = List.of(
                row("all", null, null, null, null),
                row("ten", null, null, null, 10L),
                row("list", null, "outlet", null, null),
                row("store", "S1", null, null, null),
                row("staff", null, null, "staff", null),
                row("staff-five", null, null, "staff", 5L));
        assertEquals(Optional.of("store"), charged(rows, "S1", "outlet", null, 20));
        assertEquals(Optional.of("list"), charged(rows, "S2", "outlet", null, 20));
        assertEquals(Optional.of("ten"), charged(rows, "S2", null, null, 10));
        assertEquals(Optional.of("all"), charged(rows, "S2", null, null, 9));
        assertEquals(Optional.of("staff"), charged(rows, "S1", "outlet", "staff", 4));
        assertEquals(Optional.of("staff-five"), charged(rows, "S1", "outlet", "staff", 5));
        assertEquals(Optional.of("all"), charged(rows, "S2", "none", "none", 1));
    }

    private static Optional<String> charged(
            List<PriceRow> rows, String store, @Nullable String list, @Nullable String group, long quantity) {
        var asked = new PriceRule.Asked(
                store, Optional.ofNullable(list), Optional.ofNullable(group), Quantity.of(quantity), JUNE);
        var charged = PriceRule.inForce(rows, asked).map(PriceRow::id);
        assertEquals(charged, PriceRule.inForce(rows.reversed(), asked).map(PriceRow::id));
        return charged;
    }

    private static PriceRow row(
            String id, @Nullable String store, @Nullable String list, @Nullable String group, @Nullable Long from) {
        var price = UnitPrice.of(new BigDecimal("1.99"), Currency.getInstance("EUR"));
        var quantity = from == null ? null : Quantity.of(from);
        return new PriceRow(id, "p", store, price, true, MAY, null, list, group, quantity);
    }

    private static Optional<String> charged(List<PriceRow> rows, Instant at) {
        var store = new Store("S1", "Shop", "DE", "EUR", "UTC", null, null);
        return PriceRule.inForce(rows, PriceRule.Asked.one(store, at)).map(PriceRow::id);
    }

    private static PriceRow row(String id, @Nullable String store, Instant from, @Nullable Instant until) {
        var price = UnitPrice.of(new BigDecimal("1.99"), Currency.getInstance("EUR"));
        return new PriceRow(id, "p", store, price, true, from, until);
    }
}
