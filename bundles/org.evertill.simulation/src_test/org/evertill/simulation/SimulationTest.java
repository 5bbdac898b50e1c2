package org.evertill.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Set;
import org.evertill.simulation.Happening.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Many tills and a head office with everything that goes wrong; {@code ./evertill simulate} runs more of it. */
@Isolated("sets the level of a logger, and uses all processors")
class SimulationTest {

    private static final int SEEDS = 300;

    /** Clocks are set wrong on purpose, and every round warns of it. */
    @BeforeAll
    static void warnsOfNothing() {
        ((Logger) LoggerFactory.getLogger("org.evertill.sync.engine")).setLevel(Level.ERROR);
    }

    @Test
    void everyPromiseIsKeptAndEverythingHappensAtLeastOnce() {
        var simulation = new Simulation();
        run(simulation, 1, SEEDS);
        assertEquals(List.of(), simulation.tally().missing(), simulation.tally().table());
    }

    @Test
    void inFairWeatherNothingGoesWrong() {
        var simulation = Simulation.inFairWeather();
        run(simulation, 1_000_001, 20);
        // Of two pushes under way the second may come first in any weather.
        var natural = Set.of(Happening.LOCK_WAIT, Happening.REORDERED);
        for (Happening happening : Happening.values()) {
            if (happening.kind() == Kind.FAULT && !natural.contains(happening)) {
                assertEquals(0, simulation.tally().of(happening), happening.title());
            }
        }
    }

    @Test
    void theSameSeedDoesTheSame() {
        var one = new Simulation();
        var other = new Simulation();
        run(one, 7, 3);
        run(other, 7, 3);
        assertEquals(one.tally().table(), other.tally().table());
    }

    private static void run(Simulation simulation, long from, int seeds) {
        simulation
                .runAll(from, seeds, Simulation.STEPS, done -> {})
                .ifPresent(failure -> fail(simulation.shortest(failure).toString()));
    }
}
