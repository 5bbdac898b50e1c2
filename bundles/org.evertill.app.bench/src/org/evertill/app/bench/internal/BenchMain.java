package org.evertill.app.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evertill bench sync}: prints figures of synchronisation beside those of raw JDBC. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = "Measures synchronisation beside raw JDBC that gets the same rows to the same places.")
public final class BenchMain implements Callable<Integer> {

    private static final String PREFIX = "evertill-bench";

    @Option(names = "--quick", description = "A run of seconds that shows that all works; its figures mean little.")
    private boolean quick;

    @Option(names = "--runs", paramLabel = "N", description = "How often each thing is measured, 5 by default.")
    private @Nullable Integer runs;

    @Option(
            names = "--history",
            paramLabel = "N",
            description = "Sales in the history of the last part, 1000000 by default.")
    private @Nullable Integer history;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where the databases stand meanwhile, a temporary directory by default.")
    private @Nullable Path directory;

    @Parameters(
            paramLabel = "PART",
            arity = "0..*",
            description = "What is measured: ${COMPLETION-CANDIDATES}; all by default.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Command(
            name = "evertill bench",
            description = "Benchmarks.",
            subcommands = {BenchMain.class, FleetCommand.class, SellCommand.class})
    private static final class Root {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Root())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var scale = quick ? Scale.QUICK : Scale.FULL;
        scale = scale.withRuns(runs == null ? scale.runs() : runs)
                .withHistory(history == null ? scale.history() : history);
        // A directory of its own within the one that was named, since it is deleted with all that is in it.
        Path place = directory == null
                ? Files.createTempDirectory(PREFIX)
                : Files.createTempDirectory(Files.createDirectories(directory), PREFIX);
        try (var shop = new Shop(place)) {
            new SyncBench(shop, scale, parts, new Report(System.out)).run();
        } finally {
            Shop.delete(place);
        }
        return 0;
    }
}
