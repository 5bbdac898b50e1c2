package org.evertill.app.headoffice.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.headoffice.StockBook;
import org.evertill.kernel.Quantity;
import org.evertill.stock.GoodsDesk.Transfer;
import org.evertill.stock.Margin;
import org.evertill.stock.OrderDesk.Ordered;
import org.evertill.stock.Supply;

/** Stock in words. */
final class StockWords {

    private StockWords() {}

    static List<String> onHand(StockBook.OnHand found) {
        var lines = new ArrayList<String>();
        lines.add(found.product().sku() + " " + found.product().name());
        for (StockBook.InStore store : found.stores()) {
            lines.add("  " + store.storeId() + " " + store.storeName() + ": " + store.quantity()
                    + store.heardAt().map(at -> ", as of " + at).orElse(", as of an unknown time")
                    + (store.quantity().isNegative() ? "; LESS THAN NOTHING" : ""));
        }
        if (found.stores().isEmpty()) {
            lines.add("  no store ever had any");
        }
        return lines;
    }

    static List<String> transfers(List<Transfer> all) {
        var lines = new ArrayList<String>();
        for (Transfer transfer : all) {
            lines.add(transfer.number() + " from " + transfer.fromStoreId() + " to " + transfer.toStoreId() + ", "
                    + transfer.since() + (transfer.known() ? "" : "; its sending was not heard of yet"));
            transfer.moved()
                    .forEach(m -> lines.add("  " + m.name() + ": sent " + m.sent() + ", came " + m.received()
                            + ", given up " + m.settled() + ", open " + m.difference()));
        }
        return lines.isEmpty() ? List.of("Nothing is on its way.") : lines;
    }

    static List<String> orders(List<Ordered> all) {
        var lines = new ArrayList<String>();
        for (Ordered ordered : all) {
            var order = ordered.order();
            lines.add(order.number() + " for " + order.storeId() + " of " + order.supplier() + ", "
                    + order.state().name().toLowerCase(Locale.ROOT)
                    + Optional.ofNullable(order.expectedOn())
                            .map(day -> ", expected " + day)
                            .orElse(""));
            ordered.lines()
                    .forEach(line -> lines.add("  " + line.name() + ": ordered " + line.ordered() + ", came "
                            + line.received()
                            + line.unitCost().map(c -> ", at " + c).orElse("")));
        }
        return lines.isEmpty() ? List.of("No order is open.") : lines;
    }

    static List<String> low(List<Supply> all, StockBook book) {
        var lines = new ArrayList<String>();
        for (Supply supply : all) {
            if (supply.isLow() || !supply.suggested().equals(Quantity.ZERO)) {
                lines.add(book.name(supply.productId()) + ": " + supply.onHand() + " there, " + supply.onOrder()
                        + " on order, minimum " + supply.minimum() + ", target " + supply.target() + "; order "
                        + supply.suggested()
                        + supply.supplier().map(s -> " of " + s).orElse(""));
            }
        }
        return lines.isEmpty() ? List.of("Nothing is low.") : lines;
    }

    static List<String> margin(Margin margin, StockBook book) {
        var lines = new ArrayList<String>();
        margin.by(Margin.Sold::productId).forEach((product, sum) -> lines.add(book.name(product) + ": " + said(sum)));
        lines.add("All: " + said(margin.sum()));
        return lines;
    }

    private static String said(Margin.Sum sum) {
        return "revenue " + sum.revenue() + ", cost " + sum.cost() + ", margin " + sum.margin()
                + sum.percent().map(p -> " (" + p.toPlainString() + " %)").orElse("")
                + (sum.otherLines() == 0
                        ? ""
                        : ", besides " + sum.otherLines() + " lines of " + sum.otherRevenue()
                                + " without a known cost");
    }
}
