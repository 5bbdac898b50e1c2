package org.evertill.app.till.cli;

import java.util.concurrent.Callable;
import org.evertill.sync.ConflictDesk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What waits for a person. */
@Command(
        name = "conflicts",
        description =
                "Lists what people have to decide: the values that were entered without knowing of each other, who"
                        + " entered them, when and where. Decide with the command resolve.")
final class ConflictsCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var open = till.service(ConflictDesk.class).orThrow().open();
            var waitings = commands.waitings(till);
            open.forEach(waitings::show);
            commands.console.say("conflicts " + open.size());
            return ExitCode.OK;
        });
    }
}
