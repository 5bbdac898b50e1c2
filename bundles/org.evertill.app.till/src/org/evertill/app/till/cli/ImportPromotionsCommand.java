package org.evertill.app.till.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.evertill.exchange.PromotionImport;
import org.evertill.exchange.PromotionImport.Mode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Imports promotions. */
@Command(
        name = "import-promotions",
        description =
                "Imports promotions from a CSV file, packed with gzip or not. The first line names the columns: id, name,"
                        + " kind and terms; store, customer_group, coupon, valid_from, valid_until, hours, priority,"
                        + " exclusive and active may be there. A row that cannot be taken is listed in the report with a"
                        + " reason, the rest is imported. What is there becomes what the file says.")
final class ImportPromotionsCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(paramLabel = "FILE", description = "A CSV file in UTF-8, or one packed with gzip.")
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
            var done = till.service(PromotionImport.class)
                    .then(service -> service.run(input, dryRun ? Mode.DRY_RUN : Mode.WRITE, refused))
                    .orThrow();
            commands.console.say((dryRun ? "tried, nothing was changed: rows " : "rows ") + done.rows() + ": added "
                    + done.added() + ", changed " + done.changed() + ", unchanged " + done.unchanged());
            Commands.refused(commands.console, done.refused(), refused);
            return ExitCode.OK;
        });
    }
}
