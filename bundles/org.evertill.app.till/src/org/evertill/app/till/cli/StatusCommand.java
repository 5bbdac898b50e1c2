package org.evertill.app.till.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How the till stands. */
@Command(
        name = "status",
        description = "Says which till this is, what it has sold, and what still has to go to head office.")
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Option(names = "--json", description = "As one JSON object, for programs.")
    boolean json;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var facts = TillStatus.read(till, commands.directory()).facts();
            if (json) {
                var object = new JsonObject();
                facts.forEach((name, value) -> {
                    switch (value) {
                        case Long number -> object.addProperty(name, number);
                        case Boolean flag -> object.addProperty(name, flag);
                        case String text -> object.addProperty(name, text);
                        case Optional<?> nothing -> object.add(name, JsonNull.INSTANCE);
                        default -> throw new IllegalStateException(name + " is no value of a status: " + value);
                    }
                });
                commands.console.say(new GsonBuilder()
                        .serializeNulls()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(object));
            } else {
                facts.forEach((name, value) -> commands.console.say(
                        name.replace('_', ' ') + ": " + (value.equals(TillStatus.NOTHING) ? "-" : value)));
            }
            return ExitCode.OK;
        });
    }
}
