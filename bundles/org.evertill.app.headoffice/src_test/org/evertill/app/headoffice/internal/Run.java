package org.evertill.app.headoffice.internal;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.evertill.headoffice.access.DatabaseOptions;

/** One command, run to its end or, when it serves, until it is asked to stop. */
final class Run {

    /** Where PostgreSQL's programs are unpacked once for all tests. */
    static final Path PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "evertill-test-postgres");

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final StopSignal stop = new StopSignal();
    private final Path data;
    private final String input;
    private final Map<String, String> environment;

    Run(Path data, String input, Map<String, String> environment) {
        this.data = data;
        this.input = input;
        this.environment = new HashMap<>(environment);
        this.environment.put(DatabaseOptions.PROGRAMS_VARIABLE, PROGRAMS.toString());
    }

    static Run on(Path data) {
        return new Run(data, "", Map.of());
    }

    /** Gives the exit code. */
    int command(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--data");
        all.add(data.toString());
        return plain(all.toArray(String[]::new));
    }

    int plain(String... arguments) {
        var terminal = new Terminal(
                new StringReader(input),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Optional.empty(),
                environment);
        return Commands.run(new PlainParts(), terminal, () -> stop, arguments);
    }

    /** The first group of what a pattern finds in the output. */
    String found(String pattern) {
        var match = Pattern.compile(pattern).matcher(out.toString());
        if (!match.find()) {
            throw new AssertionError("no " + pattern + " in: " + out + err);
        }
        return match.group(1);
    }

    /** Both streams. */
    String said() {
        return out + "" + err;
    }
}
