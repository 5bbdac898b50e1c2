package org.evertill.app.till.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.ReceiptPrinting;
import org.evertill.checkout.SaleSlip;
import org.evertill.checkout.SaleSlip.Kind;
import org.evertill.checkout.SaleSlip.Print;
import org.evertill.devices.DeviceDesk;
import org.evertill.devices.PrinterSettings;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.receipt.Templates;
import org.evertill.receipt.pdf.PdfSlip;
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

    @Option(
            names = "--pdf",
            paramLabel = "FILE",
            description =
                    "Writes the receipt to a PDF file instead; it is not counted. A file of that name is replaced.")
    @Nullable
    Path pdf;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        var file = pdf;
        if (file != null) {
            return commands.onTill(till -> written(till, commands.console, file));
        }
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

    private int written(OpenTill till, Console console, Path file) {
        var sold = till.service(Checkout.class)
                .then(checkout -> checkout.receipt(receipt))
                .orThrow();
        var language = till.service(DeviceDesk.class)
                .orThrow()
                .printer()
                .map(PrinterSettings::language)
                .orElseGet(() -> Locale.getDefault(Locale.Category.DISPLAY));
        var print = new Print(gift ? Kind.GIFT : Kind.SALE, 0, Set.of());
        var slip = SaleSlip.slip(
                sold, print, language, till.service(Templates.class).orThrow());
        slip.problem().ifPresent(console::problem);
        try {
            PdfSlip.write(slip.document(), file);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(
                            "receipt.not-written",
                            "The file cannot be written: " + file
                                    + ". Name a folder that is there and may be written to.")
                    .with("file", file));
        }
        console.say("written " + file);
        return ExitCode.OK;
    }
}
