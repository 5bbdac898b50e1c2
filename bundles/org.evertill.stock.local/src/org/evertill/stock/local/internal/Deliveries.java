package org.evertill.stock.local.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.UnitPrice;
import org.evertill.stock.DocumentKind;
import org.evertill.stock.GoodsDesk.Delivery;
import org.evertill.stock.GoodsDesk.Item;
import org.evertill.stock.PurchaseOrder;
import org.evertill.stock.PurchaseOrderLine;
import org.evertill.stock.StockDocument;
import org.evertill.stock.local.internal.DocumentWriter.Head;
import org.evertill.stock.local.internal.DocumentWriter.Part;
import org.evertill.storage.Stored;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;

/** Takes in what a supplier brought, against an order or without one. */
record Deliveries(DocumentWriter writer) {

    private static final int MAX_SUPPLIER = 120;
    private static final int MAX_REFERENCE = 200;
    private static final BigDecimal MAX_UNIT_COST = BigDecimal.valueOf(1_000_000_000L);

    StockDocument receive(Delivery delivery) {
        var order = delivery.order()
                .map(number -> Orders.open(writer.tx(), writer.place(), number))
                .map(Stored::value);
        var supplier = Papers.text(delivery.supplier(), MAX_SUPPLIER).or(() -> order.map(PurchaseOrder::supplier));
        var head = new Head(
                DocumentKind.RECEIPT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                supplier,
                Papers.text(delivery.reference(), MAX_REFERENCE),
                order.map(PurchaseOrder::id),
                Optional.empty());
        var lines = order.map(o -> Orders.lines(writer.tx(), o.id())).orElse(List.of());
        var parts = delivery.items().isEmpty() ? asOrdered(lines) : asItCame(delivery.items(), lines);
        var document = writer.write(head, parts);
        order.ifPresent(o -> Orders.follow(writer.tx(), o.id()));
        return document;
    }

    private List<Part> asOrdered(List<PurchaseOrderLine> lines) {
        var parts = new ArrayList<Part>();
        for (PurchaseOrderLine line : lines) {
            var lacking = Orders.lacking(writer.tx(), line);
            if (!lacking.isZero()) {
                parts.add(Part.bought(
                        line.productId(), lacking, Optional.ofNullable(line.unitCost()), Optional.of(line.id())));
            }
        }
        return parts;
    }

    private List<Part> asItCame(List<Item> items, List<PurchaseOrderLine> lines) {
        var parts = new ArrayList<Part>();
        for (Item item : items) {
            var product = Goods.byCode(writer.tx(), writer.place(), item.code(), writer.at());
            item.unitCost().ifPresent(cost -> checkCost(writer.place(), cost));
            var ordered = fitting(lines, product.id());
            var cost = item.unitCost().or(() -> ordered.map(PurchaseOrderLine::unitCost));
            parts.add(Part.bought(
                    product.id(), Goods.checked(item.quantity()), cost, ordered.map(PurchaseOrderLine::id)));
        }
        return parts;
    }

    /** The line that lacks most of a product that was ordered more than once. */
    private Optional<PurchaseOrderLine> fitting(List<PurchaseOrderLine> lines, String productId) {
        return lines.stream()
                .filter(line -> line.productId().equals(productId))
                .max(Comparator.comparing(line -> Orders.lacking(writer.tx(), line)));
    }

    /** Throws {@code stock.bad-cost}. */
    static void checkCost(Place place, UnitPrice cost) {
        if (cost.isNegative()
                || !cost.currency().equals(place.currency())
                || cost.toDecimal().compareTo(MAX_UNIT_COST) > 0) {
            throw Attempt.problem(
                    "stock.bad-cost",
                    "What one costs is in " + place.currency() + ", not negative and at most "
                            + MAX_UNIT_COST.toPlainString() + ". Type it again.");
        }
    }
}
