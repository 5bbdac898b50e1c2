package org.evertill.app.till.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A data directory, commands that are run on it in English, and what they say. */
abstract class CliCase {

    @TempDir
    Path directory;

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final Interruption interruption = new Interruption();
    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.US);
    }

    @AfterEach
    void asBefore() {
        Locale.setDefault(Locale.Category.DISPLAY, before);
    }

    final String data() {
        return directory.resolve("data").toString();
    }

    final int run(String... arguments) {
        return runTyping("", arguments);
    }

    final int runTyping(String input, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var console = new Console(new PrintWriter(out), new PrintWriter(err), in, Console.Kind.PROGRAM);
        return TillCommands.run(
                new TillCommands(new PlainTill.Opener(), console, interruption, Clock.systemUTC()), List.of(arguments));
    }
}
