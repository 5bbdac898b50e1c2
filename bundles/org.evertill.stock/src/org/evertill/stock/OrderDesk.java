package org.evertill.stock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.domain.Product;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;

/**
 * What is to be there and what is ordered, what goods cost and bring; a service. Works on the till's database alone, so it goes on
 * without the network. Needs {@code ORDER_STOCK} throughout: whoever orders sees what goods cost. Any thread but the UI's.
 *
 * <p>Problems of all use cases: {@code till.not-enrolled}, {@code till.no-store}, {@code staff.ended}, {@code staff.needs-approval},
 * after which the same can be done {@linkplain #with with an approval}; of those that take a code: {@code sale.unknown-code},
 * {@code sale.ambiguous-code}, {@code barcode.…}, {@code sale.no-stock}.
 */
public interface OrderDesk {

    /** Orders listed at most. */
    int MAX_LISTED = 1_000;

    /** Days of a margin at most. */
    int MAX_DAYS = 100;

    /** The same use cases with what somebody allowed. */
    OrderDesk with(Approval approval);

    /**
     * Orders goods. Problems: {@code stock.no-lines}, {@code stock.too-many-lines}, {@code sale.bad-quantity}, {@code stock.bad-cost},
     * {@code stock.bad-text}.
     */
    Outcome<Ordered> order(NewOrder order);

    /** The open orders of the store, the oldest first. */
    Outcome<List<Ordered>> openOrders(String staffId);

    /** One order with what came of it. Problem: {@code stock.unknown-order}. */
    Outcome<Ordered> order(String staffId, String number);

    /**
     * Says that nothing more is expected of an order; what is lacking stays to be seen. Problems: {@code stock.unknown-order},
     * {@code stock.order-closed}.
     */
    Outcome<Ordered> close(String staffId, String number);

    /** Says how much of a product there should be. Problem: {@code stock.bad-target}. */
    Outcome<StockTarget> target(NewTarget target);

    /** What is low, as it stands. */
    Outcome<List<Wanted>> low(String staffId);

    /** What to order, as it stands, by supplier. */
    Outcome<List<Wanted>> suggestions(String staffId);

    /**
     * Orders what is suggested, one order for each supplier; what has no supplier is left. Problem: {@code stock.nothing-to-order}.
     *
     * @param supplier only of this one
     */
    Outcome<List<Ordered>> reorder(String staffId, Optional<String> supplier);

    /** What a product costs on average now; empty when nobody wrote it down. */
    Outcome<Optional<AverageCost.Pool>> cost(String staffId, String code);

    /**
     * What was earned on some days of the store's calendar. Problem: {@code stock.bad-days}.
     *
     * @param until the last day
     */
    Outcome<Margin> margin(String staffId, LocalDate from, LocalDate until);

    /** The differences that were counted with a sheet, at what goods cost. Problem: {@code stock.unknown-sheet}. */
    Outcome<Differences> differences(String staffId, String sheet);

    /** Stock code and name of a product; its identifier where this till does not know it. */
    String name(String productId);

    /**
     * What is ordered.
     *
     * @param items with what one is expected to cost
     */
    record NewOrder(
            String staffId,
            String supplier,
            Optional<LocalDate> expectedOn,
            Optional<String> note,
            List<GoodsDesk.Item> items) {

        public NewOrder {
            items = List.copyOf(items);
        }
    }

    /** How much of a product there should be. */
    record NewTarget(
            String staffId,
            String code,
            Quantity minimum,
            Quantity target,
            Optional<Quantity> orderUnit,
            Optional<String> supplier) {}

    /** An order with what came of it. */
    record Ordered(PurchaseOrder order, List<Line> lines) {

        public Ordered {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line of an order.
     *
     * @param productId what was ordered
     * @param name the product's
     * @param received what came of it
     */
    record Line(String productId, String name, Quantity ordered, Quantity received, Optional<UnitPrice> unitCost) {

        /** What came more than was ordered; negative for what is lacking. */
        public Quantity difference() {
            return received.plus(ordered.negated());
        }
    }

    /**
     * What was found more and less than expected.
     *
     * @param value of all of which the cost is known; negative when more is missing than was found
     */
    record Differences(CountSheet sheet, List<Differing> lines, Money value) {

        public Differences {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Goods of which something else was found than expected.
     *
     * @param value at the average cost; empty where nobody wrote it down
     */
    record Differing(StockDesk.SheetLine line, Optional<Money> value) {}

    /** How a product stands of which there should be some. */
    record Wanted(Product product, Supply supply) {}
}
