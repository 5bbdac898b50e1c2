package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.Optional;
import org.evertill.checkout.Checkout.Adjustment;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.ProductKind;
import org.evertill.domain.StockMovement;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Quantity;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;

/** Moves stock without a sale. */
final class StockAdjuster {

    private StockAdjuster() {}

    static StockMovement adjust(UnitOfWork tx, Place place, Adjustment adjustment, Instant at, IdSource ids) {
        var quantity = adjustment.quantity();
        Lines.checkQuantity(quantity.isNegative() ? quantity.negated() : quantity);
        var product = ProductLookup.byCode(tx, place.day(at), adjustment.code(), Optional.empty())
                .product();
        if (product.kind() != ProductKind.GOODS) {
            throw Attempt.problem(
                    "sale.no-stock", "No stock is kept of " + product.sku() + ". Only goods can be moved.");
        }
        var movement = new StockMovement(
                ids.next(),
                place.till().storeId(),
                adjustment.at().isPresent()
                        ? at
                        : StockCounter.afterCount(tx, place.till().storeId(), product.id(), at),
                place.till().registerId(),
                product.id(),
                quantity,
                kind(quantity),
                null,
                adjustment.reason(),
                adjustment.reference().orElse(null),
                adjustment.staffId());
        tx.insert(DomainTypes.STOCK_MOVEMENT, movement);
        return movement;
    }

    private static MovementKind kind(Quantity quantity) {
        return quantity.isNegative() ? MovementKind.WRITE_OFF : MovementKind.ADJUSTMENT;
    }
}
