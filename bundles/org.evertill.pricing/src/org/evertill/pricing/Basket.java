package org.evertill.pricing;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.SaleKind;
import org.evertill.domain.TaxSummary;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;

/**
 * A sale under way: a value that every use case replaces by the next. Quantities are positive also in a refund; the
 * signs turn when it is completed. Within a sale, what comes back is negative.
 *
 * @param id becomes the sale's identifier
 * @param at when it happened if not now
 * @param reference a foreign document number
 * @param originalSaleId the sale of which lines come back
 * @param buyer the customer, when that is known
 * @param ticket what somebody took off the whole of it
 * @param coupons codes of coupons that were scanned, in their order, each once
 * @param circumstances what holds for the whole of it beside its lines
 */
public record Basket(
        String id,
        SaleKind kind,
        String staffId,
        Currency currency,
        Instant openedAt,
        Optional<Instant> at,
        Optional<String> reference,
        Optional<String> originalSaleId,
        Optional<Buyer> buyer,
        Optional<ManualDiscount> ticket,
        List<String> coupons,
        Circumstances circumstances,
        List<Line> lines) {

    public Basket {
        coupons = List.copyOf(coupons);
        lines = List.copyOf(lines);
    }

    /** One that begins: without lines, and without anything taken off. */
    public static Basket begun(String id, SaleKind kind, String staffId, Currency currency, Instant openedAt) {
        return new Basket(
                id,
                kind,
                staffId,
                currency,
                openedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Circumstances.USUAL,
                List.of());
    }

    /** The same, that happened at another time, has a foreign number, or is known whose it is. */
    public Basket of(Optional<Instant> when, Optional<String> foreignNumber, Optional<Buyer> customer) {
        return new Basket(
                id,
                kind,
                staffId,
                currency,
                openedAt,
                when,
                foreignNumber,
                originalSaleId,
                customer,
                ticket,
                coupons,
                circumstances,
                lines);
    }

    /**
     * One line.
     *
     * @param unitPrice with or without tax as {@code taxIncluded} says
     * @param priceRowId the price row that was used, empty for an open price
     * @param manual what somebody took off the line
     * @param discounts all that is taken off it, by cause, {@code manual} among it: worked out from the whole basket
     * @param returned what it gives back, of what has a receipt
     * @param particulars what is noted of it
     * @param taxation how it is taxed where that is not simply its price at its rate
     */
    public record Line(
            String id,
            Product product,
            String code,
            String description,
            Quantity quantity,
            UnitPrice unitPrice,
            boolean taxIncluded,
            int rateBasisPoints,
            Optional<String> priceRowId,
            Optional<ManualDiscount> manual,
            List<Discount> discounts,
            Optional<Returned> returned,
            Particulars particulars,
            Taxation taxation) {

        public Line {
            discounts = List.copyOf(discounts);
        }

        /** One of which nothing is taken off. */
        public Line(
                String id,
                Product product,
                String code,
                String description,
                Quantity quantity,
                UnitPrice unitPrice,
                boolean taxIncluded,
                int rateBasisPoints,
                Optional<String> priceRowId) {
            this(
                    id,
                    product,
                    code,
                    description,
                    quantity,
                    unitPrice,
                    taxIncluded,
                    rateBasisPoints,
                    priceRowId,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Particulars.NONE,
                    Taxation.PLAIN);
        }

        /** What the customer pays for the line, tax included. */
        public Money total() {
            return sumOfTaxes(tax -> tax.amounts().gross());
        }

        /** The tax within {@link #total()}. */
        public Money tax() {
            return sumOfTaxes(tax -> tax.amounts().tax());
        }

        /** Quantity × unit price, with or without tax as {@link #taxIncluded} says. */
        public Money price() {
            return unitPrice.times(quantity, RoundingMode.HALF_UP);
        }

        /** {@link #price()} less {@link #discount()}. */
        public Money charged() {
            return returned.map(line -> line.charged(quantity)).orElseGet(() -> price().minus(sum(discounts)));
        }

        /** All discounts together. */
        public Money discount() {
            return sum(discounts);
        }

        /** The line of the sale that it gives back. */
        public Optional<String> originalLineId() {
            return returned.map(Returned::lineId);
        }

        /** Whether goods come back by it within a sale; empties that come back are no such goods. */
        public boolean comesBack() {
            return quantity.isNegative() && (returned.isPresent() || !product.is(Trait.DEPOSIT));
        }

        /** The line with what a basket's promotions and people take off it. */
        public Line withDiscounts(List<Discount> newDiscounts) {
            return with(quantity, manual, newDiscounts, particulars, taxation.own());
        }

        /** The line with what somebody takes off it. */
        public Line withManual(Optional<ManualDiscount> newManual) {
            return with(quantity, newManual, discounts, particulars, taxation.own());
        }

        /** The line with something else noted of it. */
        public Line withParticulars(Particulars newParticulars) {
            return with(quantity, manual, discounts, newParticulars, taxation);
        }

        /** The line taxed otherwise. */
        public Line withTaxation(Taxation newTaxation) {
            return with(quantity, manual, discounts, particulars, newTaxation);
        }

        /** The line at the price of another row, which holds for as much as is bought now. */
        public Line withPrice(PriceRow row) {
            return new Line(
                    id,
                    product,
                    code,
                    description,
                    quantity,
                    row.price(),
                    row.taxIncluded(),
                    rateBasisPoints,
                    Optional.of(row.id()),
                    manual,
                    discounts,
                    returned,
                    particulars,
                    taxation.own());
        }

        /** Whether something may be taken off it: neither a deposit, nor what comes back, nor what the chain says so of. */
        public boolean isDiscountable() {
            return returned.isEmpty()
                    && particulars.goesWith().isEmpty()
                    && !quantity.isNegative()
                    && !product.is(Trait.NOT_DISCOUNTABLE)
                    && !product.is(Trait.DEPOSIT);
        }

        /** The line with another quantity, and what is taken off it to be worked out anew. */
        public Line withQuantity(Quantity newQuantity) {
            return with(newQuantity, manual, discounts, particulars, taxation.own());
        }

        private Line with(
                Quantity newQuantity,
                Optional<ManualDiscount> newManual,
                List<Discount> newDiscounts,
                Particulars newParticulars,
                Taxation newTaxation) {
            return new Line(
                    id,
                    product,
                    code,
                    description,
                    newQuantity,
                    unitPrice,
                    taxIncluded,
                    rateBasisPoints,
                    priceRowId,
                    newManual,
                    newDiscounts,
                    returned,
                    newParticulars,
                    newTaxation);
        }

        /** Its tax by rate, nearly always one; adds up to {@link #total()} and {@link #tax()}. */
        public List<LineTax> taxes() {
            return taxation.settled().isEmpty() ? Taxation.of(this) : taxation.settled();
        }

        Line settled(List<LineTax> taxes) {
            return taxes.equals(taxation.settled()) ? this : withTaxation(taxation.settled(taxes));
        }

        private Money sumOfTaxes(Function<LineTax, Money> amount) {
            return taxes().stream().map(amount).reduce(Money.zero(unitPrice.currency()), Money::plus);
        }

        private Money sum(List<Discount> some) {
            return some.stream().map(Discount::amount).reduce(Money.zero(unitPrice.currency()), Money::plus);
        }
    }

    public Money total() {
        return sum(Line::total);
    }

    public Money tax() {
        return sum(Line::tax);
    }

    /** What all lines cost less than their prices, with or without tax as these are. */
    public Money discount() {
        return sum(Line::discount);
    }

    /** Who buys, when that is known. */
    public Optional<String> customerId() {
        return buyer.map(Buyer::customerId);
    }

    /** The tax by rate; adds up to {@link #total()} and {@link #tax()}. */
    public TaxSummary taxes() {
        return TaxSummary.ofParts(
                currency,
                lines.stream()
                        .flatMap(line -> line.taxes().stream())
                        .map(tax -> new TaxSummary.Rate(tax.rateBasisPoints(), tax.amounts()))
                        .toList());
    }

    public Optional<Line> line(String lineId) {
        return lines.stream().filter(l -> l.id().equals(lineId)).findFirst();
    }

    public Basket plus(Line line) {
        return withLines(Stream.concat(lines.stream(), Stream.of(line)).toList());
    }

    /** The basket without anything in it, nor taken off it. */
    public Basket empty() {
        var nothing = Circumstances.USUAL.rounded(circumstances.rounding());
        return with(buyer, Optional.empty(), List.of(), nothing, List.of());
    }

    /** The basket with the quantity of a line set, and of what goes with it; lines go when theirs becomes zero. */
    public Basket withQuantity(String lineId, Quantity quantity) {
        return withLines(lines.stream()
                .map(l -> l.id().equals(lineId) || l.particulars().goesWith().equals(Optional.of(lineId))
                        ? l.withQuantity(quantity)
                        : l)
                .filter(l -> !l.quantity().isZero())
                .toList());
    }

    /** The basket with a line in the place of the one of the same identifier. */
    public Basket withLine(Line line) {
        return withLines(
                lines.stream().map(l -> l.id().equals(line.id()) ? line : l).toList());
    }

    /** The basket with other lines. */
    public Basket withLines(List<Line> newLines) {
        return with(buyer, ticket, coupons, circumstances, newLines);
    }

    /** The basket of another customer, or of nobody known. */
    public Basket withBuyer(Optional<Buyer> newBuyer) {
        return with(newBuyer, ticket, coupons, circumstances, lines);
    }

    /** The basket with what somebody takes off the whole of it. */
    public Basket withTicket(Optional<ManualDiscount> newTicket) {
        return with(buyer, newTicket, coupons, circumstances, lines);
    }

    /** The basket under other circumstances. */
    public Basket with(Circumstances other) {
        return with(buyer, ticket, coupons, other, lines);
    }

    /** The basket with one coupon more; a code counts once. */
    public Basket withCoupon(String code) {
        if (coupons.contains(code)) {
            return this;
        }
        var more = Stream.concat(coupons.stream(), Stream.of(code)).toList();
        return with(buyer, ticket, more, circumstances, lines);
    }

    /** The same; a code that was there already stands last then. */
    public Basket withCouponLast(String code) {
        return withoutCoupon(code).withCoupon(code);
    }

    /** The basket without a coupon. */
    public Basket withoutCoupon(String code) {
        var others = coupons.stream().filter(other -> !other.equals(code)).toList();
        return with(buyer, ticket, others, circumstances, lines);
    }

    private Money sum(Function<Line, Money> amount) {
        return lines.stream().map(amount).reduce(Money.zero(currency), Money::plus);
    }

    private Basket with(
            Optional<Buyer> newBuyer,
            Optional<ManualDiscount> newTicket,
            List<String> newCoupons,
            Circumstances newCircumstances,
            List<Line> newLines) {
        return new Basket(
                id,
                kind,
                staffId,
                currency,
                openedAt,
                at,
                reference,
                originalSaleId,
                newBuyer,
                newTicket,
                newCoupons,
                newCircumstances,
                newLines);
    }
}
