package org.evertill.checkout.local.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.evertill.barcode.Barcode;
import org.evertill.barcode.Barcodes;
import org.evertill.barcode.Said;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.local.internal.Label.Charge;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;
import org.evertill.usecase.Prices;
import org.evertill.usecase.ProductLookup;
import org.evertill.usecase.ProductLookup.Single;

/** Makes the line of a scan. */
final class Lines {

    /** Characters of a line's description; the rest of a longer one is cut off. */
    private static final int MAX_DESCRIPTION = 300;

    /** Characters of a line's code. */
    private static final int MAX_CODE = 80;

    private static final Quantity MAX_QUANTITY = Quantity.of(Checkout.MAX_QUANTITY_UNITS);
    private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(Checkout.MAX_UNIT_PRICE_MAJOR);

    private Lines() {}

    /** The basket with the line of a scan, and with what goes with it. */
    static Basket added(Reckoning reckoning, Basket basket, Scan scan, IdSource ids) {
        var line = of(reckoning, basket, scan, ids);
        var more = basket.plus(line);
        return Deposits.of(reckoning, basket, line, ids)
                .map(deposit -> more.plus(checked(deposit)))
                .orElse(more);
    }

    private static Basket.Line of(Reckoning reckoning, Basket basket, Scan typed, IdSource ids) {
        var reader = reckoning.reader();
        var place = reckoning.place();
        var at = reckoning.at();
        typed.price().ifPresent(price -> checkPrice(price, place));
        var found = ProductLookup.byCode(reader, place, at, typed.code(), typed.productId());
        var product = found.product();
        var said = found.barcode().said();
        var scan = counted(typed, found);
        Deposits.checkNegative(basket, product, scan.quantity());
        checkQuantity(absolute(scan.quantity()));
        var specials = new Specials(reckoning, basket, product, typed.code());
        specials.check(scan, said);
        checkExpiry(said, basket.kind(), scan, product, place.day(at));
        var row = inForce(reckoning, basket, scan, product);
        var own = scan.price().isPresent() ? Optional.<PriceRow>empty() : row;
        var charge = charge(found, scan, own, place);
        checkQuantity(absolute(charge.quantity()));
        var line = new Basket.Line(
                ids.next(),
                product,
                code(found, scan.code().strip()),
                cut(scan.description().filter(d -> !d.isBlank()).orElse(product.label())),
                charge.quantity(),
                charge.price(),
                row.map(PriceRow::taxIncluded).orElse(true),
                Prices.rateBasisPoints(reader, place, product.taxClass(), at),
                charge.row().map(PriceRow::id));
        return checked(line.withTaxation(Prices.taxation(reader, place, product.taxClass(), at))
                .withParticulars(specials.particulars(scan, said, charge.quantity())));
    }

    /** In the product's own units: a code may stand for a case of them. */
    private static Scan counted(Scan scan, Single found) {
        if (found.amount().equals(Quantity.ONE) || found.barcode().said().hasAmount()) {
            return scan;
        }
        try {
            var all = scan.quantity().toDecimal().multiply(found.amount().toDecimal());
            return scan.withQuantity(Quantity.of(all));
        } catch (ArithmeticException e) {
            throw Attempt.problem(
                    "sale.bad-quantity",
                    "The code stands for " + found.amount() + " pieces. Type a whole number of them before it.");
        }
    }

    static Quantity absolute(Quantity quantity) {
        return quantity.isNegative() ? quantity.negated() : quantity;
    }

    /** By the price of the one who scans, else that on the label, else the product's own. */
    private static Charge charge(Single found, Scan scan, Optional<PriceRow> own, Place place) {
        var label = new Label(found.barcode().said(), found.product(), scan.quantity());
        if (scan.price().isPresent()) {
            return new Charge(label.quantity(), scan.price().get(), Optional.empty());
        }
        return label.price(place.currency())
                .map(price -> label.charge(price, own))
                .orElseGet(() -> {
                    var row = own.orElseThrow(() -> noPrice(found.product(), place));
                    return new Charge(label.quantity(), row.price(), Optional.of(row));
                });
    }

    /** What was sold too late may come back all the same. */
    private static void checkExpiry(Said said, SaleKind kind, Scan scan, Product product, LocalDate day) {
        if (kind == SaleKind.SALE && !scan.quantity().isNegative() && said.isExpiredOn(day)) {
            var last = said.useBy().orElseThrow();
            throw new ProblemException(Problem.of(
                            "sale.expired",
                            product.name() + " must not be sold: its use-by date was " + last
                                    + said.lot()
                                            .map(lot -> " (lot " + lot + ")")
                                            .orElse("")
                                    + ". Put it aside and take another one.")
                    .with("date", last)
                    .with("product", product.name())
                    .with("lot", said.lot().orElse("")));
        }
    }

    /** What stands on the line of the code: as it was read, GS1 data with its identifiers in brackets. */
    private static String code(Single found, String scanned) {
        return switch (found.barcode()) {
            case Barcode.Plain(var code) ->
                code.equals(found.product().id()) ? found.product().sku() : code;
            case Barcode.Item(var symbology, var gtin, var other) ->
                Barcodes.isStructured(scanned) ? gtin.forms().getFirst() : scanned;
            case Barcode.Elements elements -> elements.text(MAX_CODE);
            case Barcode.InStore own -> own.code();
        };
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
        if (Math.abs(line.total().minor()) > Checkout.MAX_LINE_TOTAL_MINOR) {
            throw Attempt.problem(
                    "sale.too-large",
                    "The amount of the line is too large. Check quantity and price, and type them again.");
        }
        return line;
    }

    static void checkPrice(UnitPrice price, Place place) {
        if (price.isNegative()
                || price.toDecimal().compareTo(MAX_PRICE) > 0
                || !price.currency().equals(place.currency())) {
            throw Attempt.problem(
                    "sale.bad-price",
                    "A price is in " + place.store().currency() + ", not negative and at most "
                            + MAX_PRICE.toPlainString() + ". Type it again.");
        }
    }

    /** For what is scanned; that more of it may be in the basket is reckoned afterwards. */
    private static Optional<PriceRow> inForce(Reckoning reckoning, Basket basket, Scan scan, Product product) {
        var quantity = product.is(Trait.DEPOSIT) ? scan.quantity() : absolute(scan.quantity());
        return Prices.inForce(reckoning.reader(), reckoning.place(), product.id(), reckoning.price(basket, quantity));
    }

    private static ProblemException noPrice(Product product, Place place) {
        return new ProblemException(Problem.of(
                        "sale.no-price",
                        "The product " + product.sku() + " has no price in "
                                + place.store().currency() + ". Type the price, or ask head office to set one.")
                .with("product", product.id()));
    }

    private static String cut(String text) {
        if (text.length() <= MAX_DESCRIPTION) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_DESCRIPTION - 1));
        return text.substring(0, splitsPair ? MAX_DESCRIPTION - 1 : MAX_DESCRIPTION);
    }
}
