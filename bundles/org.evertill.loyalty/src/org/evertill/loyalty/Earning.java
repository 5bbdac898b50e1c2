package org.evertill.loyalty;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.evertill.kernel.Category;
import org.jspecify.annotations.Nullable;

/** How many points there are for what. Pure: the same sale gives the same points on every till. */
public final class Earning {

    /** The most that a category may earn. */
    public static final int MAX_PERCENT = 10_000;

    private static final int USUAL = 100;

    private Earning() {}

    /**
     * What was bought.
     *
     * @param category of the product; null for none
     * @param minor what was paid for it, tax included
     */
    public record Bought(@Nullable String category, long minor) {}

    /** What counts of goods, in hundredths of minor units: the most special category decides. */
    public static long counted(List<Bought> goods, Collection<LoyaltyMultiplier> multipliers, Instant at) {
        long counted = 0;
        for (Bought bought : goods) {
            int percent = multipliers.stream()
                    .filter(multiplier -> multiplier.holds(bought.category(), at))
                    .max(Comparator.comparingInt((LoyaltyMultiplier m) ->
                                    Category.of(m.category()).steps().size())
                            .thenComparing(LoyaltyMultiplier::validFrom)
                            .thenComparing(LoyaltyMultiplier::id))
                    .map(LoyaltyMultiplier::percent)
                    .orElse(USUAL);
            counted = Math.addExact(counted, Math.multiplyExact(bought.minor(), percent));
        }
        return counted;
    }

    /** Whole points for what counts; a part of a point is none. */
    public static long points(LoyaltyTerms terms, long counted) {
        return counted / Math.multiplyExact(terms.earnMinor(), USUAL);
    }

    /**
     * The part of points that comes back with a part of a sale, by sums that go on: when all came back, all did.
     *
     * @param points of the whole sale
     * @param whole what the sale came to
     * @param back how much of it has come back by now, with this
     * @param before how many points came back before
     */
    public static long share(long points, long whole, long back, long before) {
        long part = whole <= 0 ? points : Math.multiplyExact(points, Math.clamp(back, 0, whole)) / whole;
        return part - before;
    }
}
