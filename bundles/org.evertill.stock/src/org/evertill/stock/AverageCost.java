package org.evertill.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * What goods of one product cost a store on average, as each receipt changed it (the moving average). A pure function of the receipts
 * as a set: in whatever order they are heard of, a till and head office come to the same.
 *
 * <p>The average is kept as a pool of value and quantity. A receipt first makes the pool as large as what there was before it, at the
 * average: what was sold in between left at that. Then it adds what came and what that cost. Where there was nothing, or less, the pool
 * is what came: the hole was sold at the average of then. What a receipt brought that was taken back counts for nothing.
 */
public final class AverageCost {

    /** A pool is worth no more than this, in minor units: far beyond any store, and far from where a sum overflows. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

    private static final Comparator<Received> ORDER =
            Comparator.comparing(Received::at).thenComparing(Received::id);

    private final List<Pool> pools;

    private AverageCost(List<Pool> pools) {
        this.pools = List.copyOf(pools);
    }

    /**
     * Goods that came.
     *
     * @param quantity negative for what was taken back
     * @param cost what all of it cost
     * @param onHand what there was before, as far as the till knew
     * @param reverses what it takes back
     */
    public record Received(
            String id,
            Instant at,
            Quantity quantity,
            Money cost,
            Quantity onHand,
            @Nullable String reverses) {}

    /**
     * Value and quantity from a moment on; the average is the one divided by the other.
     *
     * @param quantity more than nothing
     */
    public record Pool(Instant from, Money value, Quantity quantity) {

        /** What so many cost, rounded half up; negative for less than nothing. */
        public Money of(Quantity some) {
            return new Money(scaled(value.minor(), some.thousandths(), quantity.thousandths()), value.currency());
        }

        /** What one costs, for people: rounded to ten-thousandths, half up. */
        public UnitPrice unit() {
            var unit = value.toDecimal().divide(quantity.toDecimal(), UnitPrice.DECIMALS, RoundingMode.HALF_UP);
            return UnitPrice.of(unit, value.currency());
        }
    }

    /** From all receipts of a product in a store, in any order; what is in another currency is passed over. */
    public static AverageCost of(Currency currency, Collection<Received> receipts) {
        Set<String> takenBack = receipts.stream()
                .map(Received::reverses)
                .filter(id -> id != null)
                .collect(Collectors.toCollection(HashSet::new));
        var pools = new ArrayList<Pool>();
        receipts.stream()
                .filter(r -> r.reverses() == null && !takenBack.contains(r.id()))
                .filter(r -> r.quantity().compareTo(Quantity.ZERO) > 0
                        && r.cost().currency().equals(currency)
                        && !r.cost().isNegative())
                .sorted(ORDER)
                .forEach(r -> pools.add(pools.isEmpty() ? first(r) : next(pools.getLast(), r)));
        return new AverageCost(pools);
    }

    /** The average as it is now; empty when nobody ever wrote down what the goods cost. */
    public Optional<Pool> now() {
        return pools.isEmpty() ? Optional.empty() : Optional.of(pools.getLast());
    }

    /**
     * The average at a moment. Before the first receipt it is the first one's: what was sold before anybody wrote down that it came is
     * worth what it is known to have cost then.
     */
    public Optional<Pool> at(Instant moment) {
        var found = pools.isEmpty() ? Optional.<Pool>empty() : Optional.of(pools.getFirst());
        for (Pool pool : pools) {
            if (!pool.from().isAfter(moment)) {
                found = Optional.of(pool);
            }
        }
        return found;
    }

    private static Pool first(Received receipt) {
        return new Pool(receipt.at(), receipt.cost(), receipt.quantity());
    }

    private static Pool next(Pool before, Received receipt) {
        if (receipt.onHand().compareTo(Quantity.ZERO) <= 0) {
            return first(receipt);
        }
        return new Pool(
                receipt.at(),
                before.of(receipt.onHand()).plus(receipt.cost()),
                receipt.onHand().plus(receipt.quantity()));
    }

    private static long scaled(long minor, long part, long whole) {
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .min(MOST)
                .max(MOST.negate())
                .longValueExact();
    }
}
