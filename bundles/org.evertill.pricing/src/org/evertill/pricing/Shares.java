package org.evertill.pricing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.evertill.kernel.Money;

/** Divides an amount among lines so that nothing is left over. Pure. */
public final class Shares {

    private Shares() {}

    /**
     * An amount in parts that add up to it, in proportion to weights: each part is what the sum of weights up to it comes to, less
     * what went before. So a weight that is written as two behind each other gets the same together.
     *
     * @param weights not negative; when all are zero the first part is the whole
     */
    public static List<Money> of(Money amount, List<Long> weights) {
        var all = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        var shares = new ArrayList<Money>();
        var weight = BigInteger.ZERO;
        long given = 0;
        for (long own : weights) {
            weight = weight.add(BigInteger.valueOf(own));
            long until = all.signum() == 0 ? amount.minor() : rounded(amount.minor(), weight, all);
            shares.add(new Money(until - given, amount.currency()));
            given = until;
        }
        return shares;
    }

    /** Half up, away from zero. */
    private static long rounded(long amount, BigInteger numerator, BigInteger denominator) {
        var product = BigInteger.valueOf(amount).multiply(numerator);
        var half = product.abs().shiftLeft(1).add(denominator).divide(denominator.shiftLeft(1));
        return product.signum() < 0 ? half.negate().longValueExact() : half.longValueExact();
    }
}
