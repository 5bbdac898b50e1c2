package org.evertill.app.till.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Copies the database. */
@Command(
        name = "backup",
        description = "Copies the till's database to a file; the copy is complete and consistent, or not there.")
final class BackupCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(paramLabel = "FILE", description = "The copy; must not be there yet.")
    @Nullable
    Path file;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var copy = till.database()
                    .backup(Commands.given(file).toAbsolutePath())
                    .orThrow();
            commands.console.say("copied to " + copy);
            return ExitCode.OK;
        });
    }
}
