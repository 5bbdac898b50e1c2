package org.evertill.app.headoffice.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.headoffice.StockBook;
import org.evertill.headoffice.Unknown;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.stock.GoodsDesk.Item;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code stock} does. */
final class StockCommands {

    private StockCommands() {}

    /** One of them. */
    abstract static class StockOffice extends OfficeCommand {

        StockOffice(Parts parts, Terminal terminal) {
            super(parts, terminal);
        }

        /** Does it; gives what is said then. */
        abstract Outcome<List<String>> act(Office office, StockBook book);

        @Override
        final int run(Office office) {
            return switch (act(office, office.desk().stock())) {
                case Outcome.Failed<List<String>>(var problem) -> failed(problem);
                case Outcome.Ok<List<String>>(var lines) -> {
                    lines.forEach(terminal::say);
                    yield WELL;
                }
            };
        }
    }

    /** Of one product. */
    @Command(
            name = "on-hand",
            mixinStandardHelpOptions = true,
            description = "Says how much of a product each store has, and as of when that is known.",
            exitCodeListHeading = Exits.HEADING,
            exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
    static final class OnHand extends StockOffice {

        @Parameters(paramLabel = "PRODUCT", description = "Stock code, barcode or identifier.")
        private String code = "";

        OnHand(Parts parts, Terminal terminal) {
            super(parts, terminal);
        }

        @Override
        Outcome<List<String>> act(Office office, StockBook book) {
            return book.onHand(code).map(StockWords::onHand);
        }
    }

    /** Between stores. */
    @Command(
            name = "transfers",
            mixinStandardHelpOptions = true,
            description = "Lists the transfers of which something is on its way, lost, or came too much.",
            exitCodeListHeading = Exits.HEADING,
            exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
    static final class Transfers extends StockOffice {

        Transfers(Parts parts, Terminal terminal) {
            super(parts, terminal);
        }

        @Override
        Outcome<List<String>> act(Office office, StockBook book) {
            return book.openTransfers().map(StockWords::transfers);
        }
    }

    /** What is expected. */
    @Command(
            name = "orders",
            mixinStandardHelpOptions = true,
            description = "Lists the open purchase orders of a store, or of all.",
            exitCodeListHeading = Exits.HEADING,
            exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
    static final class Orders extends StockOffice {

        @Option(names = "--store", paramLabel = "S", description = "Only this store.")
        private @Nullable String store;

        Orders(Parts parts, Terminal terminal) {
            super(parts, terminal);
        }

        @Override
        Outcome<List<String>> act(Office office, StockBook book) {
            return book.openOrders(Optional.ofNullable(store)).map(StockWords::orders);
        }
    }

    /** Goods for a store. */
    @Command(
            name = "order",
            mixinStandardHelpOptions = true,
            description = "Orders goods of a supplier for a store, whose tills hear of it.",
            exitCodeListHeading = Exits.HEADING,
            exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
    static final class Order extends StockOffice {

        @Option(names = "--store", required = true, paramLabel = "S", description = "The store.")
        private String store = "";

        @Parameters(index = "0", paramLabel = "SUPPLIER", description = "Of whom.")
        private String supplier = "";

        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "GOODS",
                description = "What: QUANTITY*CODE, with @COST behind it what one costs without tax: 12*4711@0.35.")
        private List<String> goods = List.of();

        @Option(names = "--expected", paramLabel = "DATE", description = "When it should come: YYYY-MM-DD.")
        private @Nullable LocalDate expected;

        Order(Parts parts, Terminal terminal) {
            super(parts, terminal);
        }

        @Override
        Outcome<List<String>> act(Office office, StockBook book) {
            var known = office.desk().find(DomainTypes.STORE, store);
            if (known.isEmpty()) {
                return Outcome.failed(Unknown.store(store));
            }
            var items = new ArrayList<Item>();
            for (String typed : goods) {
                items.add(item(typed.strip(), known.get()));
            }
            return book.order(store, supplier, Optional.ofNullable(expected), items, USER)
                    .map(order -> StockWords.orders(List.of(order)));
        }

        private static Item item(String typed, Store store) {
            int at = typed.lastIndexOf('@');
            String counted = at < 0 ? typed : typed.substring(0, at);
            int star = counted.indexOf('*');
            try {
                var cost = at < 0
                        ? Optional.<UnitPrice>empty()
                        : Optional.of(UnitPrice.of(
                                new BigDecimal(typed.substring(at + 1)), Currency.getInstance(store.currency())));
                return star < 0
                        ? new Item(counted, Quantity.ONE, cost)
                        : new Item(
                                counted.substring(star + 1),
                                Quantity.of(new BigDecimal(counted.substring(0, star))),
                                cost);
            } catch (ArithmeticException | NumberFormatException e) {
                throw new ProblemException(Problem.of(
                        "sale.bad-quantity",
                        typed + " is not QUANTITY*CODE or QUANTITY*CODE@COST. Type it like 12*4711@0.35."));
            }
        }
    }

    /** Nothing more is expected. */
    @Command(
            name = "order-close",
            mixinStandardHelpOptions = true,
            description = "Says that nothing more is expected of a purchase order.",
            exitCodeListHeading = Exits.HEADING,
            exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
    static final class Close extends StockOffice {

        @Parameters(paramLabel = "NUMBER", description = "The order.")
        private String number = "";

        Close(Parts parts, Terminal terminal) {
            super(parts, terminal);
        }

        @Override
        Outcome<List<String>> act(Office office, StockBook book) {
            return book.closeOrder(number, USER).map(order -> StockWords.orders(List.of(order)));
        }
    }

    /** What is low. */
    @Command(
            name = "low",
            mixinStandardHelpOptions = true,
            description = "Lists of what a store has no more than its minimum, and what to order.",
            exitCodeListHeading = Exits.HEADING,
            exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
    static final class Low extends StockOffice {

        @Option(names = "--store", required = true, paramLabel = "S", description = "The store.")
        private String store = "";

        Low(Parts parts, Terminal terminal) {
            super(parts, terminal);
        }

        @Override
        Outcome<List<String>> act(Office office, StockBook book) {
            return book.supplies(store).map(all -> StockWords.low(all, book));
        }
    }

    /** What was earned. */
    @Command(
            name = "margin",
            mixinStandardHelpOptions = true,
            description =
                    "Says what a store earned: revenue without tax less what the goods cost on average, by product.",
            exitCodeListHeading = Exits.HEADING,
            exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
    static final class MarginOf extends StockOffice {

        @Option(names = "--store", required = true, paramLabel = "S", description = "The store.")
        private String store = "";

        @Parameters(index = "0", paramLabel = "FROM", description = "The first day by its calendar: YYYY-MM-DD.")
        private LocalDate from = LocalDate.EPOCH;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "UNTIL",
                description = "The last day. Default: the first.")
        private @Nullable LocalDate until;

        MarginOf(Parts parts, Terminal terminal) {
            super(parts, terminal);
        }

        @Override
        Outcome<List<String>> act(Office office, StockBook book) {
            LocalDate last = until;
            return book.margin(store, from, last == null ? from : last).map(m -> StockWords.margin(m, book));
        }
    }
}
