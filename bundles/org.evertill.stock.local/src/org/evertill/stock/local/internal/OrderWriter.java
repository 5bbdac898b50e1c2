package org.evertill.stock.local.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Product;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.stock.GoodsDesk;
import org.evertill.stock.OrderDesk.NewOrder;
import org.evertill.stock.OrderDesk.NewTarget;
import org.evertill.stock.OrderDesk.Wanted;
import org.evertill.stock.OrderState;
import org.evertill.stock.PurchaseOrder;
import org.evertill.stock.PurchaseOrderLine;
import org.evertill.stock.StockTarget;
import org.evertill.stock.StockTypes;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;

/** Writes purchase orders, and how much there should be. */
record OrderWriter(UnitOfWork tx, Place place, Instant at, IdSource ids) {

    private static final int MAX_SUPPLIER = 120;
    private static final int MAX_NOTE = 200;

    /** What is ordered of a product. */
    private record Part(String productId, Quantity quantity, Optional<UnitPrice> unitCost) {}

    /** Throws {@code stock.no-lines}, {@code stock.too-many-lines}, {@code stock.bad-text}, {@code stock.bad-cost}. */
    PurchaseOrder write(NewOrder order) {
        var parts = new ArrayList<Part>();
        for (GoodsDesk.Item item : order.items()) {
            item.unitCost().ifPresent(cost -> Deliveries.checkCost(place, cost));
            var product = Goods.byCode(tx, place, item.code(), at);
            parts.add(new Part(product.id(), Goods.checked(item.quantity()), item.unitCost()));
        }
        return write(order.staffId(), order.supplier(), order.expectedOn(), order.note(), parts);
    }

    /** What is suggested for one supplier, at what it last cost on average; as many orders as it takes. */
    List<PurchaseOrder> suggested(String staffId, String supplier, List<Wanted> wanted) {
        var facts = LocalFacts.of(tx, place);
        var parts = wanted.stream()
                .map(w -> new Part(
                        w.product().id(),
                        w.supply().suggested(),
                        facts.cost(w.product().id()).now().map(pool -> pool.unit())))
                .toList();
        var orders = new ArrayList<PurchaseOrder>();
        for (int from = 0; from < parts.size(); from += GoodsDesk.MAX_LINES) {
            var some = parts.subList(from, Math.min(parts.size(), from + GoodsDesk.MAX_LINES));
            orders.add(write(staffId, supplier, Optional.empty(), Optional.empty(), some));
        }
        return orders;
    }

    /** Throws {@code stock.bad-target}, {@code stock.bad-text}. */
    static StockTarget target(UnitOfWork tx, Place place, Product product, NewTarget wanted) {
        boolean unusable = wanted.minimum().isNegative()
                || wanted.target().compareTo(wanted.minimum()) < 0
                || wanted.target().compareTo(Goods.MAX_QUANTITY) > 0
                || wanted.orderUnit()
                        .filter(unit -> unit.compareTo(Quantity.ZERO) <= 0 || unit.compareTo(Goods.MAX_QUANTITY) > 0)
                        .isPresent();
        if (unusable) {
            throw Attempt.problem(
                    "stock.bad-target",
                    "The minimum is 0 or more, the target at least the minimum and at most " + Goods.MAX_QUANTITY
                            + ", the order unit more than 0. Type them again.");
        }
        String storeId = place.till().storeId();
        var target = new StockTarget(
                StockTarget.idOf(storeId, product.id()),
                storeId,
                product.id(),
                wanted.minimum(),
                wanted.target(),
                wanted.orderUnit().orElse(null),
                Papers.text(wanted.supplier(), MAX_SUPPLIER).orElse(null));
        tx.find(StockTypes.TARGET, target.id())
                .ifPresentOrElse(
                        there -> tx.update(StockTypes.TARGET, target, there.version()),
                        () -> tx.insert(StockTypes.TARGET, target));
        return target;
    }

    private PurchaseOrder write(
            String staffId, String supplier, Optional<LocalDate> expected, Optional<String> note, List<Part> parts) {
        if (parts.isEmpty() || parts.size() > GoodsDesk.MAX_LINES) {
            throw Attempt.problem(
                    parts.isEmpty() ? "stock.no-lines" : "stock.too-many-lines",
                    "An order has 1 to " + GoodsDesk.MAX_LINES + " lines. Say what is ordered, and how much.");
        }
        var order = new PurchaseOrder(
                ids.next(),
                place.till().storeId(),
                Papers.next(tx, place.till(), Papers.Kind.ORDERS),
                Papers.text(Optional.of(supplier), MAX_SUPPLIER)
                        .orElseThrow(() -> Attempt.problem("stock.bad-text", "Say of whom it is ordered.")),
                OrderState.OPEN,
                at,
                expected.orElse(null),
                Papers.text(note, MAX_NOTE).orElse(null),
                staffId);
        tx.insert(StockTypes.ORDER, order);
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            tx.insert(
                    StockTypes.ORDER_LINE,
                    new PurchaseOrderLine(
                            ids.next(),
                            order.id(),
                            order.storeId(),
                            i + 1,
                            part.productId,
                            part.quantity,
                            part.unitCost.orElse(null)));
        }
        return order;
    }
}
