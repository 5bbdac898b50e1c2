package org.evertill.headoffice.postgres.internal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.domain.Store;
import org.evertill.headoffice.StockBook;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.kernel.VersionVector;
import org.evertill.stock.GoodsDesk;
import org.evertill.stock.GoodsDesk.Item;
import org.evertill.stock.OrderDesk;
import org.evertill.stock.OrderDesk.Ordered;
import org.evertill.stock.OrderState;
import org.evertill.stock.PurchaseOrder;
import org.evertill.stock.PurchaseOrderLine;
import org.evertill.stock.StockDesk;
import org.evertill.stock.StockTypes;

/** Purchase orders that head office makes for its stores, and those of all. */
record StockOrders(Connection connection, Tables tables, OwnWrites writes) {

    private static final int MAX_SUPPLIER = 120;
    private static final BigDecimal MAX_UNIT_COST = BigDecimal.valueOf(1_000_000_000L);
    private static final Quantity MOST = Quantity.of(StockDesk.MAX_QUANTITY_UNITS);

    private static final String RECEIVED = "SELECT coalesce(sum(quantity_milli), 0) FROM stock_document_lines"
            + " WHERE order_line_id = ? AND NOT is_deleted";

    List<Ordered> open(Optional<String> storeId) throws SQLException {
        var orders = rows().rows(
                        StockTypes.ORDER,
                        " WHERE t.state = 'OPEN' AND t.store_id = coalesce(?, t.store_id) AND NOT t.is_deleted"
                                + " ORDER BY t.ordered_at, t.id LIMIT " + StockBook.MAX_LISTED,
                        List.of(storeId));
        var shown = new ArrayList<Ordered>();
        for (PurchaseOrder order : orders) {
            shown.add(shown(order));
        }
        return shown;
    }

    Ordered order(Store store, String supplier, Optional<LocalDate> expectedOn, List<Item> items, By by)
            throws SQLException {
        String of = supplier.strip();
        if (of.isEmpty() || of.length() > MAX_SUPPLIER) {
            throw problem("stock.bad-text", "Say of whom it is ordered, in at most " + MAX_SUPPLIER + " characters.");
        }
        if (items.isEmpty() || items.size() > GoodsDesk.MAX_LINES) {
            throw problem(
                    items.isEmpty() ? "stock.no-lines" : "stock.too-many-lines",
                    "An order has 1 to " + GoodsDesk.MAX_LINES + " lines. Say what is ordered, and how much.");
        }
        Replica.lock(connection, VersionVector.HEAD_OFFICE);
        var order = new PurchaseOrder(
                by.ids().next(),
                store.id(),
                nextNumber(store.id()),
                of,
                OrderState.OPEN,
                by.at(),
                expectedOn.orElse(null),
                null,
                by.userId());
        var wanted = new ArrayList<>(List.of(writes.wanted(StockTypes.ORDER, order)));
        for (int i = 0; i < items.size(); i++) {
            wanted.add(writes.wanted(StockTypes.ORDER_LINE, line(order, store, i + 1, items.get(i), by.ids())));
        }
        writes.save(connection, wanted, by.userId(), by.at());
        return shown(order);
    }

    Ordered close(String number, By by) throws SQLException {
        Replica.lock(connection, VersionVector.HEAD_OFFICE);
        var order =
                rows()
                        .rows(StockTypes.ORDER, " WHERE t.number = ? AND NOT t.is_deleted", List.of(number.strip()))
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> problem(
                                "stock.unknown-order", "There is no order " + number + ". List the open ones."));
        if (order.state() != OrderState.OPEN) {
            throw problem("stock.order-closed", "Order " + number + " is closed already. Nothing was changed.");
        }
        boolean came = shown(order).lines().stream().anyMatch(l -> !l.received().isZero());
        var closed = order.with(came ? OrderState.CLOSED : OrderState.CANCELLED);
        writes.save(connection, List.of(writes.wanted(StockTypes.ORDER, closed)), by.userId(), by.at());
        return shown(closed);
    }

    /** By whom and when. */
    record By(String userId, Instant at, IdSource ids) {}

    private PurchaseOrderLine line(PurchaseOrder order, Store store, int position, Item item, IdSource ids)
            throws SQLException {
        var quantity = item.quantity();
        if (quantity.compareTo(Quantity.ZERO) <= 0 || quantity.compareTo(MOST) > 0) {
            throw problem("sale.bad-quantity", "A quantity is more than zero and at most " + MOST + ". Type it again.");
        }
        item.unitCost().ifPresent(cost -> checkCost(store, cost));
        return new PurchaseOrderLine(
                ids.next(),
                order.id(),
                order.storeId(),
                position,
                new StockProducts(rows()).byCode(item.code()).id(),
                quantity,
                item.unitCost().orElse(null));
    }

    private static void checkCost(Store store, UnitPrice cost) {
        if (cost.isNegative()
                || !cost.currency().equals(Currency.getInstance(store.currency()))
                || cost.toDecimal().compareTo(MAX_UNIT_COST) > 0) {
            throw problem(
                    "stock.bad-cost",
                    "What one costs is in " + store.currency() + ", not negative and at most "
                            + MAX_UNIT_COST.toPlainString() + ". Type it again.");
        }
    }

    /** {@code S1-HQ-P000001}; head office makes one at a time, under its own lock. */
    private String nextNumber(String storeId) throws SQLException {
        String beginning = storeId + "-HQ-P";
        try (var query = connection.prepareStatement("SELECT coalesce(max(substr(number, ?)::bigint), 0) + 1"
                + " FROM purchase_orders WHERE number ~ ('^' || ? || '[0-9]{1,12}$')")) {
            query.setInt(1, beginning.length() + 1);
            query.setString(2, beginning);
            try (var row = query.executeQuery()) {
                row.next();
                return String.format(Locale.ROOT, "%s%06d", beginning, row.getLong(1));
            }
        }
    }

    private Ordered shown(PurchaseOrder order) throws SQLException {
        var lines = new ArrayList<OrderDesk.Line>();
        for (PurchaseOrderLine line : rows().rows(
                        StockTypes.ORDER_LINE,
                        " WHERE t.order_id = ? AND NOT t.is_deleted ORDER BY t.position, t.id",
                        List.of(order.id()))) {
            lines.add(new OrderDesk.Line(
                    line.productId(),
                    new StockProducts(rows()).name(line.productId()),
                    line.quantity(),
                    received(line.id()),
                    Optional.ofNullable(line.unitCost())));
        }
        return new Ordered(order, lines);
    }

    private Quantity received(String lineId) throws SQLException {
        return new PostgresFacts(connection)
                .rows(RECEIVED, List.of(lineId), row -> new Quantity(row.getLong(1)))
                .getFirst();
    }

    private TypedRows rows() {
        return new TypedRows(connection, tables);
    }

    private static ProblemException problem(String code, String message) {
        return new ProblemException(Problem.of(code, message));
    }
}
