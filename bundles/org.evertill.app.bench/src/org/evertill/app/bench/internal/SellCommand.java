package org.evertill.app.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evertill bench sell}: how long a cashier waits. */
@Command(
        name = "sell",
        mixinStandardHelpOptions = true,
        description =
                "Measures selling on a till's own database: from the scan to the priced line, from the tender to the"
                        + " durable commit beside a bare SQLite transaction of the same rows, and searching.")
final class SellCommand implements Callable<Integer> {

    private static final String PREFIX = "evertill-sell";

    @Option(names = "--quick", description = "A run of seconds that shows that all works; its figures mean little.")
    private boolean quick;

    @Option(
            names = "--history",
            paramLabel = "N",
            description = "Sales that the till has made before the second half; 1000000 by default, 0 leaves it out.")
    private @Nullable Integer history;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where the databases stand meanwhile, a temporary directory by default.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws IOException, SQLException {
        Path place = directory == null
                ? Files.createTempDirectory(PREFIX)
                : Files.createTempDirectory(Files.createDirectories(directory), PREFIX);
        var scale = quick ? SellScale.QUICK : SellScale.FULL;
        try {
            new SellBench(place, scale.withHistory(history == null ? scale.history() : history), new Report(System.out))
                    .run();
        } finally {
            Shop.delete(place);
        }
        return 0;
    }
}
