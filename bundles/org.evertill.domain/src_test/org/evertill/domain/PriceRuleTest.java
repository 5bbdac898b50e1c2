package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
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

    private static Optional<String> charged(List<PriceRow> rows, Instant at) {
        return PriceRule.inForce(rows, "S1", at).map(PriceRow::id);
    }

    private static PriceRow row(String id, @Nullable String store, Instant from, @Nullable Instant until) {
        var price = UnitPrice.of(new BigDecimal("1.99"), Currency.getInstance("EUR"));
        return new PriceRow(id, "p", store, price, true, from, until);
    }
}
