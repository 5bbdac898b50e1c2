package org.evertill.simulation;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.evertill.simulation.Happening.Kind;
import org.evertill.simulation.internal.Broken;
import org.evertill.simulation.internal.FakeStage;
import org.evertill.simulation.internal.Run;
import org.evertill.simulation.internal.Stage;

/** Runs simulations and counts what happened in them. Each run is one thread; not thread-safe itself. */
public final class Simulation {

    /** How many things people and faults do in a run, unless it is said. */
    public static final int STEPS = 150;

    private static final int AT_ONCE = 100;

    private final Tally tally;
    private final Set<Fault> faults;
    private final Supplier<Stage> stages;
    private final String option;

    /** With everything that may go wrong. */
    public Simulation() {
        this(EnumSet.allOf(Fault.class));
    }

    private Simulation(Set<Fault> faults) {
        this(faults, EnumSet.complementOf(EnumSet.of(Kind.STOCK)), FakeStage::new, "");
    }

    /**
     * On stages of one's own.
     *
     * @param kinds what can happen on them
     * @param option what the command needs to repeat a run on them
     */
    Simulation(Set<Fault> faults, Set<Kind> kinds, Supplier<Stage> stages, String option) {
        this.tally = new Tally(kinds);
        this.faults = faults;
        this.stages = stages;
        this.option = option;
    }

    /** With nothing that goes wrong. */
    public static Simulation inFairWeather() {
        return new Simulation(EnumSet.noneOf(Fault.class));
    }

    /**
     * A promise that was broken.
     *
     * @param steps how many steps the run had
     * @param invariant the promise's name in the design, such as {@code I4}
     * @param diary the last things that happened before
     * @param option what the command needs beside seed and steps, empty for nothing
     */
    public record Failure(long seed, int steps, String invariant, String message, List<String> diary, String option) {

        /** Everything that helps to find the reason, the command that repeats it first. */
        @Override
        public String toString() {
            return "./evertill simulate " + option + "--seed " + seed + " --steps " + steps + "\n  "
                    + String.join("\n  ", diary) + "\n" + message;
        }
    }

    /** What happened in all runs so far. */
    public Tally tally() {
        return tally;
    }

    /** One run; empty when all promises were kept. */
    public Optional<Failure> run(long seed, int steps) {
        var result = result(seed, steps);
        tally.addAll(result.tally);
        return result.failure;
    }

    /**
     * Runs of consecutive seeds, on all processors; ends early when one fails.
     *
     * @param progress told how many are done, now and then
     * @return the failure of the smallest seed among those that were done
     */
    public Optional<Failure> runAll(long from, int seeds, int steps, IntConsumer progress) {
        for (int done = 0; done < seeds; done += AT_ONCE) {
            int count = Math.min(AT_ONCE, seeds - done);
            long first = from + done;
            var results = LongStream.range(first, first + count)
                    .parallel()
                    .mapToObj(seed -> result(seed, steps))
                    .toList();
            results.forEach(result -> tally.addAll(result.tally));
            var failure = results.stream().flatMap(r -> r.failure.stream()).findFirst();
            if (failure.isPresent()) {
                return failure;
            }
            progress.accept(done + count);
        }
        return Optional.empty();
    }

    private record Result(Tally tally, Optional<Failure> failure) {}

    private Result result(long seed, int steps) {
        try (var stage = stages.get()) {
            return result(seed, steps, new Run(seed, steps, faults, stage));
        }
    }

    private Result result(long seed, int steps, Run run) {
        try {
            run.go();
            return new Result(run.tally(), Optional.empty());
        } catch (Broken broken) {
            int done = Math.min(steps, run.done());
            return new Result(
                    run.tally(),
                    Optional.of(new Failure(seed, done, broken.invariant(), told(broken), run.diary(), option)));
        }
    }

    private static String told(Broken broken) {
        var text = new StringBuilder(String.valueOf(broken.getMessage()));
        if (broken.getCause() != null) {
            for (var place : broken.getCause().getStackTrace()) {
                text.append("\n    at ").append(place);
            }
        }
        return text.toString();
    }

    /** The same failure, or another of the same seed, after as few steps as possible. */
    public Failure shortest(Failure failure) {
        for (int steps = 0; steps < failure.steps(); steps++) {
            var earlier = result(failure.seed(), steps).failure;
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        return failure;
    }
}
