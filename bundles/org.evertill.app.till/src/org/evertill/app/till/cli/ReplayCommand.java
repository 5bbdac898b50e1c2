package org.evertill.app.till.cli;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.evertill.exchange.HistoryReplay;
import org.evertill.exchange.HistoryReplay.Where;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Replays trade history. */
@Command(
        name = "replay",
        description =
                "Sells real trade history through the same steps as the window. The file has the columns of the UCI"
                        + " data set Online Retail: InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice,"
                        + " CustomerID, Country. Invoices become sales, those that begin with C refunds, negative"
                        + " quantities elsewhere write-offs of stock. Whatever interrupts it, the same command goes on"
                        + " where it was and doubles nothing.")
final class ReplayCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A CSV file in UTF-8, or one packed with gzip.")
    @Nullable
    Path file;

    @Option(
            names = "--where",
            paramLabel = "odd|even|all",
            defaultValue = "all",
            description = "Only invoices with an odd or an even number. Default: ${DEFAULT-VALUE}")
    Where where = Where.ALL;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Only the first N of those invoices. Default: all of them.")
    @Nullable
    Long limit;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where refused lines are listed. Default: the folder reports of the data directory.")
    @Nullable
    Path report;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        var input = Commands.given(file);
        var options = new HistoryReplay.Options(where, checkedLimit());
        var refused = Commands.report(commands, report, input);
        return commands.onTill(till -> {
            try (var progress = new ProgressLine(commands.console, commands.interruption, commands.clock, "invoices")) {
                var done = till.service(HistoryReplay.class)
                        .then(service -> service.run(input, options, refused, progress))
                        .orThrow();
                progress.close();
                print(commands.console, done);
                Commands.refused(commands.console, done.refused(), refused);
                return commands.ended(done.stopped());
            }
        });
    }

    private static void print(Console console, HistoryReplay.Report done) {
        console.say("sales " + done.sales() + ", " + done.saleTotal());
        console.say("refunds " + done.refunds() + ", " + done.refundTotal());
        console.say("write-offs " + done.writeOffs());
        console.say("lines " + done.lines());
        console.say("invoices there before " + done.present());
    }

    private OptionalLong checkedLimit() {
        var given = limit;
        if (given == null) {
            return OptionalLong.empty();
        }
        if (given < 1) {
            throw new ParameterException(Commands.line(spec), "The limit is at least 1.");
        }
        return OptionalLong.of(given);
    }
}
