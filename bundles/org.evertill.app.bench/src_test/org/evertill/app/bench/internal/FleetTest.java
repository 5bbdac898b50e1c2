package org.evertill.app.bench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small fleet at a real head office: nothing about time, all about what has to be there. One that hangs does not hang the build. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FleetTest {

    private static final int TILLS = 12;

    @TempDir
    private Path directory;

    @Test
    void everySaleIsThereOnceAndEveryStreamHolds() throws Exception {
        var programs = Path.of(System.getProperty("java.io.tmpdir"), "evertill-test-postgres");
        var arguments = List.of(directory.toString(), programs.toString());
        try (var office = HeadOfficeProcess.start(arguments, "-XX:TieredStopAtLevel=1", "-Xmx256m");
                var gauge = new FleetGauge(office);
                var nowhere = new PrintStream(OutputStream.nullOutputStream())) {
            var plan = new FleetPlan(0, TILLS, 3, 2, List.of(20.0));
            var result = new Fleet(office, gauge, plan, new Report(nowhere)).run();
            assertEquals(TILLS, result.alive(), "streams that hold");
            assertEquals(TILLS, result.last().streams(), "streams that head office counts");
            assertEquals(new FleetSales(40, 0, 0, 0), result.sales());
            assertEquals("", result.findings());
            // A machine with much else to do may let tills come again; nothing may be wrong with what they send.
            var errors = result.tally().errors();
            assertTrue(errors.keySet().stream().noneMatch(code -> code.startsWith("remark")), errors.toString());
            assertTrue(result.tally().pokes.sum() > TILLS, "tills of one store hear of each other");
            var json = new StringWriter();
            result.write(json);
            assertTrue(json.toString().contains("\"each_sale_there_once\": true"), json.toString());
        }
    }
}
