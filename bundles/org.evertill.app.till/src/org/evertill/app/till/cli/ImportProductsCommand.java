package org.evertill.app.till.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.exchange.ProductImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Imports a catalogue. */
@Command(
        name = "import-products",
        description =
                "Imports products from a CSV file, packed with gzip or not. The first line names the columns: gtin (or"
                        + " code, barcode, ean) and name; sku, brand, price, tax_class, kind (goods or service), unit and category"
                        + " may be there. A broken row is listed in the report with its line number and a reason, the rest"
                        + " is imported. Importing a file again changes nothing; what changed in it is updated.")
final class ImportProductsCommand implements Callable<Integer> {

    private static final int MAX_DECIMALS = 4;

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
            names = "--price",
            paramLabel = "P",
            description = "The price of products without one, tax included, in the store's currency, for example 1.99."
                    + " Default: they have none, and the till asks for it.")
    @Nullable
    BigDecimal price;

    @Option(
            names = "--tax-class",
            paramLabel = "CLASS",
            defaultValue = "standard",
            description = "The tax class of products without one. Default: ${DEFAULT-VALUE}")
    String taxClass = "standard";

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
        var options = new ProductImport.Options(Optional.ofNullable(checkedPrice()), taxClass);
        var refused = Commands.report(commands, report, input);
        return commands.onTill(till -> {
            try (var progress = new ProgressLine(commands.console, commands.interruption, commands.clock, "rows")) {
                var done = till.service(ProductImport.class)
                        .then(service -> service.run(input, options, refused, progress))
                        .orThrow();
                progress.close();
                commands.console.say("rows " + done.rows() + ": added " + done.added() + ", changed " + done.changed()
                        + ", unchanged " + done.unchanged());
                Commands.refused(commands.console, done.refused(), refused);
                return commands.ended(done.stopped());
            }
        });
    }

    private @Nullable BigDecimal checkedPrice() {
        var given = price;
        if (given != null
                && (given.signum() < 0
                        || given.stripTrailingZeros().scale() > MAX_DECIMALS
                        || given.precision() - given.scale() > 9)) {
            throw new ParameterException(
                    Commands.line(spec), "A price is not negative, below a milliard, with at most four decimals.");
        }
        return given;
    }
}
