package org.evertill.app.bench.internal;

import java.util.List;

/**
 * What a fleet does.
 *
 * @param warmingSeconds for which some tills sell before, so that Java has compiled what it runs; 0 where no time is measured
 * @param tills how many there are
 * @param tillsOfAStore each hears of what the others of its store sell
 * @param seconds of each step
 * @param rates sales per second of all tills together, step by step, until one is more than the server sustains
 */
record FleetPlan(int warmingSeconds, int tills, int tillsOfAStore, int seconds, List<Double> rates) {

    /** Where a run stops that is not told a rate. */
    private static final List<Double> RAMP = List.of(
            10.0, 20.0, 40.0, 60.0, 80.0, 100.0, 125.0, 150.0, 200.0, 250.0, 300.0, 400.0, 500.0, 700.0, 1_000.0);

    private static final int WARMING_SECONDS = 10;

    FleetPlan {
        if (tills < 1 || tillsOfAStore < 1 || seconds < 1 || rates.isEmpty()) {
            throw new IllegalArgumentException("a fleet has tills, seconds and a rate");
        }
        rates = List.copyOf(rates);
    }

    static FleetPlan ramp(int tills, int tillsOfAStore, int seconds) {
        return new FleetPlan(WARMING_SECONDS, tills, tillsOfAStore, seconds, RAMP);
    }

    FleetPlan at(double rate) {
        return new FleetPlan(warmingSeconds, tills, tillsOfAStore, seconds, List.of(rate));
    }
}
