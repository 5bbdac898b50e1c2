package org.evertill.app.till.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.evertill.domain.BookExport;
import org.evertill.exchange.CsvExport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Exports as CSV. */
@Command(
        name = "export",
        description =
                "Writes sales, lines, payments or stock as CSV: UTF-8, comma, a header line; money as decimals, times"
                        + " in UTC. The file is complete or not there.")
final class ExportCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(paramLabel = "sales|lines|payments|stock", description = "What to export.")
    @Nullable
    BookExport what;

    @Option(
            names = "--csv",
            required = true,
            paramLabel = "FILE",
            description = "The file to write; replaced when it is there.")
    @Nullable
    Path csv;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        var target = Commands.given(csv);
        return commands.onTill(till -> {
            try (var progress = new ProgressLine(commands.console, commands.interruption, commands.clock, "rows")) {
                long rows = till.service(CsvExport.class)
                        .then(service -> service.write(Commands.given(what), target, progress))
                        .orThrow();
                progress.close();
                commands.console.say("rows " + rows + " in " + target);
                return ExitCode.OK;
            }
        });
    }
}
