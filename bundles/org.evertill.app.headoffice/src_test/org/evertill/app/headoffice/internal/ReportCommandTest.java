package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of head office by its commands, on a real database. */
class ReportCommandTest {

    @TempDir
    private Path data;

    private Run run(int code, String... arguments) {
        var run = Run.on(data);
        assertEquals(code, run.command(arguments), run.said());
        return run;
    }

    @Test
    void reportsAreAskedForByStoreAndDay() throws Exception {
        run(0, "enrolment-code", "--store", "S1", "--register", "R1", "--country", "GB");
        assertTrue(run(0, "report").out.toString().contains("cashiers"));
        run(0, "report", "days", "--from", "2026-03-01", "--to", "2026-03-31", "--by-store");
        run(0, "report", "hours", "--from", "2026-03-01", "--store", "S1", "--register", "R1");
        var file = data.resolve("items.csv");
        run(0, "report", "items", "--from", "2026-03-01", "--csv", file.toString());
        assertEquals("sku,name,unit,quantity,lines,gross,net,tax,discount,currency\r\n", Files.readString(file));
        assertTrue(run(1, "report", "weather").err.toString().contains("report.unknown"));
        assertTrue(run(1, "report", "days", "--store", "S9").err.toString().contains("report.unknown-store"));
        assertTrue(run(1, "report", "days", "--store", "S1", "--register", "R9")
                .err
                .toString()
                .contains("report.unknown-register"));
        run(2, "report", "days", "--register", "R1");
    }
}
