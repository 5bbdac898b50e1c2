package org.evertill.headoffice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Product;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.stock.GoodsDesk.Item;
import org.evertill.stock.GoodsDesk.Transfer;
import org.evertill.stock.Margin;
import org.evertill.stock.OrderDesk.Ordered;
import org.evertill.stock.Supply;

/** Stock of all stores, as head office has heard of it. Any thread. */
public interface StockBook {

    /** Transfers and orders listed at most. */
    int MAX_LISTED = 1_000;

    /**
     * What there is of a product, by store. Problem: {@code headoffice.unknown-product}.
     *
     * @param code stock code, barcode as it is written, or identifier
     */
    Outcome<OnHand> onHand(String code);

    /** The transfers of which something is on its way, lost, or came too much, the newest first. */
    Outcome<List<Transfer>> openTransfers();

    /**
     * The open orders of a store, the oldest first; of all stores when none is named. Problem: {@code headoffice.unknown-store}.
     */
    Outcome<List<Ordered>> openOrders(Optional<String> storeId);

    /**
     * Orders goods for a store, whose tills hear of it. Problems: {@code headoffice.unknown-store}, {@code headoffice.unknown-product},
     * {@code stock.no-lines}, {@code stock.too-many-lines}, {@code sale.bad-quantity}, {@code stock.bad-cost}, {@code stock.bad-text}.
     *
     * @param items with codes as for {@link #onHand}
     */
    Outcome<Ordered> order(
            String storeId, String supplier, Optional<LocalDate> expectedOn, List<Item> items, String userId);

    /** Says that nothing more is expected of an order. Problems: {@code stock.unknown-order}, {@code stock.order-closed}. */
    Outcome<Ordered> closeOrder(String number, String userId);

    /** How the products of a store stand that have a target. Problem: {@code headoffice.unknown-store}. */
    Outcome<List<Supply>> supplies(String storeId);

    /**
     * What a store earned on some days of its calendar, with what it knows now of costs. Problems: {@code headoffice.unknown-store},
     * {@code stock.bad-days}.
     *
     * @param until the last day
     */
    Outcome<Margin> margin(String storeId, LocalDate from, LocalDate until);

    /** Stock code and name of a product; its identifier where head office does not know it. */
    String name(String productId);

    /** A product in all stores that ever had it. */
    record OnHand(Product product, List<InStore> stores) {

        public OnHand {
            stores = List.copyOf(stores);
        }
    }

    /**
     * What a store has.
     *
     * @param heardAt how old that knowledge is: when head office last heard of that till of the store of which it has not heard for
     *     longest; empty while there is one of which it never did
     */
    record InStore(String storeId, String storeName, Quantity quantity, Optional<Instant> heardAt) {}
}
