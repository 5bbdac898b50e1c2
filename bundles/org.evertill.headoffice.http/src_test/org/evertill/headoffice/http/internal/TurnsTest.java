package org.evertill.headoffice.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import org.evertill.headoffice.TrafficWatch;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Answer DONE = new Answer(Answer.OK, out -> {});

    @Test
    void whoGetsNoTurnIsToldToComeAgain() throws IOException {
        var turns = new Turns(1, Duration.ofMillis(1), TrafficWatch.NONE);
        var second = new Answer[1];
        turns.take(() -> {
            second[0] = turns.take(() -> DONE);
            return DONE;
        });
        assertEquals(Statuses.UNAVAILABLE, second[0].status());
        assertEquals(DONE, turns.take(() -> DONE), "the turn was given back");
    }

    @Test
    void aFailureGivesTheTurnBack() throws IOException {
        var turns = new Turns(1, Duration.ofMillis(1), TrafficWatch.NONE);
        assertThrows(
                IOException.class,
                () -> turns.take(() -> {
                    throw new IOException("broken");
                }));
        assertEquals(DONE, turns.take(() -> DONE));
    }
}
