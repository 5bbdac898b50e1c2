package org.evertill.domain;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
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
 * @param customerId who buys, when that is known
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
        Optional<String> customerId,
        List<Line> lines) {

    public Basket {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param unitPrice with or without tax as {@code taxIncluded} says
     * @param priceRowId the price row that was used, empty for an open price
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
            Optional<String> originalLineId) {

        /** What the customer pays for the line, tax included. */
        public Money total() {
            return amounts().gross();
        }

        /** The tax within {@link #total()}. */
        public Money tax() {
            return amounts().tax();
        }

        /** Quantity × unit price, with or without tax as {@link #taxIncluded} says. */
        Money price() {
            return unitPrice.times(quantity, RoundingMode.HALF_UP);
        }

        private Tax.Amounts amounts() {
            return taxIncluded ? Tax.inclusive(price(), rateBasisPoints) : Tax.exclusive(price(), rateBasisPoints);
        }

        Line withQuantity(Quantity newQuantity) {
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
                    originalLineId);
        }
    }

    public Money total() {
        return lines.stream().map(Line::total).reduce(Money.zero(currency), Money::plus);
    }

    public Money tax() {
        return lines.stream().map(Line::tax).reduce(Money.zero(currency), Money::plus);
    }

    /** The tax by rate; adds up to {@link #total()} and {@link #tax()}. */
    public TaxSummary taxes() {
        return TaxSummary.of(
                currency,
                lines.stream()
                        .map(l -> new TaxSummary.Taxed(l.price(), l.taxIncluded(), l.rateBasisPoints()))
                        .toList(),
                TaxRounding.PER_LINE);
    }

    public Optional<Line> line(String lineId) {
        return lines.stream().filter(l -> l.id().equals(lineId)).findFirst();
    }

    public Basket plus(Line line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return withLines(more);
    }

    /** The basket without lines. */
    public Basket empty() {
        return withLines(List.of());
    }

    /** The basket with a line's quantity set; the line goes when it becomes zero. */
    public Basket withQuantity(String lineId, Quantity quantity) {
        return withLines(lines.stream()
                .map(l -> l.id().equals(lineId) ? l.withQuantity(quantity) : l)
                .filter(l -> !l.quantity().isZero())
                .toList());
    }

    private Basket withLines(List<Line> newLines) {
        return new Basket(id, kind, staffId, currency, openedAt, at, reference, originalSaleId, customerId, newLines);
    }
}
