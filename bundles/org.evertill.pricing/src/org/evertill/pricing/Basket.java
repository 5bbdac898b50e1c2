package org.evertill.pricing;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.SaleKind;
import org.evertill.domain.Tax;
import org.evertill.domain.TaxSummary;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;

/**
 * A sale under way: a value that every use case replaces by the next. Quantities are positive also in a refund; the
 * signs turn when it is completed.
 *
 * @param id becomes the sale's identifier
 * @param at when it happened if not now
 * @param reference a foreign document number
 * @param originalSaleId the sale that a refund gives back
 * @param buyer the customer, when that is known
 * @param ticket what somebody took off the whole of it
 * @param coupons codes of coupons that were scanned, in their order, each once
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
                lines);
    }

    /**
     * One line.
     *
     * @param unitPrice with or without tax as {@code taxIncluded} says
     * @param priceRowId the price row that was used, empty for an open price
     * @param manual what somebody took off the line
     * @param discounts all that is taken off it, by cause, {@code manual} among it: worked out from the whole basket
     * @param returned what it gives back, in a refund with a receipt
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
            Optional<Returned> returned) {

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
                    Optional.empty());
        }

        /** What the customer pays for the line, tax included. */
        public Money total() {
            return amounts().gross();
        }

        /** The tax within {@link #total()}. */
        public Money tax() {
            return amounts().tax();
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

        /** The line with what a basket's promotions and people take off it. */
        public Line withDiscounts(List<Discount> newDiscounts) {
            return with(quantity, manual, newDiscounts);
        }

        /** The line with what somebody takes off it. */
        public Line withManual(Optional<ManualDiscount> newManual) {
            return with(quantity, newManual, discounts);
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
                    returned);
        }

        Line withQuantity(Quantity newQuantity) {
            return with(newQuantity, manual, discounts);
        }

        private Line with(Quantity newQuantity, Optional<ManualDiscount> newManual, List<Discount> newDiscounts) {
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
                    returned);
        }

        private Tax.Amounts amounts() {
            var charged = charged();
            if (returned.isEmpty()) {
                return taxIncluded ? Tax.inclusive(charged, rateBasisPoints) : Tax.exclusive(charged, rateBasisPoints);
            }
            var tax = returned.get().tax(quantity);
            return taxIncluded
                    ? new Tax.Amounts(charged.minus(tax), tax, charged)
                    : new Tax.Amounts(charged, tax, charged.plus(tax));
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
                        .map(line -> new TaxSummary.Rate(line.rateBasisPoints(), line.amounts()))
                        .toList());
    }

    public Optional<Line> line(String lineId) {
        return lines.stream().filter(l -> l.id().equals(lineId)).findFirst();
    }

    public Basket plus(Line line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return withLines(more);
    }

    /** The basket without anything in it, nor taken off it. */
    public Basket empty() {
        return with(buyer, Optional.empty(), List.of(), List.of());
    }

    /** The basket with a line's quantity set; the line goes when it becomes zero. */
    public Basket withQuantity(String lineId, Quantity quantity) {
        return withLines(lines.stream()
                .map(l -> l.id().equals(lineId) ? l.withQuantity(quantity) : l)
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
        return with(buyer, ticket, coupons, newLines);
    }

    /** The basket of another customer, or of nobody known. */
    public Basket withBuyer(Optional<Buyer> newBuyer) {
        return with(newBuyer, ticket, coupons, lines);
    }

    /** The basket with what somebody takes off the whole of it. */
    public Basket withTicket(Optional<ManualDiscount> newTicket) {
        return with(buyer, newTicket, coupons, lines);
    }

    /** The basket with one coupon more; a code counts once. */
    public Basket withCoupon(String code) {
        if (coupons.contains(code)) {
            return this;
        }
        var more = new ArrayList<>(coupons);
        more.add(code);
        return with(buyer, ticket, more, lines);
    }

    /** The same; a code that was there already stands last then. */
    public Basket withCouponLast(String code) {
        var others = coupons.stream().filter(other -> !other.equals(code)).toList();
        return with(buyer, ticket, others, lines).withCoupon(code);
    }

    private Money sum(Function<Line, Money> amount) {
        return lines.stream().map(amount).reduce(Money.zero(currency), Money::plus);
    }

    private Basket with(
            Optional<Buyer> newBuyer,
            Optional<ManualDiscount> newTicket,
            List<String> newCoupons,
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
                newLines);
    }
}
