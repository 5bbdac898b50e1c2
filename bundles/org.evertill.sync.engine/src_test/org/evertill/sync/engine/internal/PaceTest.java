package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.evertill.kernel.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After which failures less is tried. */
class PaceTest {

    @ParameterizedTest
    @CsvSource({
        "connection.timeout, 100",
        "connection.interrupted, 100",
        "connection.unavailable, 100",
        "headoffice.internal, 100",
        "http.too-slow, 100",
        "sync.too-large, 100",
        "connection.refused, 200",
        "auth.revoked, 200",
    })
    void lessIsTriedAfterWhatSizeMayHaveCaused(String code, int next) {
        var pace = new Pace();
        pace.failed(Problem.of(code, "as told"));
        assertEquals(next, pace.pushOperations());
    }
}
