package org.evertill.app.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code evertill bench sync}: prints figures of synchronisation beside those of raw JDBC. */
public final class BenchMain {

    private static final String USAGE = """
        Usage: ./evertill bench sync [--quick] [--runs N] [--history N] [--dir DIR] [PART...]
          --quick      a run of seconds that shows that all works; its figures mean little
          --runs N     how often each thing is measured, 5 by default
          --history N  sales in the history of the last part, 1000000 by default
          --dir DIR    where the databases stand meanwhile, a temporary directory by default
          PART         upload, load, changes, latency, history; all by default\
        """;

    private static final Set<String> PARTS = Set.of("upload", "load", "changes", "latency", "history");

    private BenchMain() {}

    public static void main(String... arguments) throws IOException, SQLException, InterruptedException {
        var words = new ArrayList<>(List.of(arguments));
        if (words.isEmpty() || !words.removeFirst().equals("sync") || words.contains("--help")) {
            System.out.println(USAGE);
            System.exit(words.contains("--help") ? 0 : 2);
        }
        var scale = words.remove("--quick") ? Scale.QUICK : Scale.FULL;
        scale = scale.withRuns(option(words, "--runs", scale.runs()))
                .withHistory(option(words, "--history", scale.history()));
        int dir = words.indexOf("--dir");
        Path directory = dir < 0
                ? Files.createTempDirectory("evertill-bench")
                : Files.createDirectories(Path.of(words.remove(dir + 1)));
        words.remove("--dir");
        if (!PARTS.containsAll(words)) {
            System.out.println(USAGE);
            System.exit(2);
        }
        run(directory, scale, words.isEmpty() ? PARTS : Set.copyOf(words));
    }

    private static int option(List<String> words, String name, int otherwise) {
        int at = words.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        words.remove(at);
        return Integer.parseInt(words.remove(at));
    }

    private static void run(Path directory, Scale scale, Set<String> parts)
            throws IOException, SQLException, InterruptedException {
        try (var shop = new Shop(directory)) {
            new SyncBench(shop, scale, parts, new Report(System.out)).run();
        } finally {
            Shop.delete(directory);
        }
    }
}
