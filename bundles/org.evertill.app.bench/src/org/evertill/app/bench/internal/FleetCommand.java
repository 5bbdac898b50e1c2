package org.evertill.app.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evertill bench fleet}: how many tills one head office carries, and how much they may sell. */
@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        description =
                "Measures what one head office carries: many tills over the real protocol, which sell more and more.")
final class FleetCommand implements Callable<Integer> {

    private static final String PREFIX = "evertill-fleet";
    /** As the service of the product has it. */
    private static final String HEAP = "-Xmx1g";

    private static final int NOT_ALL = 1;

    @Option(names = "--tills", paramLabel = "N", description = "How many tills, ${DEFAULT-VALUE} by default.")
    private int tills = 2_000;

    @Option(
            names = "--tills-per-store",
            paramLabel = "N",
            description = "Each hears of what the others of its store sell; ${DEFAULT-VALUE} by default.")
    private int tillsOfAStore = 4;

    @Option(names = "--seconds", paramLabel = "S", description = "Of each step, ${DEFAULT-VALUE} by default.")
    private int seconds = 30;

    @Option(
            names = "--sales-per-second",
            paramLabel = "R",
            description = "Of all tills together, one step; by default more and more until head office is full.")
    private @Nullable Double rate;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes what was measured there as JSON, too.")
    private @Nullable Path json;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where the database stands meanwhile, a temporary directory by default.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws IOException, SQLException {
        Path place = directory == null
                ? Files.createTempDirectory(PREFIX)
                : Files.createTempDirectory(Files.createDirectories(directory), PREFIX);
        try {
            return measured(place);
        } finally {
            Shop.delete(place);
        }
    }

    private int measured(Path place) throws IOException, SQLException {
        var ramp = FleetPlan.ramp(tills, tillsOfAStore, seconds);
        var plan = rate == null ? ramp : ramp.at(rate);
        var report = new Report(System.out);
        report.line(Machine.told());
        report.line(tills + " tills, " + tillsOfAStore + " of a store · TLS 1.3, loopback · head office " + HEAP
                + ", PostgreSQL that it brings along, both beside the tills on this machine");
        try (var office = HeadOfficeProcess.start(place.resolve("headoffice"), HEAP);
                var gauge = new FleetGauge(office)) {
            var result = new Fleet(office, gauge, plan, report).run();
            result.tell(report);
            if (json != null) {
                try (var out = Files.newBufferedWriter(json)) {
                    result.write(out);
                }
            }
            return result.isWhole() ? 0 : NOT_ALL;
        }
    }
}
