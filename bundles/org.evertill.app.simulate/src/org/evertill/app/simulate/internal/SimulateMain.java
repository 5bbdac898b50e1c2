package org.evertill.app.simulate.internal;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.evertill.simulation.RealDatabases;
import org.evertill.simulation.Simulation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evertill simulate}: runs simulations from their seeds, and repeats one that failed. */
@Command(
        name = "evertill simulate",
        mixinStandardHelpOptions = true,
        description = "Runs many tills and a head office from seeds, with everything that goes wrong, and checks after"
                + " every step what was promised. A failure is shortened to as few steps as possible.")
public final class SimulateMain implements Callable<Integer> {

    /** From so many seeds on everything has to have happened. */
    private static final int MANY = 300;

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds, ${DEFAULT-VALUE} by default.")
    private int seeds = MANY;

    @Option(names = "--from", paramLabel = "SEED", description = "The first of them, ${DEFAULT-VALUE} by default.")
    private long from = 1;

    @Option(names = "--steps", paramLabel = "K", description = "Steps of each run, ${DEFAULT-VALUE} by default.")
    private int steps = Simulation.STEPS;

    @Option(names = "--seed", paramLabel = "SEED", description = "Repeats this one seed, and shows its last steps.")
    private @Nullable Long seed;

    @Option(names = "--unshortened", description = "A failure is told as it was found, after many steps.")
    private boolean unshortened;

    @Option(
            names = "--real",
            description = "On real SQLite files and a real PostgreSQL, over HTTP; a seed takes seconds.")
    private boolean real;

    private final PrintStream out = System.out;
    private final Clock clock = Clock.systemUTC();

    public static void main(String... arguments) {
        System.exit(new CommandLine(new SimulateMain()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (real) {
            try (var databases = RealDatabases.start()) {
                return done(databases.simulation());
            }
        }
        return done(new Simulation());
    }

    private int done(Simulation simulation) {
        return seed == null ? many(simulation) : one(simulation, seed);
    }

    private int many(Simulation simulation) {
        Instant began = clock.instant();
        out.printf("Seeds %d to %d, %d steps each%n", from, from + seeds - 1, steps);
        var failure = simulation.runAll(from, seeds, steps, done -> out.printf("  %,d of %,d%n", done, seeds));
        out.print(simulation.tally().table());
        if (failure.isPresent()) {
            return failed(simulation, failure.get());
        }
        long seconds = Duration.between(began, clock.instant()).toSeconds();
        out.printf("%,d runs kept every promise, in %d s.%n", seeds, seconds);
        var missing = simulation.tally().missing();
        if (missing.isEmpty()) {
            out.println("Every fault and every outcome happened at least once.");
            return 0;
        }
        missing.forEach(happening -> out.println("Never happened: " + happening.title()));
        return real || seeds < MANY || steps < Simulation.STEPS ? 0 : 1;
    }

    private int one(Simulation simulation, long which) {
        var failure = simulation.run(which, steps);
        if (failure.isPresent()) {
            return failed(simulation, failure.get());
        }
        out.print(simulation.tally().table());
        out.printf("Seed %d with %d steps kept every promise.%n", which, steps);
        return 0;
    }

    private int failed(Simulation simulation, Simulation.Failure failure) {
        out.printf("%nSeed %d breaks a promise.%n", failure.seed());
        out.println(unshortened ? failure : simulation.shortest(failure));
        return 1;
    }
}
