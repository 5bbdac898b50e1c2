package org.evertill.app.till.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What picocli fills in before a command is called, and what several commands print alike. */
final class Commands {

    private Commands() {}

    static TillCommands of(@Nullable TillCommands parent) {
        return given(parent);
    }

    static CommandLine line(@Nullable CommandSpec spec) {
        return given(spec).commandLine();
    }

    /** A value that picocli has set, because it is required. */
    static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    /** Where refused rows are listed when the user names no file: in the data directory, by the name of the input. */
    static Path report(TillCommands commands, @Nullable Path named, Path input) {
        if (named != null) {
            return named;
        }
        var directory = commands.directory();
        return directory.resolve("reports").resolve(input.getFileName() + ".refused.csv");
    }

    /** Says what was refused, and where it stands. */
    static void refused(Console console, SortedMap<String, Long> refused, Path report) {
        long all = refused.values().stream().mapToLong(Long::longValue).sum();
        console.say("refused " + all + (all == 0 ? "" : ", listed in " + report + ":"));
        for (Map.Entry<String, Long> reason : refused.entrySet()) {
            console.say("  " + reason.getKey() + " " + reason.getValue());
        }
    }
}
