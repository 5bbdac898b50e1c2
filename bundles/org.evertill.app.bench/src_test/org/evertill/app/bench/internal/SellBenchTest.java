package org.evertill.app.bench.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run of selling: nothing about time, all about what has to be there. */
class SellBenchTest {

    @TempDir
    private Path directory;

    @Test
    void promotionsTakeSomethingOffAndAHistoryIsMade() throws Exception {
        var out = new ByteArrayOutputStream();
        var scale = new SellScale(300, 40, 30, 0, 2, 5, 100);
        new SellBench(directory, scale, new Report(new PrintStream(out, true, StandardCharsets.UTF_8))).run();
        String told = out.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("of 60   goal: p99 < 50 ms"), told);
        assertTrue(told.contains("after 100 sales:"), told);
        assertTrue(told.lines().noneMatch(line -> line.endsWith("minor units: 0")), told);
    }
}
