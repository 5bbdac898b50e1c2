package org.evertill.stock.local.internal;

import java.time.Instant;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.StockCount;
import org.evertill.kernel.IdSource;
import org.evertill.stock.StockDesk.Counted;
import org.evertill.stock.StockDesk.Counting;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;
import org.evertill.usecase.StockMoments;

/** Notes what was counted. */
final class StockCounter {

    private StockCounter() {}

    static Counted count(UnitOfWork tx, Place place, Counting counting, Instant at, IdSource ids) {
        if (counting.quantity().isNegative() || counting.quantity().compareTo(Goods.MAX_QUANTITY) > 0) {
            throw Attempt.problem(
                    "stock.bad-count",
                    "What is counted is at least 0 and at most " + Goods.MAX_QUANTITY
                            + ". Count again, or type it again.");
        }
        var product = Goods.byCode(tx, place, counting.code(), at);
        var sheet = counting.sheet().map(name -> Sheets.findOpen(tx, place, name));
        return count(tx, place, counting, product, sheet.map(s -> s.value().id()), at, ids);
    }

    /** Of goods that are known already. */
    static Counted count(
            UnitOfWork tx,
            Place place,
            Counting counting,
            Product product,
            Optional<String> sheetId,
            Instant at,
            IdSource ids) {
        String storeId = place.till().storeId();
        var count = new StockCount(
                ids.next(),
                storeId,
                StockMoments.afterAllKnown(tx, storeId, product.id(), at),
                place.till().registerId(),
                product.id(),
                counting.quantity(),
                StockMoments.onHand(tx, storeId, product.id()),
                counting.reference().orElse(null),
                counting.staffId(),
                sheetId.orElse(null));
        tx.insert(DomainTypes.STOCK_COUNT, count);
        return new Counted(count, product);
    }
}
