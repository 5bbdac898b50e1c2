package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.file.Csv;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.HistoryTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows who changed a row. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Shows who changed which field of a row from what to what, when and where, and which rule decided"
                + " between concurrent changes; oldest first.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class HistoryCommand extends OfficeCommand {

    @Parameters(index = "0", paramLabel = "TABLE", description = "The kind of row, for example products.")
    private String table = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The row's identifier.")
    private String id = "";

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Writes CSV instead: UTF-8, comma, a header line. The file is replaced.")
    private Optional<Path> csv = Optional.empty();

    HistoryCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) throws IOException {
        if (csv.isEmpty()) {
            long lines = each(office.desk(), line -> terminal.say(HistoryTable.sentence(line)));
            if (lines == 0) {
                terminal.note("Head office has no operation on this row.");
            }
            return WELL;
        }
        var file = csv.get().toAbsolutePath();
        try {
            long lines = Csv.write(file, HistoryTable.HEADER, csv -> each(office.desk(), csv::add));
            terminal.say(lines + " lines written to " + csv.get());
            return WELL;
        } catch (IOException e) {
            return failed(Problem.of(
                            "headoffice.export-failed",
                            "The file could not be written. Check that the folder is there, may be written to and has"
                                    + " room.")
                    .with("file", file));
        }
    }

    /** Page by page, so that memory stays flat; gives the number of lines. */
    private long each(HeadOfficeDesk desk, Consumer<List<String>> consumer) {
        long lines = 0;
        long after = 0;
        do {
            var page = switch (desk.history(table, id, after, History.MAX_ENTRIES)) {
                case Outcome.Ok<History.Page>(var found) -> found;
                case Outcome.Failed<History.Page>(var problem) -> throw new ProblemException(problem);
            };
            for (var entry : page.entries()) {
                for (var line : HistoryTable.lines(entry)) {
                    consumer.accept(line);
                    lines++;
                }
            }
            after = page.next();
        } while (after > 0);
        return lines;
    }
}
