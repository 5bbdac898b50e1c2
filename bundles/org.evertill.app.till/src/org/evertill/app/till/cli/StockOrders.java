package org.evertill.app.till.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.stock.OrderDesk.NewOrder;
import org.evertill.stock.OrderDesk.NewTarget;
import org.evertill.stock.OrderDesk.Ordered;
import org.evertill.stock.OrderDesk.Wanted;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code stock} does about what is to be there. */
final class StockOrders {

    private StockOrders() {}

    /** Goods that are wanted. */
    @Command(name = "order", description = "Orders goods of a supplier.")
    static final class Order extends StockAction {

        @Parameters(index = "0", paramLabel = "SUPPLIER", description = "Of whom.")
        String supplier = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "GOODS", description = "What: 12*CODE@0.35.")
        List<String> goods = List.of();

        @Option(names = "--expected", paramLabel = "DATE", description = "When it should come: YYYY-MM-DD.")
        @Nullable
        LocalDate expected;

        @Option(names = "--note", paramLabel = "TEXT", description = "A note.")
        @Nullable
        String note;

        @Override
        Outcome<List<String>> act(By by) {
            return by.orders()
                    .order(new NewOrder(
                            by.staffId(),
                            supplier,
                            Optional.ofNullable(expected),
                            Optional.ofNullable(note),
                            StockText.items(goods, by.currency())))
                    .map(StockOrders::lines);
        }
    }

    /** What is expected. */
    @Command(name = "orders", description = "Lists the open orders, or shows one.")
    static final class Orders extends StockAction {

        @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "Only this one, also when it is closed.")
        @Nullable
        String number;

        @Override
        Outcome<List<String>> act(By by) {
            String only = number;
            if (only != null) {
                return by.orders().order(by.staffId(), only).map(StockOrders::lines);
            }
            return by.orders()
                    .openOrders(by.staffId())
                    .map(all -> all.isEmpty()
                            ? List.of("no order is open")
                            : all.stream().flatMap(o -> lines(o).stream()).toList());
        }
    }

    /** Nothing more is expected. */
    @Command(name = "order-close", description = "Says that nothing more is expected of an order.")
    static final class Close extends StockAction {

        @Parameters(paramLabel = "NUMBER", description = "The order.")
        String number = "";

        @Override
        Outcome<List<String>> act(By by) {
            return by.orders().close(by.staffId(), number).map(StockOrders::lines);
        }
    }

    /** How much there should be. */
    @Command(name = "target", description = "Says how much of a product there should be in this store.")
    static final class Target extends StockAction {

        @Parameters(index = "0", paramLabel = "PRODUCT", description = "A code, or a stock code.")
        String code = "";

        @Parameters(index = "1", paramLabel = "MINIMUM", description = "At or below which it is low.")
        String minimum = "";

        @Parameters(index = "2", paramLabel = "TARGET", description = "Up to which it is ordered.")
        String target = "";

        @Option(names = "--unit", paramLabel = "N", description = "In multiples of which it is ordered. Default: 1.")
        @Nullable
        String unit;

        @Option(names = "--supplier", paramLabel = "NAME", description = "Of whom it is ordered.")
        @Nullable
        String supplier;

        @Override
        Outcome<List<String>> act(By by) {
            return by.orders()
                    .target(new NewTarget(
                            by.staffId(),
                            code,
                            StockText.quantity(minimum),
                            StockText.quantity(target),
                            Optional.ofNullable(unit).map(StockText::quantity),
                            Optional.ofNullable(supplier)))
                    .map(t -> List.of(
                            by.orders().name(t.productId()) + ": at least " + t.minimum() + ", up to " + t.target()));
        }
    }

    /** What is low. */
    @Command(name = "low", description = "Lists of what there is no more than its minimum.")
    static final class Low extends StockAction {

        @Override
        Outcome<List<String>> act(By by) {
            return by.orders().low(by.staffId()).map(all -> wanted(all, "nothing is low"));
        }
    }

    /** What to order. */
    @Command(
            name = "reorder",
            description = "Lists what to order: target less what is there and on order, in whole order units.")
    static final class Reorder extends StockAction {

        @Option(names = "--order", description = "Orders it, one order for each supplier.")
        boolean order;

        @Option(names = "--supplier", paramLabel = "NAME", description = "Orders only of this one.")
        @Nullable
        String supplier;

        @Override
        Outcome<List<String>> act(By by) {
            return order
                    ? by.orders()
                            .reorder(by.staffId(), Optional.ofNullable(supplier))
                            .map(all ->
                                    all.stream().flatMap(o -> lines(o).stream()).toList())
                    : by.orders().suggestions(by.staffId()).map(all -> wanted(all, "nothing is to be ordered"));
        }
    }

    private static List<String> wanted(List<Wanted> all, String none) {
        return all.isEmpty()
                ? List.of(none)
                : all.stream()
                        .map(w -> w.product().sku() + " " + w.product().name() + ": "
                                + w.supply().onHand() + " here, " + w.supply().onOrder() + " on order, minimum "
                                + w.supply().minimum() + ", target "
                                + w.supply().target() + "; order "
                                + w.supply().suggested()
                                + w.supply().supplier().map(s -> " of " + s).orElse(""))
                        .toList();
    }

    private static List<String> lines(Ordered ordered) {
        var order = ordered.order();
        var lines = new ArrayList<String>();
        lines.add(order.number() + " of " + order.supplier() + ", "
                + order.state().name().toLowerCase(Locale.ROOT)
                + Optional.ofNullable(order.expectedOn())
                        .map(d -> ", expected " + d)
                        .orElse("")
                + Optional.ofNullable(order.note()).map(n -> ": " + n).orElse(""));
        ordered.lines()
                .forEach(line -> lines.add("  " + line.name() + ": ordered " + line.ordered() + ", came "
                        + line.received() + ", difference " + StockText.signed(line.difference())
                        + line.unitCost().map(c -> ", at " + c).orElse("")));
        return lines;
    }
}
