package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Counted;
import org.evertill.checkout.Checkout.Counting;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.domain.StockCount;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Quantity;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;

/**
 * Notes what was counted, and keeps the moments of counts and movements in the order in which a till knew of them: a clock
 * that is wrong, here or where the count was made, does not turn a sale after a count into one before it.
 */
final class StockCounter {

    private static final Quantity MAX_QUANTITY = Quantity.of(Checkout.MAX_QUANTITY_UNITS);

    private StockCounter() {}

    static Counted count(UnitOfWork tx, Place place, Counting counting, Instant at, IdSource ids) {
        if (counting.quantity().isNegative() || counting.quantity().compareTo(MAX_QUANTITY) > 0) {
            throw Attempt.problem(
                    "stock.bad-count",
                    "What is counted is at least 0 and at most " + MAX_QUANTITY + ". Count again, or type it again.");
        }
        var product = ProductLookup.byCode(tx, place.day(at), counting.code(), Optional.empty())
                .product();
        if (product.kind() != ProductKind.GOODS) {
            throw Attempt.problem(
                    "sale.no-stock", "No stock is kept of " + product.sku() + ". Only goods can be counted.");
        }
        var count = new StockCount(
                ids.next(),
                place.till().storeId(),
                afterAllKnown(tx, place, product, at),
                place.till().registerId(),
                product.id(),
                counting.quantity(),
                onHand(tx, place, product),
                counting.reference().orElse(null),
                counting.staffId());
        tx.insert(DomainTypes.STOCK_COUNT, count);
        return new Counted(count, product);
    }

    /** When goods move that move now: after the last count that this till knows of. */
    static Instant afterCount(Reader reader, String storeId, String productId, Instant now) {
        return moment(
                        reader,
                        "SELECT counted_at FROM stock_balance WHERE store_id = ? AND product_id = ?",
                        storeId,
                        productId)
                .map(counted -> counted.plusMillis(1))
                .filter(after -> after.isAfter(now))
                .orElse(now);
    }

    /** Whatever this till knows to have moved is in what was counted, and an earlier count does not stand. */
    private static Instant afterAllKnown(Reader reader, Place place, Product product, Instant now) {
        var counted = afterCount(reader, place.till().storeId(), product.id(), now);
        var moved = moment(
                reader,
                "SELECT max(occurred_at) FROM stock_movements WHERE store_id = ? AND product_id = ?",
                place.till().storeId(),
                product.id());
        return Stream.concat(Stream.of(counted), moved.stream())
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private static Quantity onHand(Reader reader, Place place, Product product) {
        return reader
                .query(
                        "SELECT quantity_milli FROM stock_balance WHERE store_id = ? AND product_id = ?",
                        List.of(place.till().storeId(), product.id()),
                        row -> new Quantity(row.getLong(1)))
                .stream()
                .findFirst()
                .orElse(Quantity.ZERO);
    }

    private static Optional<Instant> moment(Reader reader, String sql, String storeId, String productId) {
        return reader
                .query(
                        sql,
                        List.of(storeId, productId),
                        row -> Optional.ofNullable(row.getString(1)).map(Instant::parse))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }
}
