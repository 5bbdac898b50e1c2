package org.evertill.app.till.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.evertill.exchange.MasterImport;
import org.evertill.exchange.MasterImport.Kind;
import org.evertill.exchange.PromotionImport.Mode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Imports prices, customers and coupons. */
@Command(
        name = "import",
        description =
                "Imports prices, customers or coupons from a CSV file, packed with gzip or not; the first line names the columns."
                        + " Prices: sku and price; id, tax_included, valid_from, valid_until, store, price_list,"
                        + " customer_group, from_quantity and currency may be there. Customers: number; id, name, email,"
                        + " phone, country, tax_number and customer_group may be there. Coupons: number and promotion. A row that cannot be taken is listed"
                        + " in the report with a reason, the rest is imported. What is there becomes what the file says.")
final class ImportMasterCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(index = "0", paramLabel = "prices|customers|coupons", description = "What to import.")
    @Nullable
    Kind what;

    @Parameters(index = "1", paramLabel = "FILE", description = "A CSV file in UTF-8, or one packed with gzip.")
    @Nullable
    Path file;

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
            var done = till.service(MasterImport.class)
                    .then(service ->
                            service.run(Commands.given(what), input, dryRun ? Mode.DRY_RUN : Mode.WRITE, refused))
                    .orThrow();
            commands.console.say((dryRun ? "tried, nothing was changed: rows " : "rows ") + done.rows() + ": added "
                    + done.added() + ", changed " + done.changed() + ", unchanged " + done.unchanged());
            Commands.refused(commands.console, done.refused(), refused);
            return ExitCode.OK;
        });
    }
}
