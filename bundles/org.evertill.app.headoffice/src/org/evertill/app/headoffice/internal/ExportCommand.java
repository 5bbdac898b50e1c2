package org.evertill.app.headoffice.internal;

import java.nio.file.Path;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes CSV. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes rows of all stores as CSV: UTF-8, comma, with a header. The file appears when it is complete.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class ExportCommand extends OfficeCommand {

    @Parameters(paramLabel = "sales|lines|payments|stock", description = "What to write.")
    private String what = "";

    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "The file; it is replaced.")
    private Path file = Path.of("");

    ExportCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        return switch (office.desk().export(what, file.toAbsolutePath())) {
            case Outcome.Failed<Long>(var problem) -> failed(problem);
            case Outcome.Ok<Long>(var rows) -> {
                terminal.say(rows + " rows written to " + file);
                yield WELL;
            }
        };
    }
}
