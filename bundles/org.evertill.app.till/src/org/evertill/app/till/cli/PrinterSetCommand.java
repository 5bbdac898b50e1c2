package org.evertill.app.till.cli;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.evertill.devices.DeviceDesk;
import org.evertill.devices.PrinterSettings;
import org.evertill.devices.PrinterSettings.Drawer;
import org.evertill.devices.PrinterSettings.Use;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.receipt.CodePage;
import org.evertill.receipt.PrinterProfile;
import org.evertill.receipt.PrinterProfile.Ability;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Names this till's printer. */
@Command(
        name = "set",
        description = {
            "Names the printer of this till and how it is used. What is not said is the usual: 48 columns, PC858, everything the"
                    + " printer can do, no drawer, a receipt of each sale, the machine's language.",
            "The setting is this till's own; it is not synchronised."
        })
final class PrinterSetCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    PrinterCommand parent;

    @Parameters(
            index = "0",
            paramLabel = "ADDRESS",
            description =
                    "tcp://HOST or tcp://HOST:PORT (9100); file:///dev/usb/lp0 or another device or file, which is written"
                            + " to only; file:///FOLDER/ with a slash at its end for a file a slip.")
    String address = "";

    @Option(
            names = "--columns",
            paramLabel = "N",
            description =
                    "Characters of a line: 48 on paper of 80 mm, 32 on 58 mm, 42 on some. Default: ${DEFAULT-VALUE}.")
    int columns = PrinterProfile.COLUMNS_80_MM;

    @Option(
            names = "--code-page",
            paramLabel = "PAGE",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    CodePage codePage = CodePage.PC858;

    @Option(
            names = "--without",
            paramLabel = "WHAT",
            split = ",",
            description = "What the printer cannot do: ${COMPLETION-CANDIDATES}.")
    List<Ability> without = List.of();

    @Option(names = "--language", paramLabel = "LANGUAGE", description = "Of the slips: en or de.")
    @Nullable
    String language;

    @Option(
            names = "--drawer",
            paramLabel = "WHICH",
            description = "The drawer on the printer: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Drawer drawer = Drawer.NONE;

    @Option(
            names = "--receipts",
            paramLabel = "WHEN",
            description = "Which receipts are printed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Use receipts = Use.ALWAYS;

    @Override
    public Integer call() {
        var commands = Commands.of(Commands.given(parent).parent);
        return commands.onTill(till -> {
            var settings = settings();
            till.service(DeviceDesk.class).then(desk -> desk.use(settings)).orThrow();
            commands.console.say("printer: " + PrinterCommand.text(settings));
            return ExitCode.OK;
        });
    }

    private PrinterSettings settings() {
        var abilities = EnumSet.allOf(Ability.class);
        abilities.removeAll(without);
        try {
            return new PrinterSettings(
                    URI.create(address),
                    new PrinterProfile(columns, codePage, abilities),
                    language == null ? Locale.getDefault(Locale.Category.DISPLAY) : Locale.forLanguageTag(language),
                    drawer,
                    receipts);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(
                            "device.bad-setting",
                            "The printer cannot be set like this: " + e.getMessage()
                                    + ". 'printer set --help' says more.")
                    .with("address", address));
        }
    }
}
