package org.evertill.stock.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.kernel.Quantity;
import org.evertill.stock.StockDesk;
import org.evertill.stock.StockDesk.OnHand;
import org.evertill.storage.Reader;
import org.evertill.storage.Stored;
import org.evertill.usecase.Place;
import org.jspecify.annotations.Nullable;

/** What there is in this till's store. */
final class OnHandList {

    private static final String ONE =
            "SELECT quantity_milli, counted_at FROM stock_balance WHERE store_id = ? AND product_id = ?";

    private static final String NEGATIVE = "SELECT product_id, quantity_milli, counted_at FROM stock_balance"
            + " WHERE store_id = ? AND quantity_milli < 0 ORDER BY quantity_milli, product_id LIMIT "
            + StockDesk.MAX_LISTED;

    private record Balance(String productId, long milli, Optional<Instant> countedAt) {}

    private OnHandList() {}

    static OnHand of(Reader reader, Place place, Product product) {
        return reader
                .query(
                        ONE,
                        List.of(place.till().storeId(), product.id()),
                        row -> new OnHand(product, new Quantity(row.getLong(1)), moment(row.getString(2))))
                .stream()
                .findFirst()
                .orElseGet(() -> new OnHand(product, Quantity.ZERO, Optional.empty()));
    }

    static List<OnHand> negative(Reader reader, Place place) {
        var balances = reader.query(
                NEGATIVE,
                List.of(place.till().storeId()),
                row -> new Balance(row.getString(1), row.getLong(2), moment(row.getString(3))));
        var list = new ArrayList<OnHand>();
        for (Balance balance : balances) {
            reader.find(DomainTypes.PRODUCT, balance.productId)
                    .map(Stored::value)
                    .ifPresent(p -> list.add(new OnHand(p, new Quantity(balance.milli), balance.countedAt)));
        }
        return list;
    }

    private static Optional<Instant> moment(@Nullable String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }
}
