package org.evertill.app.till.cli;

import java.util.concurrent.Callable;
import org.evertill.repository.StrategyChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** By which strategy the till works. */
@Command(
        name = "strategy",
        description =
                "Says by which strategy this till reads and writes its data, and which there are; with a name, changes"
                        + " it. Selling always works on the till's own database.")
final class StrategyCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "offline-first, write-through, remote-first, or one that a chain's own bundle brings.")
    @Nullable
    String name;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var choice = till.service(StrategyChoice.class).orThrow();
            if (name == null) {
                show(commands.console, choice);
            } else {
                commands.console.say("strategy: " + choice.choose(name).orThrow());
            }
            return ExitCode.OK;
        });
    }

    private static void show(Console console, StrategyChoice choice) {
        console.say("strategy: " + choice.current());
        console.say("known: " + String.join(", ", choice.known()));
        if (!choice.chosen().equals(choice.current())) {
            console.note("This till is set to " + choice.chosen() + ", which no installed part of it brings.");
        }
    }
}
