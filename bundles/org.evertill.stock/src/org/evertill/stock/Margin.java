package org.evertill.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;

/**
 * What was earned with what was sold.
 *
 * @param lines by moment
 */
public record Margin(Currency currency, List<Sold> lines) {

    private static final int PERCENT = 100;

    public Margin {
        lines = List.copyOf(lines);
    }

    /**
     * A line of a sale or a refund.
     *
     * @param quantity negative for what came back
     * @param revenue without tax
     * @param cost at the average of its moment; empty for what is no goods, and where nobody wrote down what they cost
     */
    public record Sold(
            String lineId,
            String saleId,
            String productId,
            Instant at,
            Quantity quantity,
            Money revenue,
            Optional<Money> cost) {

        /** Revenue less cost. */
        public Optional<Money> margin() {
            return cost.map(revenue::minus);
        }
    }

    /**
     * Some lines together.
     *
     * @param revenue of lines of which the cost is known
     * @param cost of those
     * @param otherLines lines of which it is not
     * @param otherRevenue of those
     */
    public record Sum(long lines, Quantity quantity, Money revenue, Money cost, long otherLines, Money otherRevenue) {

        /** Of nothing. */
        static Sum none(Currency currency) {
            var zero = Money.zero(currency);
            return new Sum(0, Quantity.ZERO, zero, zero, 0, zero);
        }

        Sum plus(Sold sold) {
            return sold.cost()
                    .map(c -> new Sum(
                            lines + 1,
                            quantity.plus(sold.quantity()),
                            revenue.plus(sold.revenue()),
                            cost.plus(c),
                            otherLines,
                            otherRevenue))
                    .orElseGet(() ->
                            new Sum(lines, quantity, revenue, cost, otherLines + 1, otherRevenue.plus(sold.revenue())));
        }

        /** Revenue less cost, of lines of which the cost is known. */
        public Money margin() {
            return revenue.minus(cost);
        }

        /** The margin as a part of the revenue, in per cent with one decimal, rounded half up; empty without revenue. */
        public Optional<BigDecimal> percent() {
            return revenue.isZero()
                    ? Optional.empty()
                    : Optional.of(margin().toDecimal()
                            .multiply(BigDecimal.valueOf(PERCENT))
                            .divide(revenue.toDecimal(), 1, RoundingMode.HALF_UP));
        }
    }

    /** All lines together. */
    public Sum sum() {
        return sum(lines);
    }

    /** The lines by something that they have in common, its values in order. */
    public <K extends Comparable<K>> SortedMap<K, Sum> by(Function<Sold, K> key) {
        var sums = new TreeMap<K, Sum>();
        lines.forEach(line -> {
            var k = key.apply(line);
            sums.put(k, sums.getOrDefault(k, Sum.none(currency)).plus(line));
        });
        return sums;
    }

    private Sum sum(Collection<Sold> some) {
        var sum = Sum.none(currency);
        for (Sold sold : some) {
            sum = sum.plus(sold);
        }
        return sum;
    }
}
