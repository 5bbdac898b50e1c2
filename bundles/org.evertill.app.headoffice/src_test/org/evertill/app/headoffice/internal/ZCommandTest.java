package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days and drawers of a store, on a real database. */
class ZCommandTest {

    @TempDir
    private Path data;

    private Run run(int code, String... arguments) {
        var run = Run.on(data);
        assertEquals(code, run.command(arguments), run.said());
        return run;
    }

    @Test
    void aDayAndADrawer() {
        run(0, "enrolment-code", "--store", "S1", "--register", "R1", "--country", "GB");
        var empty = run(0, "z", "--store", "S1", "--day", "2026-03-01");
        assertTrue(empty.out.toString().contains("No shift was closed on this day."), empty.said());
        run(0, "z", "--store", "S1", "--day", "2026-03-01", "--register", "R1");
        var unknown = run(1, "z", "--store", "S9", "--day", "2026-03-01");
        assertTrue(unknown.err.toString().contains("headoffice.unknown-store"), unknown.said());
        run(2, "z", "--store", "S1", "--day", "yesterday");
        var own = run(0, "register", "--store", "S1", "--register", "R1", "--drawers", "own");
        assertTrue(own.out.toString().contains("Drawers of S1-R1: own."), own.said());
        run(1, "register", "--store", "S1", "--register", "R2", "--drawers", "shared");
        run(2, "register", "--store", "S1", "--register", "R1", "--drawers", "none");
    }
}
