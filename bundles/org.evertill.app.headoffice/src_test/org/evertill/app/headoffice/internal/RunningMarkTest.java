package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningMarkTest {

    @TempDir
    private Path directory;

    @Test
    void oneServerRunsOnADirectory() {
        try (var mark = RunningMark.set(directory).orThrow()) {
            assertEquals("headoffice.running", code(RunningMark.set(directory)));
            assertTrue(Files.exists(directory.resolve("headoffice.pid")), mark::toString);
        }
        RunningMark.set(directory).orThrow().close();
    }

    @Test
    void aMarkThatCouldNotBeWrittenHoldsNothing() throws Exception {
        var inTheWay = Files.createDirectory(directory.resolve("headoffice.pid"));
        assertEquals("headoffice.data-not-writable", code(RunningMark.set(directory)));
        Files.delete(inTheWay);
        RunningMark.set(directory).orThrow().close();
    }

    private static String code(Outcome<RunningMark> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }
}
