package org.evertill.app.till.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.evertill.file.Csv;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.HistoryTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows who changed a row. */
@Command(
        name = "history",
        description =
                "Shows who changed which field of a row from what to what, when and where; oldest first. While head"
                        + " office is reachable its history is shown, and what it does not have yet behind it; else what"
                        + " this till still knows itself.")
final class HistoryCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(index = "0", paramLabel = "TABLE", description = "The kind of row, for example products.")
    @Nullable
    String table;

    @Parameters(index = "1", paramLabel = "ID", description = "The row's identifier.")
    @Nullable
    String id;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Writes CSV instead: UTF-8, comma, a header line. The file is replaced.")
    @Nullable
    Path csv;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var history = new WholeHistory(till, commands.console, Commands.given(table), Commands.given(id));
            var file = csv;
            if (file != null) {
                return write(commands.console, history, file.toAbsolutePath());
            }
            long lines = history.each(line -> commands.console.say(HistoryTable.sentence(line)));
            if (lines == 0) {
                commands.console.note("Nothing is known of this row.");
            }
            return ExitCode.OK;
        });
    }

    private static int write(Console console, WholeHistory history, Path file) {
        try {
            long count = Csv.write(file, HistoryTable.HEADER, csv -> history.each(csv::add));
            console.say("rows " + count + " in " + file);
            return ExitCode.OK;
        } catch (IOException e) {
            console.problem(Problem.of(
                            "exchange.not-written",
                            "The file could not be written. Check that the folder is there, may be written to and has"
                                    + " room.")
                    .with("file", file));
            return ExitCode.PROBLEM;
        }
    }
}
