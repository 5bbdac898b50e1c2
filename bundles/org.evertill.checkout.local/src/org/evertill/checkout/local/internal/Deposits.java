package org.evertill.checkout.local.internal;

import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Particulars;
import org.evertill.storage.Stored;
import org.evertill.usecase.Prices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is charged with goods and comes back empty. */
final class Deposits {

    private static final Logger LOG = LoggerFactory.getLogger(Deposits.class);

    private Deposits() {}

    /**
     * The line that goes with another one; empty for what has no deposit. A deposit without a product or a price here is not charged: master
     * data that is missing stops no sale; it is logged.
     */
    static Optional<Basket.Line> of(Reckoning reckoning, Basket basket, Basket.Line line, IdSource ids) {
        String depositId = line.product().depositProductId();
        if (depositId == null || basket.at().isPresent()) {
            return Optional.empty();
        }
        var deposit = reckoning
                .reader()
                .find(DomainTypes.PRODUCT, depositId)
                .map(Stored<Product>::value)
                .filter(Product::active);
        var made = deposit.flatMap(product -> Prices.inForce(
                        reckoning.reader(), reckoning.place(), product.id(), reckoning.price(basket, line.quantity()))
                .map(row -> new Basket.Line(
                                ids.next(),
                                product,
                                product.sku(),
                                product.label(),
                                line.quantity(),
                                row.price(),
                                row.taxIncluded(),
                                Prices.rateBasisPoints(
                                        reckoning.reader(), reckoning.place(), product.taxClass(), reckoning.at()),
                                Optional.of(row.id()))
                        .withParticulars(Particulars.with(line.id()))));
        if (made.isEmpty()) {
            LOG.warn(
                    "the deposit {} of product {} has no product or price here",
                    depositId,
                    line.product().id());
        }
        return made;
    }

    /** Throws {@code sale.bad-quantity} for a negative quantity where nothing comes back: in a refund, in history, of a line that is sold. */
    static void checkNegative(Basket basket, Product product, Quantity quantity) {
        boolean isPossible = basket.kind() == SaleKind.SALE
                && (product.is(Trait.DEPOSIT) || basket.at().isEmpty());
        if (quantity.isNegative() && !isPossible) {
            throw new ProblemException(Problem.of(
                            "sale.bad-quantity",
                            "A negative quantity takes " + product.label()
                                    + " back within a sale, and nowhere else. Type it without the sign.")
                    .with("product", product.id()));
        }
    }

    /** Throws {@code sale.goes-with} for a line of a sale whose quantity is that of another one. */
    static void checkAlone(Basket basket, Basket.Line line) {
        var goods = line.particulars().goesWith().flatMap(basket::line);
        if (basket.kind() == SaleKind.SALE
                && goods.isPresent()
                && line.returned().isEmpty()) {
            throw new ProblemException(Problem.of(
                            "sale.goes-with",
                            line.description() + " goes with " + goods.get().description()
                                    + ". Change the line of that; this one follows.")
                    .with("line", goods.get().id()));
        }
    }
}
