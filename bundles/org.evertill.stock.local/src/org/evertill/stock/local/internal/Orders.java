package org.evertill.stock.local.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Quantity;
import org.evertill.stock.OrderDesk;
import org.evertill.stock.OrderDesk.Ordered;
import org.evertill.stock.OrderState;
import org.evertill.stock.PurchaseOrder;
import org.evertill.stock.PurchaseOrderLine;
import org.evertill.stock.StockTypes;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;

/** The purchase orders of this till's store. */
final class Orders {

    private static final int MAX_ORDER_LINES = 1_000;

    private static final String RECEIVED = "SELECT coalesce(sum(quantity_milli), 0) FROM stock_document_lines"
            + " WHERE order_line_id = ? AND is_deleted = 0";

    private Orders() {}

    /** Throws {@code stock.unknown-order}. */
    static Stored<PurchaseOrder> find(Reader reader, Place place, String number) {
        var selection = Selection.where(
                Filter.equal("number", number.strip()),
                Filter.equal("store_id", place.till().storeId()));
        return reader.select(StockTypes.ORDER, selection).stream()
                .findFirst()
                .orElseThrow(() -> Attempt.problem(
                        "stock.unknown-order",
                        "This till knows no order " + number
                                + " of this store. List the open ones; one that head office just made comes with the"
                                + " next synchronisation."));
    }

    /** Throws {@code stock.order-closed} for one of which nothing is expected. */
    static Stored<PurchaseOrder> open(Reader reader, Place place, String number) {
        var order = find(reader, place, number);
        if (order.value().state() != OrderState.OPEN) {
            throw Attempt.problem(
                    "stock.order-closed",
                    "Order " + number + " is closed. Take the goods in without an order, or order them anew.");
        }
        return order;
    }

    static List<PurchaseOrderLine> lines(Reader reader, String orderId) {
        var selection = Selection.where(Filter.equal("order_id", orderId))
                .orderedBy(Order.ascending("position"))
                .page(0, MAX_ORDER_LINES);
        return reader.select(StockTypes.ORDER_LINE, selection).stream()
                .map(Stored::value)
                .toList();
    }

    /** What came of a line of an order, less what was taken back. */
    static Quantity received(Reader reader, String orderLineId) {
        return reader.query(RECEIVED, List.of(orderLineId), row -> new Quantity(row.getLong(1)))
                .getFirst();
    }

    /** What of a line has not come; nothing when it has, or more. */
    static Quantity lacking(Reader reader, PurchaseOrderLine line) {
        var lacking = line.quantity().plus(received(reader, line.id()).negated());
        return lacking.isNegative() ? Quantity.ZERO : lacking;
    }

    static Ordered shown(Reader reader, PurchaseOrder order) {
        return new Ordered(
                order,
                lines(reader, order.id()).stream()
                        .map(line -> new OrderDesk.Line(
                                line.productId(),
                                Goods.name(reader, line.productId()),
                                line.quantity(),
                                received(reader, line.id()),
                                Optional.ofNullable(line.unitCost())))
                        .toList());
    }

    static List<PurchaseOrder> allOpen(Reader reader, Place place) {
        var selection = Selection.where(
                        Filter.equal("state", OrderState.OPEN.name()),
                        Filter.equal("store_id", place.till().storeId()))
                .orderedBy(Order.ascending("ordered_at"))
                .page(0, OrderDesk.MAX_LISTED);
        return reader.select(StockTypes.ORDER, selection).stream()
                .map(Stored::value)
                .toList();
    }

    /** Closes an order of which everything has come; opens one again of which something was taken back. */
    static void follow(UnitOfWork tx, String orderId) {
        var order = tx.find(StockTypes.ORDER, orderId);
        if (order.isEmpty() || order.get().value().state() == OrderState.CANCELLED) {
            return;
        }
        boolean complete =
                lines(tx, orderId).stream().allMatch(line -> lacking(tx, line).isZero());
        var state = complete ? OrderState.CLOSED : OrderState.OPEN;
        tx.update(StockTypes.ORDER, order.get().value().with(state), order.get().version());
    }
}
