package org.evertill.app.till.cli;

import java.util.concurrent.Callable;
import org.evertill.storage.KeyRotation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Changes the key of the till's database. */
@Command(
        name = "key",
        description =
                "Changes the key in the file till.key, with which names, contacts and secrets in the till's database are"
                        + " encrypted. Ended in between, the same command goes on where it was.")
final class KeyCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Option(
            names = "--rotate",
            required = true,
            description = "Makes a new key and encrypts everything with it; then the old one goes.")
    boolean rotate;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            try (var progress = new ProgressLine(commands.console, commands.interruption, commands.clock, "rows")) {
                long rows = till.service(KeyRotation.class)
                        .then(keys -> keys.rotate(done -> progress.at(done, -1)))
                        .orThrow();
                progress.close();
                commands.console.say("encrypted anew: " + rows + " rows looked at");
                commands.console.note(
                        "Make a backup now, and keep a copy of the file till.key apart from it. Backups of"
                                + " before open only with the key file of before.");
                return ExitCode.OK;
            }
        });
    }
}
