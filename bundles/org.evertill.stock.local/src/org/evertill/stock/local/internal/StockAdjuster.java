package org.evertill.stock.local.internal;

import java.time.Instant;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.StockMovement;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Quantity;
import org.evertill.stock.StockDesk.Adjustment;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Place;
import org.evertill.usecase.StockMoments;

/** Moves stock without a sale. */
final class StockAdjuster {

    private StockAdjuster() {}

    static StockMovement adjust(UnitOfWork tx, Place place, Adjustment adjustment, Instant at, IdSource ids) {
        var quantity = adjustment.quantity();
        Goods.checked(quantity.isNegative() ? quantity.negated() : quantity);
        var product = Goods.byCode(tx, place, adjustment.code(), at);
        var movement = new StockMovement(
                ids.next(),
                place.till().storeId(),
                adjustment.at().isPresent()
                        ? at
                        : StockMoments.afterCount(tx, place.till().storeId(), product.id(), at),
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
