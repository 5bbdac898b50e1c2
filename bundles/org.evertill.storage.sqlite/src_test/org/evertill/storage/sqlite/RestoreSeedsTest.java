package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.storage.sqlite.RestoreRun.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tills and head office are put back from backups and copied by a seed, on real databases: what any log still has is at head office
 * once in the end, and everybody has the same. More seeds by {@code -Devertill.restore.seeds=N -Devertill.restore.first=K}.
 */
class RestoreSeedsTest {

    private static final long FIRST = Long.getLong("evertill.restore.first", 1);
    private static final long SEEDS = Long.getLong("evertill.restore.seeds", 5);

    /** In so many every fault happens. */
    private static final long ENOUGH = 5;

    @TempDir
    private Path directory;

    @Test
    void nothingIsLostAndNothingIsThereTwice() {
        Map<Fault, Integer> fired = new EnumMap<>(Fault.class);
        var failed = new ArrayList<String>();
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            try (var run = new RestoreRun(directory.resolve("seed" + seed), seed)) {
                run(run, seed, failed);
                run.fired().forEach((fault, times) -> fired.merge(fault, times, Integer::sum));
            }
        }
        assertEquals(List.of(), failed);
        if (SEEDS < ENOUGH) {
            return;
        }
        var never = EnumSet.allOf(Fault.class);
        never.removeAll(fired.keySet());
        assertEquals(Set.of(), never, () -> "faults that never happened; there were " + fired);
    }

    private static void run(RestoreRun run, long seed, List<String> failed) {
        try {
            run.run();
        } catch (AssertionError | RuntimeException e) {
            var text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            failed.add("\nseed " + seed + ": " + text + String.join("\n", run.script()));
        }
    }
}
