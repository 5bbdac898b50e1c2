package org.evertill.app.till.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.stock.GoodsDesk;
import org.evertill.stock.GoodsDesk.Arrival;
import org.evertill.stock.GoodsDesk.Delivery;
import org.evertill.stock.GoodsDesk.Document;
import org.evertill.stock.GoodsDesk.Moved;
import org.evertill.stock.GoodsDesk.Sending;
import org.evertill.stock.GoodsDesk.Transfer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code stock} does about goods that come with papers. */
final class StockGoods {

    private StockGoods() {}

    /** What a supplier brought. */
    @Command(
            name = "receive",
            description = {
                "Takes in what a supplier brought, against an order or without one.",
                "With an order and without goods: exactly what it still expects."
            })
    static final class Receive extends StockAction {

        @Parameters(arity = "0..*", paramLabel = "GOODS", description = "What came: 12*CODE@0.35.")
        List<String> goods = List.of();

        @Option(names = "--order", paramLabel = "NUMBER", description = "The order that it belongs to.")
        @Nullable
        String order;

        @Option(names = "--supplier", paramLabel = "NAME", description = "Who brought it. Default: the order's.")
        @Nullable
        String supplier;

        @Option(names = "--reference", paramLabel = "NUMBER", description = "The supplier's document number.")
        @Nullable
        String reference;

        @Override
        Outcome<List<String>> act(By by) {
            return by.goods()
                    .receive(new Delivery(
                            by.staffId(),
                            Optional.ofNullable(order),
                            Optional.ofNullable(supplier),
                            Optional.ofNullable(reference),
                            StockText.items(goods, by.currency())))
                    .map(StockGoods::lines);
        }
    }

    /** Goods for another store. */
    @Command(name = "send", description = "Sends goods to another store; the number that is printed goes with them.")
    static final class Send extends StockAction {

        @Parameters(index = "0", paramLabel = "STORE", description = "Where they go, like S2.")
        String store = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "GOODS", description = "What goes: 12*CODE.")
        List<String> goods = List.of();

        @Option(names = "--reference", paramLabel = "TEXT", description = "A number or note of your own.")
        @Nullable
        String reference;

        @Override
        Outcome<List<String>> act(By by) {
            return by.goods()
                    .send(new Sending(
                            by.staffId(), store, Optional.ofNullable(reference), StockText.items(goods, by.currency())))
                    .map(StockGoods::lines);
        }
    }

    /** Goods of another store. */
    @Command(
            name = "take-in",
            description = {
                "Takes in what another store sent, as it came.",
                "Without goods: exactly what was sent and has not come, as far as this till has heard."
            })
    static final class TakeIn extends StockAction {

        @Parameters(index = "0", paramLabel = "NUMBER", description = "The number on the paper that came with them.")
        String number = "";

        @Parameters(index = "1..*", arity = "0..*", paramLabel = "GOODS", description = "What came: 12*CODE.")
        List<String> goods = List.of();

        @Override
        Outcome<List<String>> act(By by) {
            return by.goods()
                    .takeIn(new Arrival(by.staffId(), number, StockText.items(goods, by.currency())))
                    .map(StockGoods::lines);
        }
    }

    /** What became of nothing. */
    @Command(name = "settle", description = "Gives up what was sent with a transfer and did not come.")
    static final class Settle extends StockAction {

        @Parameters(paramLabel = "NUMBER", description = "The transfer.")
        String number = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "What became of it.")
        String reason = "";

        @Override
        Outcome<List<String>> act(By by) {
            return by.goods().settle(by.staffId(), number, reason).map(StockGoods::lines);
        }
    }

    /** A paper that was wrong. */
    @Command(name = "cancel", description = "Takes a document of this store back, by one that reverses it.")
    static final class Cancel extends StockAction {

        @Parameters(paramLabel = "NUMBER", description = "The document.")
        String number = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
        String reason = "";

        @Override
        Outcome<List<String>> act(By by) {
            return by.goods().cancel(by.staffId(), number, reason).map(StockGoods::lines);
        }
    }

    /** A paper. */
    @Command(name = "document", description = "Shows a document of this store.")
    static final class Show extends StockAction {

        @Parameters(paramLabel = "NUMBER", description = "The document.")
        String number = "";

        @Override
        Outcome<List<String>> act(By by) {
            return by.goods().document(by.staffId(), number).map(StockGoods::lines);
        }
    }

    /** What is on its way. */
    @Command(name = "transfers", description = "Lists the transfers of which something is on its way, or differs.")
    static final class Transfers extends StockAction {

        @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "Only this one, also when nothing differs.")
        @Nullable
        String number;

        @Override
        Outcome<List<String>> act(By by) {
            String only = number;
            Outcome<List<Transfer>> found = only == null
                    ? by.goods().openTransfers(by.staffId())
                    : by.goods().transfer(by.staffId(), only).map(List::of);
            return found.map(all -> {
                var lines = new ArrayList<String>();
                for (Transfer transfer : all) {
                    lines.add(transfer.number() + " from " + transfer.fromStoreId() + " to " + transfer.toStoreId()
                            + ", " + StockText.moment(transfer.since(), by.zone())
                            + (transfer.known() ? "" : "; its sending was not heard of yet"));
                    transfer.moved().forEach(moved -> lines.add("  " + moved(moved)));
                }
                return lines.isEmpty() ? List.of("nothing is on its way") : lines;
            });
        }
    }

    private static String moved(Moved moved) {
        return moved.name() + ": sent " + moved.sent() + ", came " + moved.received() + ", given up " + moved.settled()
                + ", open " + moved.difference();
    }

    private static List<String> lines(Document document) {
        var head = document.head();
        var lines = new ArrayList<String>();
        lines.add(head.number() + ", "
                + head.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + said(" of ", head.supplier()) + said(" with store ", head.otherStoreId())
                + said(", takes back ", head.reverses()) + said(", number ", head.reference())
                + said(": ", head.reason()));
        document.lines().forEach(line -> lines.add("  " + line(line)));
        return lines;
    }

    private static String line(GoodsDesk.Line line) {
        return line.line().quantity() + " " + line.name()
                + Optional.ofNullable(line.line().cost())
                        .map(c -> ", cost " + c)
                        .orElse("")
                + line.difference()
                        .filter(d -> !d.isZero())
                        .map(d -> ", " + StockText.signed(d) + " than ordered so far")
                        .orElse("");
    }

    private static String said(String before, @Nullable String text) {
        return text == null ? "" : before + text;
    }
}
