package org.evertill.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;

/**
 * The line of a sale that is given back, as it was sold. What is paid back for a part of it is that part's share of what was paid:
 * shares of all parts, one refund after the other, add up to the line exactly. Within a sale, what comes back has the opposite sign of what was sold, and so has its share.
 *
 * @param lineId the sale's line
 * @param sold how many were sold
 * @param before how many of them were given back before
 * @param charged what was paid for the line, with or without tax as its price was
 * @param tax the tax of the line
 * @param discounts what was taken off it, by cause
 * @param parts what of it was taxed at which rate, where there were several; each part is shared by itself, so all of them together are shared
 */
public record Returned(
        String lineId,
        Quantity sold,
        Quantity before,
        Money charged,
        Money tax,
        List<Discount> discounts,
        List<Part> parts) {

    public Returned {
        discounts = List.copyOf(discounts);
        parts = List.copyOf(parts);
    }

    /** One that was taxed at one rate. */
    public Returned(String lineId, Quantity sold, Quantity before, Money charged, Money tax, List<Discount> discounts) {
        this(lineId, sold, before, charged, tax, discounts, List.of());
    }

    /**
     * What of the line was taxed at one rate.
     *
     * @param lineId the row of the sale that says so
     * @param gross what was paid for it
     * @param tax the tax in that
     */
    public record Part(String lineId, String taxClass, int rateBasisPoints, Money gross, Money tax) {}

    /** How many can still be given back. */
    public Quantity left() {
        return sold.plus(before.negated());
    }

    /** What is charged for some of it, the next after those that were given back before. */
    Money charged(Quantity quantity) {
        if (parts.isEmpty()) {
            return share(charged, quantity);
        }
        boolean taxIncluded = charged.equals(sum(Part::gross));
        return parts.stream()
                .map(part -> share(part.gross(), quantity)
                        .minus(taxIncluded ? Money.zero(charged.currency()) : share(part.tax(), quantity)))
                .reduce(Money.zero(charged.currency()), Money::plus);
    }

    /** The tax of the same by part. */
    List<LineTax> taxes(Quantity quantity) {
        return parts.stream()
                .map(part -> new LineTax(
                        part.taxClass(),
                        part.rateBasisPoints(),
                        Taxation.amounts(share(part.gross(), quantity), share(part.tax(), quantity), true)))
                .toList();
    }

    private Money sum(Function<Part, Money> amount) {
        return parts.stream().map(amount).reduce(Money.zero(charged.currency()), Money::plus);
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
        if (quantity.isNegative() && !sold.isNegative()) {
            return share(whole, quantity.negated()).negated();
        }
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
