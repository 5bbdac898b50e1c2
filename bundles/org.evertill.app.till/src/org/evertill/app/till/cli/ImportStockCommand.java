package org.evertill.app.till.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.evertill.exchange.PromotionImport.Mode;
import org.evertill.exchange.StockImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Imports what is on the shelves. */
@Command(
        name = "import-stock",
        description =
                "Notes from a CSV file, packed with gzip or not, how much of each product is in this store, as when Evertill begins"
                        + " there. The first line names the columns: code (a barcode or a stock code) and quantity. Each row is a"
                        + " count, as of now. A row that cannot be taken is listed in the report with its line and a reason, the"
                        + " rest is imported; the same file again changes nothing.")
final class ImportStockCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(paramLabel = "FILE", description = "A CSV file in UTF-8, or one packed with gzip.")
    @Nullable
    Path file;

    @Option(
            names = "--reference",
            paramLabel = "TEXT",
            description = "The occasion: a product is counted once for it. Default: " + StockImport.OPENING + ".")
    String reference = StockImport.OPENING;

    @Option(names = "--dry-run", description = "Checks and counts everything, and changes nothing.")
    boolean dryRun;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where refused rows are listed. Default: the folder reports of the data directory.")
    @Nullable
    Path report;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        var input = Commands.given(file);
        var refused = Commands.report(commands, report, input);
        return commands.onTill(till -> {
            var done = till.service(StockImport.class)
                    .then(service -> service.run(input, reference, dryRun ? Mode.DRY_RUN : Mode.WRITE, refused))
                    .orThrow();
            commands.console.say((dryRun ? "tried, nothing was changed: rows " : "rows ") + done.rows() + ": counted "
                    + done.added() + ", counted before " + done.unchanged());
            Commands.refused(commands.console, done.refused(), refused);
            return ExitCode.OK;
        });
    }
}
