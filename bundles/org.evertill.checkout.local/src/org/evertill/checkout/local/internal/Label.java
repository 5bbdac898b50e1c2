package org.evertill.checkout.local.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.evertill.barcode.Barcode;
import org.evertill.barcode.MeasureUnit;
import org.evertill.barcode.Said;
import org.evertill.checkout.Checkout;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.storage.Reader;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.CodeRules;
import org.evertill.usecase.Place;

/** What the label on a piece says of weight, count and price makes of its line. */
final class Label {

    private static final long THOUSANDTHS = 1000;

    private final Said said;
    private final Product product;
    private final Quantity pieces;

    /**
     * @param pieces how many such pieces there are. Throws {@code sale.bad-quantity} for parts of one
     */
    Label(Said said, Product product, Quantity pieces) {
        this.said = said;
        this.product = product;
        this.pieces = pieces;
        if (said.hasAmount() && pieces.thousandths() % THOUSANDTHS != 0) {
            throw Attempt.problem(
                    "sale.bad-quantity",
                    "The code says how much one piece is. Type a whole number of pieces before it.");
        }
    }

    /**
     * Quantity and price of a line.
     *
     * @param row the price row that gave the price, empty when the label did
     */
    record Charge(Quantity quantity, UnitPrice price, Optional<PriceRow> row) {}

    /** The quantity; throws {@code sale.wrong-unit} when the label's measure is none of the product. */
    Quantity quantity() {
        return times(measured().orElse(Quantity.ONE));
    }

    /** The price on the label, if there is one. Throws {@code sale.other-currency}, {@code sale.bad-price}. */
    Optional<Money> price(Currency currency) {
        return said.price().map(price -> money(price, currency));
    }

    /**
     * Charges exactly the label's price for each piece. The quantity is the label's; of what is sold by weight it is worked out
     * from the price when the label says no more, so that stock is right.
     *
     * @param own the product's own price, if it has one
     */
    Charge charge(Money price, Optional<PriceRow> own) {
        var total = new Money(Math.multiplyExact(price.minor(), pieces.thousandths() / THOUSANDTHS), price.currency());
        var quantity = measured().or(() -> own.flatMap(row -> bought(price, row.price())));
        return quantity.map(this::times)
                .filter(q -> !q.isZero())
                .flatMap(q -> exactly(q, total, own))
                .orElseGet(() -> new Charge(pieces, UnitPrice.of(price), Optional.empty()));
    }

    /** Whether the price of a line is the one that its own code says, so that nobody has changed a price. */
    static boolean isPriceOf(Reader reader, Place place, Instant at, Basket.Line line) {
        return said(reader, place, at, line)
                .price()
                .map(price -> money(price, line.unitPrice().currency()))
                .filter(price -> isMultiple(line.unitPrice().times(line.quantity(), RoundingMode.HALF_UP), price))
                .isPresent();
    }

    /** That a line's best-before date has passed; its code says so. */
    static Optional<Problem> remark(Reader reader, Place place, Instant at, Basket.Line line) {
        var day = place.day(at);
        return said(reader, place, at, line)
                .bestBefore()
                .filter(day::isAfter)
                .map(last -> Problem.of(
                                "sale.past-best-before",
                                line.description() + " was best before " + last
                                        + ". Look at it, and tell the customer.")
                        .with("date", last)
                        .with("product", line.description()));
    }

    private static Said said(Reader reader, Place place, Instant at, Basket.Line line) {
        return switch (CodeRules.read(reader, place, at, line.code())) {
            case Outcome.Failed<Barcode>(var problem) -> Said.NOTHING;
            case Outcome.Ok<Barcode>(var barcode) -> barcode.said();
        };
    }

    private static boolean isMultiple(Money total, Money price) {
        return price.isZero() ? total.isZero() : total.minor() % price.minor() == 0 && !total.isZero();
    }

    /** The label's measure as a quantity of the product, or its count. */
    private Optional<Quantity> measured() {
        var fitting = said.measures().stream()
                .flatMap(measure -> measure.in(product.unit()).stream())
                .findFirst();
        if (fitting.isEmpty()
                && said.count().isEmpty()
                && said.price().isEmpty()
                && !said.measures().isEmpty()) {
            throw new ProblemException(Problem.of(
                            "sale.wrong-unit",
                            "The code says " + said.measures().getFirst() + ", but " + product.name()
                                    + " is sold by the unit \"" + product.unit()
                                    + "\". Type quantity and stock code; head office sets the product's unit right.")
                    .with("measure", said.measures().getFirst())
                    .with("unit", product.unit()));
        }
        return fitting.or(said::count);
    }

    private Optional<Quantity> bought(Money price, UnitPrice own) {
        if (MeasureUnit.named(product.unit()).isEmpty() || own.tenThousandths() <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                Quantity.of(price.toDecimal().divide(own.toDecimal(), Quantity.DECIMALS, RoundingMode.HALF_UP)));
    }

    /** The own price where it comes to the total, else one that does; empty when four decimals are too few. */
    private static Optional<Charge> exactly(Quantity quantity, Money total, Optional<PriceRow> own) {
        var usual = own.filter(
                row -> row.price().times(quantity, RoundingMode.HALF_UP).equals(total));
        if (usual.isPresent()) {
            return Optional.of(new Charge(quantity, usual.get().price(), usual));
        }
        var worked = UnitPrice.of(
                total.toDecimal().divide(quantity.toDecimal(), UnitPrice.DECIMALS, RoundingMode.HALF_UP),
                total.currency());
        return worked.times(quantity, RoundingMode.HALF_UP).equals(total)
                ? Optional.of(new Charge(quantity, worked, Optional.empty()))
                : Optional.empty();
    }

    private Quantity times(Quantity ofOne) {
        return said.hasAmount()
                ? new Quantity(Math.multiplyExact(ofOne.thousandths(), pieces.thousandths() / THOUSANDTHS))
                : pieces;
    }

    private static Money money(Said.Price price, Currency currency) {
        if (price.currency().filter(c -> !c.equals(currency)).isPresent()) {
            throw new ProblemException(Problem.of(
                            "sale.other-currency",
                            "The price in the code is in " + price.currency().get() + ", and this store sells in "
                                    + currency + ". Type quantity and stock code instead.")
                    .with("currency", price.currency().get()));
        }
        try {
            if (price.amount().compareTo(BigDecimal.valueOf(Checkout.MAX_UNIT_PRICE_MAJOR)) <= 0) {
                return Money.of(price.amount(), currency, RoundingMode.UNNECESSARY);
            }
        } catch (ArithmeticException e) {
            // more decimals than the currency has: the same as an amount that is too large
        }
        throw Attempt.problem(
                "sale.bad-price",
                "The price in the code, " + price.amount().toPlainString() + ", is none in " + currency
                        + ". Type quantity and stock code instead.");
    }
}
