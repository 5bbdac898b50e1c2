package org.evertill.app.till.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Several commands in one process: most of what a short command takes is the start of its process. */
@Command(
        name = "batch",
        description =
                "Runs commands from a file, or from standard input, one a line and one after the other, in one process:"
                        + " a night's 'sync --once', 'verify' and 'backup FILE' need one start instead of three. Words with"
                        + " blanks stand in quotes; empty lines and such that begin with # are passed over. The first"
                        + " command that does not end with 0 ends it, with its exit code.")
final class BatchCommand implements Callable<Integer> {

    /** More commands than this are a mistake. */
    static final int MAX_COMMANDS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(BatchCommand.class);
    private static final Pattern WORD = Pattern.compile("\\s*(?:'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+))(?=\\s|$)\\s*");

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The commands, in UTF-8. Without it they are read from standard input up to its end.")
    @Nullable
    Path file;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return switch (lines(commands)) {
            case Outcome.Ok<List<String>>(var lines) -> run(commands, lines);
            case Outcome.Failed<List<String>>(var problem) -> {
                commands.console.problem(problem);
                yield ExitCode.PROBLEM;
            }
        };
    }

    private static int run(TillCommands commands, List<String> lines) {
        if (lines.size() > MAX_COMMANDS) {
            return refused(commands, MAX_COMMANDS + 1, "there are more than " + MAX_COMMANDS + " lines");
        }
        for (int i = 0; i < lines.size(); i++) {
            int code = run(commands, i + 1, lines.get(i).strip());
            if (code != ExitCode.OK) {
                return code;
            }
            if (commands.interruption.isAsked()) {
                return commands.ended(true);
            }
        }
        return ExitCode.OK;
    }

    private Outcome<List<String>> lines(TillCommands commands) {
        Path named = file;
        try (var reader = named == null ? commands.console.in() : Files.newBufferedReader(named)) {
            return Outcome.ok(reader.lines().limit(MAX_COMMANDS + 1L).toList());
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("the commands of a batch cannot be read", e);
            return Outcome.failed(
                    "till.unreadable-batch",
                    "The commands cannot be read: " + (named == null ? "standard input" : named)
                            + ". Check that the file is there, is text in UTF-8, and that you may read it."
                            + " Nothing was done.");
        }
    }

    private static int run(TillCommands commands, int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return ExitCode.OK;
        }
        var words = words(line);
        if (words.isEmpty()) {
            return refused(commands, number, "a quote does not end, or stands in the middle of a word");
        }
        if (words.getFirst().equals("batch")) {
            return refused(commands, number, "a batch does not start another one");
        }
        int code = TillCommands.run(commands.again(), words);
        if (code != ExitCode.OK) {
            commands.console.note("evertill: the batch ended with line " + number + ": " + line);
        }
        return code;
    }

    private static int refused(TillCommands commands, int number, String why) {
        commands.console.note("evertill: line " + number + " of the batch was not understood: " + why + ".");
        return ExitCode.USAGE;
    }

    /** A line's words; empty when it cannot be told where they end. */
    static List<String> words(String line) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(line);
        int at = 0;
        while (at < line.length()) {
            matcher.region(at, line.length());
            if (!matcher.lookingAt()) {
                return List.of();
            }
            words.add(quotedOrPlain(matcher.group(1), matcher.group(2), matcher.group(3)));
            at = matcher.end();
        }
        return List.copyOf(words);
    }

    private static String quotedOrPlain(@Nullable String single, @Nullable String twofold, @Nullable String plain) {
        if (single != null) {
            return single;
        }
        return twofold != null ? twofold : String.valueOf(plain);
    }
}
