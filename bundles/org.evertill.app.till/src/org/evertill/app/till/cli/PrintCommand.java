package org.evertill.app.till.cli;

import java.util.concurrent.Callable;
import org.evertill.checkout.ReceiptPrinting;
import org.evertill.checkout.SaleSlip.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints a receipt that is asked for. */
@Command(
        name = "print",
        description = {
            "Prints a receipt at this till's printer. Where every sale is printed by itself this is a copy, marked and counted;"
                    + " else the first print is the receipt, and each further one a copy.",
            "What the printer cannot take now waits in the queue."
        })
final class PrintCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(index = "0", paramLabel = "RECEIPT", description = "The number of a receipt that this till knows.")
    String receipt = "";

    @Option(names = "--gift", description = "A gift receipt, without prices; it is not counted.")
    boolean gift;

    @Option(names = "--by", paramLabel = "USER", description = "Who asks for it. Default: system:cli.")
    String by = "system:cli";

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var printing = till.service(ReceiptPrinting.class).orThrow();
            var queued =
                    printing.print(receipt, gift ? Kind.GIFT : Kind.SALE, by).orThrow();
            int copy = queued.print().copy();
            commands.console.say(
                    gift ? "gift receipt" : copy == 0 ? "receipt, first print" : "copy " + copy + " of " + receipt);
            return Slips.printed(till, commands.console, queued.jobId());
        });
    }
}
