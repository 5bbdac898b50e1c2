package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.checkout.CouponSource;
import org.evertill.domain.Coupon;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.PriceRule;
import org.evertill.domain.Promotion;
import org.evertill.entity.ColumnType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Buyer;
import org.evertill.pricing.Offer;
import org.evertill.pricing.Offers;
import org.evertill.pricing.Pricing;
import org.evertill.settings.SaleSettings;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.usecase.Place;
import org.evertill.usecase.Prices;
import org.evertill.usecase.TillSettings;

/**
 * Works out what a basket costs now, with the prices and promotions that this till knows.
 *
 * @param at when it is sold
 */
record Reckoning(Reader reader, Place place, Instant at, Deals deals) {

    /**
     * The basket with its discounts, and with the prices for all that is bought of some products.
     *
     * @param productIds those of which the quantity changed
     */
    Basket reckoned(Basket basket, Set<String> productIds) {
        var priced = basket;
        for (String productId : productIds) {
            priced = priced(priced, productId);
        }
        return Pricing.price(taxed(priced), offers(priced));
    }

    /** With tax rounded where it is set to be; history that is replayed is rounded line by line. */
    private Basket taxed(Basket basket) {
        return basket.at().isPresent()
                ? basket
                : basket.with(basket.circumstances()
                        .rounded(TillSettings.of(reader, place).value(SaleSettings.TAX_ROUNDING)));
    }

    /** The basket with all its prices asked for anew, as for another customer. */
    Basket reckoned(Basket basket) {
        var products = new HashSet<String>();
        basket.lines().forEach(line -> products.add(line.product().id()));
        return reckoned(basket, products);
    }

    /** The products of which the quantity changed from one basket to the next. */
    static Set<String> changed(Basket before, Basket after) {
        var difference = quantities(after);
        quantities(before).forEach((product, milli) -> difference.merge(product, -milli, Long::sum));
        difference.values().removeIf(milli -> milli == 0);
        return difference.keySet();
    }

    /**
     * The basket with a coupon; empty for a code that is none. Throws {@code sale.coupon-not-valid} for one that does not hold now, and the
     * like for one with a number.
     */
    Optional<Basket> withCoupon(Basket basket, String code) {
        var source = deals.source(code);
        if (source.isPresent()) {
            var next = basket.withCouponLast(code);
            source.get().offer(new CouponSource.Asked(code, next, at, reader)).orThrow();
            return Optional.of(next);
        }
        return isCoupon(basket, code)
                ? Optional.of(basket.withCoupon(code))
                : Coupons.scanned(reader, code).map(coupon -> withNumbered(basket, coupon));
    }

    private Basket withNumbered(Basket basket, Coupon coupon) {
        var next = Coupons.with(reader, basket, coupon);
        if (next.coupons().contains(coupon.id())) {
            var promotions = reader.find(DomainTypes.PROMOTION, coupon.promotionId()).stream()
                    .map(Stored::value)
                    .toList();
            refuseOutOfForce(promotions, next, coupon.id());
        }
        return next;
    }

    private boolean isCoupon(Basket basket, String code) {
        var promotions = reader
                .select(
                        DomainTypes.PROMOTION,
                        Selection.where(Filter.equal("coupon", code), Filter.equal("active", true)))
                .stream()
                .map(Stored::value)
                .toList();
        if (promotions.isEmpty()) {
            return false;
        }
        refuseOutOfForce(promotions, basket.withCoupon(code), code);
        return true;
    }

    private void refuseOutOfForce(List<Promotion> promotions, Basket basket, String code) {
        if (Offers.inForce(promotions, asked(basket), deals.kinds()).isEmpty()) {
            String name = promotions.stream()
                    .map(promotion -> " (" + promotion.name() + ")")
                    .findFirst()
                    .orElse("");
            throw new ProblemException(Problem.of(
                            "sale.coupon-not-valid",
                            "The coupon " + code + name + " is not valid here, now, or for this customer.")
                    .with("coupon", code));
        }
    }

    private Basket priced(Basket basket, String productId) {
        var byDirection = basket.lines().stream()
                .filter(line -> isByRow(line) && line.product().id().equals(productId))
                .collect(Collectors.partitioningBy(Basket.Line::comesBack));
        return priced(priced(basket, productId, byDirection.get(false)), productId, byDirection.get(true));
    }

    /** What is bought has the price for as much as is bought, and what comes back within a sale that for as much as comes back. */
    private Basket priced(Basket basket, String productId, List<Basket.Line> lines) {
        if (lines.isEmpty()) {
            return basket;
        }
        var all = lines.stream().map(Basket.Line::quantity).reduce(Quantity.ZERO, Quantity::plus);
        var quantity = lines.getFirst().comesBack() ? all.negated() : all;
        return Prices.inForce(reader, place, productId, price(basket, quantity))
                .map(row -> priced(basket, lines, row))
                .orElse(basket);
    }

    private static Basket priced(Basket basket, List<Basket.Line> lines, PriceRow row) {
        var priced = basket;
        for (Basket.Line line : lines) {
            priced = priced.withLine(Lines.checked(line.withPrice(row)));
        }
        return priced;
    }

    /** For how a price is asked in a basket. */
    PriceRule.Asked price(Basket basket, Quantity quantity) {
        return new PriceRule.Asked(
                place.store().id(),
                Optional.ofNullable(place.store().priceList()),
                basket.buyer().flatMap(Buyer::group),
                quantity,
                at);
    }

    /** History that is replayed has its prices already. */
    private List<Offer> offers(Basket basket) {
        if (basket.at().isPresent()) {
            return List.of();
        }
        var all = Stream.of(
                        Filter.empty("valid_until"), Filter.of("valid_until", Comparison.GREATER, ColumnType.text(at)))
                .flatMap(ending -> reader
                        .select(
                                DomainTypes.PROMOTION,
                                Selection.where(
                                                Filter.equal("active", true),
                                                Filter.of("valid_from", Comparison.LESS_OR_EQUAL, ColumnType.text(at)),
                                                ending)
                                        .page(0, Selection.MAX_LIMIT))
                        .stream())
                .map(Stored::value)
                .toList();
        var offers = new ArrayList<>(Offers.inForce(all, asked(basket), deals.kinds()));
        offers.addAll(brought(basket));
        return offers;
    }

    /** Those of coupons that bundles bring; one that does not hold any more is passed over. */
    private List<Offer> brought(Basket basket) {
        var offers = new ArrayList<Offer>();
        for (String code : basket.coupons()) {
            deals.source(code)
                    .map(source -> source.offer(new CouponSource.Asked(code, basket, at, reader)))
                    .ifPresent(outcome -> {
                        if (outcome instanceof Outcome.Ok<Offer>(var offer)) {
                            offers.add(offer);
                        }
                    });
        }
        return offers;
    }

    private Offers.Asked asked(Basket basket) {
        return new Offers.Asked(
                place.store().id(),
                place.zone(),
                at,
                basket.buyer().flatMap(Buyer::group),
                Set.copyOf(basket.coupons()),
                Coupons.promotions(reader, basket));
    }

    private static Map<String, Long> quantities(Basket basket) {
        var quantities = new HashMap<String, Long>();
        basket.lines().stream()
                .filter(Reckoning::isByRow)
                .forEach(line ->
                        quantities.merge(line.product().id(), line.quantity().thousandths(), Long::sum));
        return quantities;
    }

    /** Neither an open price nor what comes back. */
    private static boolean isByRow(Basket.Line line) {
        return line.priceRowId().isPresent() && line.returned().isEmpty();
    }
}
