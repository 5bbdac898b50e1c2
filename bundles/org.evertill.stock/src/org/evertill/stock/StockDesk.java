package org.evertill.stock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.domain.Product;
import org.evertill.domain.StockCount;
import org.evertill.domain.StockMovement;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;

/**
 * What is on the shelves of a store; a service. Works on the till's database alone, so it goes on without the network, and each use
 * case is one durable transaction. Stock below nothing is flagged and never keeps anybody from anything. Any thread but the UI's.
 *
 * <p>Problems of all use cases: {@code till.not-enrolled}, {@code till.no-store}, {@code staff.ended}, {@code staff.needs-approval},
 * after which the same can be done {@linkplain #with with an approval}; of those that take a code: {@code sale.unknown-code},
 * {@code sale.ambiguous-code}, {@code barcode.…}, {@code sale.no-stock} for a product that is no goods.
 */
public interface StockDesk {

    /** The largest quantity of a movement or a count, in units. */
    long MAX_QUANTITY_UNITS = 1_000_000;

    /** Lines of a list at most. */
    int MAX_LISTED = 1_000;

    /** The same use cases with what somebody allowed. */
    StockDesk with(Approval approval);

    /**
     * Moves stock without a sale: a write-off when goods go, else an adjustment. Needs {@code ADJUST_STOCK}. Problem:
     * {@code sale.bad-quantity}.
     */
    Outcome<StockMovement> adjust(Adjustment adjustment);

    /**
     * Notes how much of a product is in the store now: from then on its stock is what was counted and what moves after it. What moved
     * before and is heard of later does not change it. Needs {@code COUNT_STOCK}. Problem: {@code stock.bad-count}.
     */
    Outcome<Counted> count(Counting counting);

    /** What there is of a product here, as far as this till knows. */
    Outcome<OnHand> onHand(String staffId, String code);

    /** Of which products the books say less than nothing, the least first; up to {@link #MAX_LISTED}. */
    Outcome<List<OnHand>> negative(String staffId);

    /**
     * Goods that came or went without a sale.
     *
     * @param quantity negative for what went
     * @param at when it was, empty for now; history that is replayed says when
     */
    record Adjustment(
            String code,
            Quantity quantity,
            String reason,
            String staffId,
            Optional<Instant> at,
            Optional<String> reference) {}

    /**
     * What was found on the shelves.
     *
     * @param quantity all there is of the product in the store, not negative
     * @param reference the list or the occasion of the stocktake
     */
    record Counting(String code, Quantity quantity, String staffId, Optional<String> reference) {}

    /** A count as it was noted, with what it was a count of. */
    record Counted(StockCount count, Product product) {

        /** What was found more than expected; negative for less. */
        public Quantity difference() {
            return count.quantity().plus(count.expected().negated());
        }
    }

    /**
     * What there is of a product.
     *
     * @param countedAt when it was counted last, empty if it never was
     */
    record OnHand(Product product, Quantity quantity, Optional<Instant> countedAt) {

        /** Whether more left than ever came, as far as anybody wrote down: something was not received, or miscounted. */
        public boolean isNegative() {
            return quantity.isNegative();
        }
    }
}
