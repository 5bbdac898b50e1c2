package org.evertill.catalogue.local.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.catalogue.CatalogueDesk.Circumstance;
import org.evertill.catalogue.CatalogueDesk.Piece;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.PriceRule;
import org.evertill.domain.Product;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Offers;
import org.evertill.pricing.Trial;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.usecase.Prices;

/** A basket that nobody buys, at the prices of a moment. */
record TrialBasket(Rules rules, Circumstance circumstance) {

    /** What all promotions do to it. */
    Trial tried(List<Piece> pieces) {
        var basket = Basket.begun("trial", SaleKind.SALE, "", rules.place().currency(), circumstance.at());
        for (Piece piece : pieces) {
            basket = with(basket, piece, quantity(pieces, piece.productId()));
        }
        var promotions = rules
                .reader()
                .select(
                        DomainTypes.PROMOTION,
                        Selection.all()
                                .orderedBy(Selection.Order.descending("priority"), Selection.Order.ascending("name"))
                                .page(0, Selection.MAX_LIMIT))
                .stream()
                .map(Stored::value)
                .toList();
        var asked = new Offers.Asked(
                rules.place().store().id(),
                rules.place().zone(),
                circumstance.at(),
                circumstance.customerGroup(),
                circumstance.coupons());
        return Trial.of(basket, promotions, asked, rules.kinds());
    }

    /** A price may hold from so many pieces on, in however many lines they are. */
    private static Quantity quantity(List<Piece> pieces, String productId) {
        return pieces.stream()
                .filter(piece -> piece.productId().equals(productId))
                .map(Piece::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private Basket with(Basket basket, Piece piece, Quantity all) {
        var product =
                rules.reader().find(DomainTypes.PRODUCT, piece.productId()).map(Stored::value);
        if (product.isEmpty()) {
            return basket;
        }
        var store = rules.place().store();
        var asked = new PriceRule.Asked(
                store.id(),
                Optional.ofNullable(store.priceList()),
                circumstance.customerGroup(),
                all,
                circumstance.at());
        return Prices.inForce(rules.reader(), rules.place(), piece.productId(), asked)
                .map(row -> basket.plus(line(basket, product.get(), piece.quantity(), row)))
                .orElse(basket);
    }

    private Basket.Line line(Basket basket, Product product, Quantity quantity, PriceRow row) {
        int rate = Prices.rateBasisPoints(rules.reader(), rules.place(), product.taxClass(), circumstance.at());
        return new Basket.Line(
                "line-" + basket.lines().size(),
                product,
                product.sku(),
                product.label(),
                quantity,
                row.price(),
                row.taxIncluded(),
                rate,
                Optional.of(row.id()));
    }
}
