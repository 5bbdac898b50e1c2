package org.evertill.app.till.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.evertill.devices.DeviceDesk;
import org.evertill.devices.PrintQueue;
import org.evertill.devices.PrinterSettings;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The printer of this till: how it is, what waits for it. */
@Command(
        name = "printer",
        description = {
            "Says which printer this till has, how it is, and what waits for it.",
            "Slips wait on disk while the printer is off or out of paper, and are printed by whatever runs on this till: the"
                    + " window, or a command. 'printer set --help' lists addresses and settings."
        },
        subcommands = PrinterSetCommand.class)
final class PrinterCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Override
    public Integer call() {
        return Commands.of(parent).onTill(this::status);
    }

    private int status(OpenTill till) {
        var console = Commands.of(parent).console;
        var desk = till.service(DeviceDesk.class).orThrow();
        var settings = desk.printer();
        if (settings.isEmpty()) {
            console.say("printer: none");
        } else {
            console.say("printer: " + text(settings.get()));
            var state = desk.state().orThrow();
            console.say("state: " + state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            state.problem().ifPresent(console::problem);
        }
        return queue(till, console);
    }

    private static int queue(OpenTill till, Console console) {
        var jobs = till.service(PrintQueue.class).orThrow().jobs();
        console.say("waiting: " + jobs.size());
        jobs.forEach(job -> console.say("  " + Slips.text(job)));
        return ExitCode.OK;
    }

    static String text(PrinterSettings settings) {
        var profile = settings.profile();
        var abilities = profile.abilities().stream()
                .map(a -> a.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
        return settings.address() + ", " + profile.columns() + " columns, " + profile.codePage() + ", "
                + (abilities.isEmpty() ? "text alone" : abilities) + ", language "
                + settings.language().toLanguageTag() + ", drawer " + word(settings.drawer()) + ", receipts "
                + word(settings.receipts());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Command(name = "none", description = "This till has no printer any more; what waits stays.")
    int none() {
        return Commands.of(parent).onTill(till -> {
            till.service(DeviceDesk.class).orThrow().useNone();
            Commands.of(parent).console.say("printer: none");
            return ExitCode.OK;
        });
    }

    @Command(name = "test", description = "Prints a page that shows width, characters, codes and the knife.")
    int test() {
        return Commands.of(parent).onTill(till -> {
            var job = till.service(DeviceDesk.class)
                    .then(DeviceDesk::printTestPage)
                    .orThrow();
            return Slips.printed(till, Commands.of(parent).console, job.id());
        });
    }

    @Command(name = "queue", description = "Lists what waits, the oldest first.")
    int queue() {
        return Commands.of(parent).onTill(till -> queue(till, Commands.of(parent).console));
    }

    @Command(
            name = "resume",
            description = "Tries at once, and prints what was held because it is older than twelve hours.")
    int resume() {
        return Commands.of(parent).onTill(till -> {
            var queue = till.service(PrintQueue.class).orThrow();
            queue.resume();
            for (var job : queue.jobs()) {
                int code = Slips.printed(till, Commands.of(parent).console, job.id());
                if (code != ExitCode.OK) {
                    return code;
                }
            }
            return ExitCode.OK;
        });
    }

    @Command(
            name = "drop",
            description = "Takes a slip out of the queue; a receipt can be printed again by its number.")
    int drop(@Parameters(paramLabel = "SLIP", description = "Its identifier, as 'printer queue' lists it.") String id) {
        return Commands.of(parent).onTill(till -> {
            if (!till.service(PrintQueue.class).orThrow().drop(id)) {
                throw new ProblemException(Problem.of(
                        "device.no-slip",
                        "No such slip waits, or it is being printed now. List them: 'printer queue'."));
            }
            Commands.of(parent).console.say("dropped " + id);
            return ExitCode.OK;
        });
    }

    @Command(name = "drawer", description = "Opens the drawer, to see whether it is connected rightly.")
    int drawer() {
        return Commands.of(parent).onTill(till -> {
            till.service(DeviceDesk.class).orThrow().openDrawer().ifPresent(problem -> {
                throw new ProblemException(problem);
            });
            Commands.of(parent).console.say("the drawer was told to open");
            return ExitCode.OK;
        });
    }
}
