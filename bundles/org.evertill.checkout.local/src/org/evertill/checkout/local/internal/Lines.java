package org.evertill.checkout.local.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.Basket;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.storage.Reader;

/** Makes the line of a scan. */
final class Lines {

    /** Characters of a line's description; the rest of a longer one is cut off. */
    private static final int MAX_DESCRIPTION = 300;

    private static final Quantity MAX_QUANTITY = Quantity.of(Checkout.MAX_QUANTITY_UNITS);
    private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(Checkout.MAX_UNIT_PRICE_MAJOR);

    private Lines() {}

    static Basket.Line of(Reader reader, Place place, Scan scan, Instant at, IdSource ids) {
        checkQuantity(scan.quantity());
        scan.price().ifPresent(price -> checkPrice(price, place));
        var product = ProductLookup.byCode(reader, scan.code());
        Optional<PriceRow> row =
                scan.price().isPresent() ? Optional.empty() : Optional.of(charged(reader, place, product, at));
        return checked(new Basket.Line(
                ids.next(),
                product,
                scan.code().strip().equals(product.id())
                        ? product.sku()
                        : scan.code().strip(),
                cut(scan.description().filter(d -> !d.isBlank()).orElse(product.name())),
                scan.quantity(),
                row.map(PriceRow::price).or(scan::price).orElseThrow(),
                row.map(PriceRow::taxIncluded).orElse(true),
                Prices.rateBasisPoints(reader, place, product.taxClass(), at),
                row.map(PriceRow::id),
                Optional.empty()));
    }

    static void checkQuantity(Quantity quantity) {
        if (quantity.isZero() || quantity.isNegative() || quantity.compareTo(MAX_QUANTITY) > 0) {
            throw Attempt.problem(
                    "sale.bad-quantity",
                    "A quantity is more than zero and at most " + MAX_QUANTITY + ". Type it again.");
        }
    }

    /** The line, when its total is not beyond what can be added up. */
    static Basket.Line checked(Basket.Line line) {
        if (line.total().minor() > Checkout.MAX_LINE_TOTAL_MINOR) {
            throw Attempt.problem(
                    "sale.too-large",
                    "The amount of the line is too large. Check quantity and price, and type them again.");
        }
        return line;
    }

    private static void checkPrice(UnitPrice price, Place place) {
        if (price.isNegative()
                || price.toDecimal().compareTo(MAX_PRICE) > 0
                || !price.currency().equals(place.currency())) {
            throw Attempt.problem(
                    "sale.bad-price",
                    "A price is in " + place.store().currency() + ", not negative and at most "
                            + MAX_PRICE.toPlainString() + ". Type it again.");
        }
    }

    private static PriceRow charged(Reader reader, Place place, Product product, Instant at) {
        var row = Prices.inForce(reader, product.id(), place.till().storeId(), at)
                .filter(r -> r.price().currency().equals(place.currency()));
        return row.orElseThrow(() -> new ProblemException(Problem.of(
                        "sale.no-price",
                        "The product " + product.sku() + " has no price in "
                                + place.store().currency() + ". Type the price, or ask head office to set one.")
                .with("product", product.id())));
    }

    private static String cut(String text) {
        if (text.length() <= MAX_DESCRIPTION) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_DESCRIPTION - 1));
        return text.substring(0, splitsPair ? MAX_DESCRIPTION - 1 : MAX_DESCRIPTION);
    }
}
