package org.evertill.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.evertill.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/** Which of a product's price rows is charged. Pure. */
public final class PriceRule {

    /** The later one stands further behind; every till agrees. */
    private static final Comparator<PriceRow> MORE_SPECIAL = Comparator.comparing(
                    (PriceRow row) -> row.customerGroup() != null)
            .thenComparing(row -> row.storeId() != null)
            .thenComparing(row -> row.priceList() != null)
            .thenComparing(PriceRule::fromMilli)
            .thenComparing(PriceRow::validFrom)
            .thenComparing(PriceRow::id);

    private PriceRule() {}

    /**
     * For whom a price is asked.
     *
     * @param priceList that the store has
     * @param customerGroup the customer's
     * @param quantity all that is bought of the product; in a refund without a receipt what is given back of it
     * @param at the moment of the sale; a row holds from {@code validFrom} inclusive until {@code validUntil} exclusive
     */
    public record Asked(
            String storeId, Optional<String> priceList, Optional<String> customerGroup, Quantity quantity, Instant at) {

        /** For a piece that anybody buys. */
        public static Asked one(Store store, Instant at) {
            return new Asked(store.id(), Optional.ofNullable(store.priceList()), Optional.empty(), Quantity.ONE, at);
        }
    }

    /**
     * The row in force: one for the customer's group before one for everybody, then one of the store before one of its price list
     * before one of the chain, then the one for the largest quantity, then the one that began last, then the one with the
     * larger identifier. Empty when the product has no price.
     *
     * @param rows of one product, in any order
     */
    public static Optional<PriceRow> inForce(Collection<PriceRow> rows, Asked asked) {
        return rows.stream().filter(row -> holds(row, asked)).max(MORE_SPECIAL);
    }

    private static boolean holds(PriceRow row, Asked asked) {
        var until = row.validUntil();
        return !asked.at().isBefore(row.validFrom())
                && (until == null || asked.at().isBefore(until))
                && isFor(row.storeId(), Optional.of(asked.storeId()))
                && isFor(row.priceList(), asked.priceList())
                && isFor(row.customerGroup(), asked.customerGroup())
                && fromMilli(row) <= asked.quantity().thousandths();
    }

    private static boolean isFor(@Nullable String only, Optional<String> who) {
        return only == null || Objects.equals(only, who.orElse(null));
    }

    private static long fromMilli(PriceRow row) {
        var from = row.fromQuantity();
        return from == null ? Long.MIN_VALUE : from.thousandths();
    }
}
