package org.evertill.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    private static final Problem PROBLEM = Problem.of("area.reason", "It did not work. Try again.");

    @Test
    void aValueGoesThroughEveryStep() {
        Outcome<Integer> outcome = Outcome.ok(2).map(n -> n * 2).then(n -> Outcome.ok(n + 1));
        assertEquals(Outcome.ok(5), outcome);
        assertTrue(outcome.isOk());
        assertEquals(5, outcome.orThrow());
    }

    @Test
    void aFailureSkipsEveryStep() {
        Outcome<Integer> failed = Outcome.failed(PROBLEM);
        assertEquals(failed, failed.map(n -> n * 2).then(n -> Outcome.ok(n + 1)));
        assertFalse(failed.isOk());
        assertEquals(
                PROBLEM, assertThrows(ProblemException.class, failed::orThrow).problem());
    }

    @Test
    void aProblemGathersFacts() {
        var problem = PROBLEM.with("b", 2).with("a", "1");
        assertEquals(Map.of("a", "1", "b", "2"), problem.facts());
        assertEquals(Map.of(), PROBLEM.facts());
        assertThrows(UnsupportedOperationException.class, () -> problem.facts().put("c", "3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "area", "Area.reason", "area.", ".reason", "area.Reason", "area reason", "area..reason"})
    void aCodeHasAnAreaAndAReason(String code) {
        assertThrows(IllegalArgumentException.class, () -> Problem.of(code, "Something."));
    }
}
