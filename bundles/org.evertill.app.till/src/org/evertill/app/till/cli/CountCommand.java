package org.evertill.app.till.cli;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.stock.StockDesk;
import org.evertill.stock.StockDesk.Counting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What was found on the shelves. */
@Command(
        name = "count",
        description = {
            "Notes how much of a product is here, as of now, also offline: from now on this is its stock, with what comes"
                    + " and goes after it.",
            "Sales of other tills that were made before and arrive later do not change it."
        })
final class CountCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(index = "0", paramLabel = "PRODUCT", description = "A code, or a stock code.")
    String code = "";

    @Parameters(
            index = "1",
            paramLabel = "QUANTITY",
            description = "0 or more, with three decimals at most: 12 or 1.5.")
    String quantity = "";

    @Option(names = "--reference", paramLabel = "TEXT", description = "The list or the occasion of the stocktake.")
    @Nullable
    String reference;

    @Option(names = "--by", paramLabel = "USER", description = "Who counted. Default: system:cli.")
    String by = "system:cli";

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var counting = new Counting(code, parsed(), by, Optional.ofNullable(reference));
            var counted = till.service(StockDesk.class)
                    .then(desk -> desk.count(counting))
                    .orThrow();
            var count = counted.count();
            commands.console.say("counted " + count.quantity() + " of "
                    + counted.product().sku() + " " + counted.product().name() + ", expected " + count.expected()
                    + ", difference "
                    + difference(counted.difference()));
            return ExitCode.OK;
        });
    }

    private static String difference(Quantity difference) {
        return (difference.compareTo(Quantity.ZERO) > 0 ? "+" : "") + difference;
    }

    private Quantity parsed() {
        try {
            return Quantity.of(new BigDecimal(quantity));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ProblemException(Problem.of(
                            "stock.bad-count",
                            "The quantity is no number with at most three decimals. Type it like 12 or 1.5.")
                    .with("quantity", quantity));
        }
    }
}
