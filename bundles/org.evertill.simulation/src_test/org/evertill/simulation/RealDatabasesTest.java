package org.evertill.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** A few of the same runs on real SQLite and PostgreSQL; {@code ./evertill simulate --real} runs more of it. */
@Isolated("sets the level of a logger, and uses all processors")
class RealDatabasesTest {

    private static final int SEEDS = 3;
    private static final int STEPS = 60;

    private static RealDatabases databases;

    /** Lines, clocks and one of the chain's own rules fail on purpose. */
    @BeforeAll
    static void start() {
        ((Logger) LoggerFactory.getLogger("org.evertill")).setLevel(Level.ERROR);
        ((Logger) LoggerFactory.getLogger("org.evertill.headoffice.postgres.internal.PolicyGuard")).setLevel(Level.OFF);
        databases = RealDatabases.start();
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @Test
    void everyPromiseIsKeptOnRealDatabasesToo() {
        var simulation = databases.simulation();
        simulation
                .runAll(1, SEEDS, STEPS, done -> {})
                .ifPresent(failure -> fail(simulation.shortest(failure).toString()));
        var tally = simulation.tally();
        for (Happening happening : List.of(Happening.CUT, Happening.PUSH_TAKEN, Happening.ANSWER_DROPPED)) {
            assertTrue(tally.of(happening) > 0, tally.table());
        }
    }
}
