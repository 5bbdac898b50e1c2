package org.evertill.app.headoffice.internal;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Stock of all stores; what is done is a command below it. */
@Command(
        name = "stock",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what stores have, what is on its way between them, what is ordered and what was earned, as head office has"
                    + " heard of it; and orders goods for a store."
        })
final class StockCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** With the commands below it. */
    static CommandLine line(Parts parts, Terminal terminal) {
        return new CommandLine(new StockCommand())
                .addSubcommand(new StockCommands.OnHand(parts, terminal))
                .addSubcommand(new StockCommands.Transfers(parts, terminal))
                .addSubcommand(new StockCommands.Orders(parts, terminal))
                .addSubcommand(new StockCommands.Order(parts, terminal))
                .addSubcommand(new StockCommands.Close(parts, terminal))
                .addSubcommand(new StockCommands.Low(parts, terminal))
                .addSubcommand(new StockCommands.MarginOf(parts, terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do, for example stock transfers.");
    }
}
