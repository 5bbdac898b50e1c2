package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several commands in one process, on a till's real database. */
class BatchTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theCommandsRunInOrderInTheSameDataDirectory() {
        Path backup = directory.resolve("a backup.db");
        assertEquals(
                0,
                batch("# every night\n\nstrategy write-through\nstatus --json\nbackup '" + backup + "'\n"),
                err.toString());
        assertTrue(out.toString().contains("\"strategy\":\"write-through\""), out.toString());
        assertTrue(Files.exists(backup));
        assertTrue(Files.exists(directory.resolve("data/till.db")));
    }

    @Test
    void theFirstThatFailsEndsItWithItsCode() {
        assertEquals(1, batch("strategy fly\nstrategy write-through\n"));
        assertTrue(err.toString().contains("till.unknown-strategy"), err.toString());
        assertTrue(err.toString().contains("the batch ended with line 1: strategy fly"), err.toString());
        assertEquals(2, batch("\nfly\n"));
        assertEquals(0, batch("status\n"));
        assertFalse(out.toString().contains("strategy: write-through"), "nothing was run after it: " + out);
    }

    @Test
    void whatIsNoCommandIsSaid() throws IOException {
        assertEquals(2, batch("backup 'half\n"));
        assertTrue(err.toString().contains("line 1 of the batch was not understood"), err.toString());
        assertEquals(2, batch("batch\n"));
        assertEquals(2, batch("# nothing\n".repeat(BatchCommand.MAX_COMMANDS + 1)));
        assertEquals(1, run("", "batch", directory.resolve("missing").toString()));
        assertTrue(err.toString().contains("till.unreadable-batch"), err.toString());
        Path noText = Files.write(directory.resolve("picture"), new byte[] {(byte) 0xff, (byte) 0xfe, 10});
        assertEquals(1, run("", "batch", noText.toString()));
        assertFalse(err.toString().contains("fault of the program"), err.toString());
        Path file = Files.writeString(directory.resolve("commands"), "status");
        assertEquals(0, run("", "batch", file.toString()));
    }

    @Test
    void wordsStandInQuotesOrBetweenBlanks() {
        assertEquals(List.of("a", "b c", "d'e", ""), BatchCommand.words("a 'b c'  \"d'e\" ''"));
        assertEquals(List.of(), BatchCommand.words("a 'b"));
        assertEquals(List.of(), BatchCommand.words("a b'c'"));
    }

    private int batch(String commands) {
        return run(commands, "batch");
    }

    private int run(String input, String... arguments) {
        var all = new ArrayList<>(List.of("--data", directory.resolve("data").toString()));
        all.addAll(List.of(arguments));
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var console = new Console(new PrintWriter(out), new PrintWriter(err), in, Console.Kind.PROGRAM);
        return TillCommands.run(
                new TillCommands(new PlainTill.Opener(), console, new Interruption(), Clock.systemUTC()), all);
    }
}
