package org.evertill.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of a product's price rows is charged. Pure. */
public final class PriceRule {

    private static final Comparator<PriceRow> LATER_WINS =
            Comparator.comparing(PriceRow::validFrom).thenComparing(PriceRow::id);

    private PriceRule() {}

    /**
     * The row in force: a row of the store before one for all stores, among those the one that began last, among those
     * the one with the larger identifier, so that every till agrees. Empty when the product has no price.
     *
     * @param rows of one product, in any order
     * @param at the moment of the sale; a row holds from {@code validFrom} inclusive until {@code validUntil} exclusive
     */
    public static Optional<PriceRow> inForce(Collection<PriceRow> rows, String storeId, Instant at) {
        var own = latest(rows, storeId, at);
        return own.isPresent() ? own : latest(rows, null, at);
    }

    private static Optional<PriceRow> latest(Collection<PriceRow> rows, @Nullable String storeId, Instant at) {
        return rows.stream()
                .filter(row -> Objects.equals(row.storeId(), storeId))
                .filter(row -> holds(row, at))
                .max(LATER_WINS);
    }

    private static boolean holds(PriceRow row, Instant at) {
        var until = row.validUntil();
        return !at.isBefore(row.validFrom()) && (until == null || at.isBefore(until));
    }
}
