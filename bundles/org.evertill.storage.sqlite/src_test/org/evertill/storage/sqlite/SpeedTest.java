package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.evertill.kernel.Nanoid;
import org.evertill.storage.Selection;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.sync.protocol.Pull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Reports how fast things are; asserts only that they were done. {@code -Devertill.speed.rows=200000} for real sizes. */
class SpeedTest {

    private static final int ROWS = Integer.getInteger("evertill.speed.rows", 10_000);
    private static final int ROWS_PER_SALE = 40;
    private static final int PAGE = 5_000;

    @TempDir
    private Path directory;

    private final Random random = new Random(7);

    @Test
    void writingWithTheOperationLog(TestReporter reporter) {
        try (var till = new TestTill(directory)) {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long start = System.nanoTime();
            for (int done = 0; done < ROWS; done += ROWS_PER_SALE) {
                till.write(tx -> {
                    for (int i = 0; i < ROWS_PER_SALE; i++) {
                        tx.insert(ARTICLE, Article.of(Nanoid.random(), name()));
                    }
                });
            }
            report(reporter, "rows with operations written", start);
            long cpuUsed = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
            reporter.publishEntry("per second of processor time", String.valueOf(ROWS * 1_000_000_000L / cpuUsed));
            assertEquals(ROWS, till.store().changes().head().lastSeq());
        }
    }

    @Test
    void aFirstLoadAndSearchingInIt(TestReporter reporter) {
        try (var till = new TestTill(directory)) {
            long start = System.nanoTime();
            var page = new ArrayList<Pull.Entry>(PAGE);
            for (int n = 1; n <= ROWS; n++) {
                page.add(till.entry(Article.of(Nanoid.derived("speed", "" + n), name()), 1));
                if (page.size() == PAGE || n == ROWS) {
                    var cursors = new TreeMap<>(Map.of("chain", (long) n));
                    till.store().pullTarget().stage(new Pull.Answer(1, page, cursors, 0, n < ROWS));
                    page.clear();
                }
            }
            assertEquals(ROWS, till.store().pullTarget().apply(0));
            report(reporter, "rows staged and applied", start);
            assertEquals(ROWS, (long) till.store().read(r -> r.count(ARTICLE, Selection.all())));
            search(till, reporter);
        }
    }

    private void search(TestTill till, TestReporter reporter) {
        var times = new ArrayList<Long>();
        for (int i = 0; i < 500; i++) {
            String typed = name();
            String beginning = typed.substring(0, 1 + random.nextInt(typed.length()));
            long start = System.nanoTime();
            till.store().read(r -> r.search(ARTICLE, beginning, 30));
            times.add(System.nanoTime() - start);
        }
        List<Long> sorted = times.stream().sorted().toList();
        reporter.publishEntry(Map.of(
                "searches among", String.valueOf(ROWS),
                "median us", String.valueOf(sorted.get(sorted.size() / 2) / 1000),
                "95 % us", String.valueOf(sorted.get(sorted.size() * 95 / 100) / 1000)));
    }

    private static void report(TestReporter reporter, String what, long start) {
        long micros = (System.nanoTime() - start) / 1000;
        reporter.publishEntry(what + " per second", String.valueOf(ROWS * 1_000_000L / micros));
    }

    /** Two or three words of a vocabulary of some hundreds. */
    private String name() {
        var name = new StringBuilder();
        for (int word = 0; word < 2 + random.nextInt(2); word++) {
            name.append(word == 0 ? "" : " ");
            int index = random.nextInt(400);
            for (int syllable = 0; syllable < 3; syllable++) {
                name.append("bcdfglmnprst".charAt(index % 12)).append("aeiou".charAt(index % 5));
                index = index * 7 + 3;
            }
        }
        return name.toString();
    }
}
