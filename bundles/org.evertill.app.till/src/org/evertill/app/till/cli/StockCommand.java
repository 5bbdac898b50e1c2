package org.evertill.app.till.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Everything that a store does with goods beside selling them; what is done is a command below it. */
@Command(
        name = "stock",
        description = {
            "Receives, sends, counts and orders goods, as a person of the store: the first line of standard input is the PIN,"
                    + " with --allow the second one is the PIN of whoever allows it.",
            "Goods are named as QUANTITY*CODE, one of them as CODE; with @COST behind it what one costs without tax:"
                    + " 12*4006381333931@0.35. All of it works without the network."
        },
        subcommands = {
            StockCounts.OnHand.class,
            StockCounts.Adjust.class,
            StockCounts.Count.class,
            StockCounts.Open.class,
            StockCounts.Sheets.class,
            StockCounts.Show.class,
            StockCounts.Close.class,
            StockGoods.Receive.class,
            StockGoods.Send.class,
            StockGoods.TakeIn.class,
            StockGoods.Settle.class,
            StockGoods.Cancel.class,
            StockGoods.Show.class,
            StockGoods.Transfers.class,
            StockOrders.Order.class,
            StockOrders.Orders.class,
            StockOrders.Close.class,
            StockOrders.Target.class,
            StockOrders.Low.class,
            StockOrders.Reorder.class,
            StockFigures.Cost.class,
            StockFigures.MarginOf.class,
            StockFigures.Differences.class
        })
final class StockCommand implements Runnable {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Commands.line(spec), "Name what to do, for example stock on-hand.");
    }
}
