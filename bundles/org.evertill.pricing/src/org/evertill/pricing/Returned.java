package org.evertill.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;

/**
 * The line of a sale that is given back, as it was sold. What is paid back for a part of it is that part's share of what was paid:
 * shares of all parts, one refund after the other, add up to the line exactly.
 *
 * @param lineId the sale's line
 * @param sold how many were sold
 * @param before how many of them were given back before
 * @param charged what was paid for the line, with or without tax as its price was
 * @param tax the tax of the line
 * @param discounts what was taken off it, by cause
 */
public record Returned(
        String lineId, Quantity sold, Quantity before, Money charged, Money tax, List<Discount> discounts) {

    public Returned {
        discounts = List.copyOf(discounts);
    }

    /** How many can still be given back. */
    public Quantity left() {
        return sold.plus(before.negated());
    }

    /** What is charged for some of it, the next after those that were given back before. */
    Money charged(Quantity quantity) {
        return share(charged, quantity);
    }

    /** The tax of the same. */
    Money tax(Quantity quantity) {
        return share(tax, quantity);
    }

    /** What is taken back of the discounts with it. */
    public List<Discount> discounts(Quantity quantity) {
        return discounts.stream()
                .map(discount -> discount.withAmount(share(discount.amount(), quantity)))
                .filter(discount -> !discount.amount().isZero())
                .toList();
    }

    private Money share(Money whole, Quantity quantity) {
        return until(whole, before.plus(quantity)).minus(until(whole, before));
    }

    private Money until(Money whole, Quantity quantity) {
        long minor = BigDecimal.valueOf(whole.minor())
                .multiply(BigDecimal.valueOf(quantity.thousandths()))
                .divide(BigDecimal.valueOf(sold.thousandths()), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Money(minor, whole.currency());
    }
}
