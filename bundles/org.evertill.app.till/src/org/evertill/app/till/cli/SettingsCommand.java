package org.evertill.app.till.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.evertill.settings.SettingDesk;
import org.evertill.settings.Settings.Effective;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What is set for this till. */
@Command(
        name = "settings",
        description =
                "Lists what is set for this till, and for each whether it is set for the register, its store or the chain. Head"
                        + " office sets it (headoffice setting); the till takes it with an exchange.")
final class SettingsCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var desk = till.service(SettingDesk.class).orThrow();
            desk.all().orThrow().forEach(effective -> show(commands.console, desk, effective));
            return ExitCode.OK;
        });
    }

    private static void show(Console console, SettingDesk desk, Effective<?> effective) {
        console.say(effective.setting().name() + " = " + effective.text() + "  ("
                + effective.from().map(from -> "set for " + from).orElse("built in") + ")");
        console.say("    " + desk.words(effective.setting(), Locale.getDefault(Locale.Category.DISPLAY)));
        effective.ignored().forEach(problem -> console.note("passed over: " + problem.message()));
    }
}
