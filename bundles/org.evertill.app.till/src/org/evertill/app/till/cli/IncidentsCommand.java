package org.evertill.app.till.cli;

import java.util.concurrent.Callable;
import org.evertill.sync.ConflictDesk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What head office could not do. */
@Command(
        name = "incidents",
        description =
                "Lists what head office could not do as this till asked: transactions in quarantine, and facts that"
                        + " were taken although something about them is wrong.")
final class IncidentsCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var open = till.service(ConflictDesk.class).orThrow().incidents();
            open.forEach(i -> commands.console.say(i.id() + " " + i.kind() + ", operations " + i.firstSeq() + " to "
                    + i.lastSeq() + " of " + i.replica() + ", since " + i.openedAt() + ": " + i.message() + " ("
                    + i.code() + ")"));
            commands.console.say("incidents " + open.size());
            return ExitCode.OK;
        });
    }
}
