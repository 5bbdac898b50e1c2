package org.evertill.app.till.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.KeyRotation;
import org.evertill.storage.LostKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Changes the key of the till's database, or goes on without one that is lost. */
@Command(
        name = "key",
        description =
                "Changes the key in the file till.key, with which names, contacts and secrets in the till's database are"
                        + " encrypted, or goes on without it when it is lost. Ended in between, the same command goes on where it"
                        + " was.")
final class KeyCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @ArgGroup(multiplicity = "1")
    @Nullable
    Choice choice;

    @Option(names = "--yes", description = "With --forget: does not ask whether it is meant.")
    boolean yes;

    /** One of these. */
    static final class Choice {

        @Option(
                names = "--rotate",
                description = "Makes a new key and encrypts everything with it; then the old one goes.")
        boolean rotate;

        @Option(
                names = "--forget",
                description =
                        "For a key that is lost for good, and only then: drops what nobody can read any more, keeps"
                                + " everything else, makes a new key. Then the till is enrolled with --again.")
        boolean forget;
    }

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        var chosen = choice;
        return chosen != null && chosen.forget
                ? commands.besideTill(till -> forget(commands, till))
                : commands.onTill(till -> rotate(commands, till));
    }

    private static int rotate(TillCommands commands, OpenTill till) {
        try (var progress = new ProgressLine(commands.console, commands.interruption, commands.clock, "rows")) {
            long rows = till.service(KeyRotation.class)
                    .then(keys -> keys.rotate(done -> progress.at(done, -1)))
                    .orThrow();
            progress.close();
            commands.console.say("encrypted anew: " + rows + " rows looked at");
            commands.console.note("Make a backup now, and keep a copy of the file till.key apart from it. Backups of"
                    + " before open only with the key file of before.");
            return ExitCode.OK;
        }
    }

    private int forget(TillCommands commands, OpenTill till) {
        var console = commands.console;
        var lostKey = till.service(LostKey.class).orThrow();
        var directory = commands.directory();
        explain(console, lostKey.look(directory).orThrow());
        if (!yes && !isMeant(console)) {
            console.note("Nothing was changed.");
            return ExitCode.PROBLEM;
        }
        var losses = lostKey.forget(directory).orThrow();
        console.say("forgotten: " + words(losses) + "; not sent and lost: " + losses.unsentLost()
                + "; not sent and kept: " + losses.unsentKept());
        console.note(
                "Now ask head office for a code and enrol the till once more (enrol --again): it fetches customers and staff,"
                        + " and sends what it has kept. Keep a copy of the new file till.key in a safe place.");
        return ExitCode.OK;
    }

    private static void explain(Console console, LostKey.Losses losses) {
        console.note("Without its key nobody can read in this till's database: " + words(losses)
                + ", and the key with which the till shows who it is. They will be dropped. Head office has all of them that were"
                + " sent, and gives them back when the till is enrolled once more.");
        console.note(
                losses.unsentLost() == 0
                        ? "Nothing of it was still to be sent."
                        : "Never sent, and lost for good: " + losses.unsentLost()
                                + " changes of customers or staff. Head office lists them as incidents, to be entered again.");
        console.note("Sales, receipts, stock and prices stay, " + losses.unsentKept()
                + " changes among them that are still to be sent.");
        console.note("If there is a copy of till.key anywhere, put it back instead.");
    }

    private static String words(LostKey.Losses losses) {
        String rows = losses.rows().entrySet().stream()
                .map(table -> table.getValue() + " rows of " + table.getKey())
                .collect(Collectors.joining(", "));
        return rows.isEmpty() ? "no rows" : rows;
    }

    private static boolean isMeant(Console console) {
        if (!console.isTerminal()) {
            throw new ProblemException(Problem.of(
                    "storage.forget-not-confirmed",
                    "Nobody is there to say whether this is meant. Nothing was changed. Add --yes if it is."));
        }
        console.err().print("Drop what cannot be read any more? Type yes: ");
        console.err().flush();
        try {
            return console.readLine()
                    .filter(answer -> Set.of("yes", "y").contains(answer.toLowerCase(Locale.ROOT)))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
