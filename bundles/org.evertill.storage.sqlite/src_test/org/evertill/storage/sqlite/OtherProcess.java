package org.evertill.storage.sqlite;

import static org.evertill.storage.contract.Samples.ARTICLE;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database.Author;
import org.evertill.storage.contract.Samples;
import org.evertill.storage.contract.Samples.Article;
import org.evertill.sync.protocol.Pull;

/** A till in a process of its own, which can be killed. */
final class OtherProcess implements AutoCloseable {

    private static final int ROWS_PER_TRANSACTION = 20;

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static OtherProcess start(String what, Path directory) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        OtherProcess.class.getName(),
                        what,
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        return new OtherProcess(process);
    }

    /** Reads on until a line begins with a text, and gives that line. */
    String awaitLine(String start) throws IOException {
        var seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
            seen.append(line).append('\n');
        }
        throw new IOException("the other process ended without '" + start + "':\n" + seen);
    }

    Process process() {
        return process;
    }

    long pid() {
        return process.pid();
    }

    /** Ends it at once, as a power cut would, and waits until it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the other process does not die");
        }
    }

    @Override
    public void close() throws InterruptedException, IOException {
        kill();
        output.close();
    }

    public static void main(String[] args) {
        Path directory = Path.of(args[1]);
        var opened = new SqliteDatabaseOpener(Samples.TYPES, List.of(), Clock.systemUTC()).openStore(directory);
        if (opened instanceof Outcome.Failed<SqliteStore>(var problem)) {
            System.out.println(problem.code());
            return;
        }
        try (SqliteStore store = opened.orThrow()) {
            System.out.println("open");
            switch (args[0]) {
                case "hold" -> waitForever();
                case "write" -> writeForever(store);
                case "pull" -> pullForever(store);
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }

    private static void waitForever() {
        try {
            TimeUnit.MINUTES.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After each line "committed N", transaction N must survive whatever happens. */
    private static void writeForever(SqliteStore store) {
        if (store.identity().isEmpty()) {
            store.enrol(Samples.till(TestTill.REPLICA)).orThrow();
        }
        for (int n = 0; n < 1_000_000; n++) {
            long last = store.write(new Author("u1"), tx -> {
                for (int i = 0; i < ROWS_PER_TRANSACTION; i++) {
                    tx.insert(ARTICLE, Article.of(Nanoid.random(), "Row " + i));
                }
                return 0L;
            });
            System.out.println("committed " + (n + 1 + last));
        }
    }

    /** Applies cuts of two rows which always have the same price, while a third is changed here. */
    private static void pullForever(SqliteStore store) {
        for (int n = 1; n < 1_000_000; n++) {
            int price = n;
            var entries = new ArrayList<Pull.Entry>();
            for (int i = 0; i < 400; i++) {
                var row = ARTICLE.toRow(Article.of("pair" + i, "Pair").withPrice(price));
                entries.add(new Pull.Entry("chain", n * 1000L + i, "articles", "pair" + i, n, false, row));
            }
            var cursors = new TreeMap<>(Map.of("chain", n * 1000L));
            store.pullTarget().stage(new Pull.Answer(1, entries, cursors, 0, false));
            store.pullTarget().apply(0);
            System.out.println("committed " + n);
        }
    }
}
