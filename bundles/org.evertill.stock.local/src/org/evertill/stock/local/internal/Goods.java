package org.evertill.stock.local.internal;

import java.time.Instant;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.kernel.Quantity;
import org.evertill.stock.StockDesk;
import org.evertill.storage.Reader;
import org.evertill.storage.Stored;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;
import org.evertill.usecase.ProductLookup;

/** The goods that a code stands for, and how much of something moves. */
final class Goods {

    static final Quantity MAX_QUANTITY = Quantity.of(StockDesk.MAX_QUANTITY_UNITS);

    private Goods() {}

    /** Throws {@code sale.unknown-code}, {@code sale.ambiguous-code}, {@code sale.no-stock}, {@code barcode.…}. */
    static Product byCode(Reader reader, Place place, String code, Instant at) {
        var product =
                ProductLookup.byCode(reader, place, at, code, Optional.empty()).product();
        if (product.kind() != ProductKind.GOODS) {
            throw Attempt.problem(
                    "sale.no-stock", "No stock is kept of " + product.sku() + ". Only goods are counted and moved.");
        }
        return product;
    }

    /** Stock code and name; the identifier of what is not known here. */
    static String name(Reader reader, String productId) {
        return reader.find(DomainTypes.PRODUCT, productId)
                .map(Stored::value)
                .map(product -> product.sku() + " " + product.name())
                .orElse(productId);
    }

    /** Throws {@code sale.bad-quantity} for what is not more than nothing, or too much. */
    static Quantity checked(Quantity quantity) {
        if (quantity.isZero() || quantity.isNegative() || quantity.compareTo(MAX_QUANTITY) > 0) {
            throw Attempt.problem(
                    "sale.bad-quantity",
                    "A quantity is more than zero and at most " + MAX_QUANTITY + ". Type it again.");
        }
        return quantity;
    }
}
