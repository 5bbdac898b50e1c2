package org.evertill.fiscal.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import org.evertill.fiscal.FiscalDevice.Answer;
import org.evertill.fiscal.FiscalRecord;
import org.evertill.fiscal.FiscalRecord.Kind;
import org.evertill.fiscal.local.internal.TestDevice.Mood;
import org.junit.jupiter.api.Test;

/** One thing at a time, and the next as soon as that is over. */
class DeviceLaneTest {

    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final TestDevice device = new TestDevice();

    private static FiscalRecord record(int number) {
        return new FiscalRecord("id" + number, Kind.SALE, "S1-R1", "r" + number, Instant.EPOCH, "type", "data");
    }

    /** What answered is not busy any more, however soon it is asked again. */
    @Test
    void whatHasAnsweredIsAskedAgainAtOnce() {
        try (var lane = new DeviceLane()) {
            for (int i = 0; i < 20_000; i++) {
                assertInstanceOf(Answer.Signed.class, lane.ask(device, record(i), PATIENT));
            }
        }
    }

    @Test
    void whatHangsIsBusyUntilItIsOver() {
        try (var lane = new DeviceLane()) {
            device.mood = Mood.HANGING;
            device.isDeaf = true;
            assertEquals(
                    new Answer.OutOfOrder("no answer within 2000 ms"),
                    lane.ask(device, record(1), Duration.ofSeconds(2)));
            device.mood = Mood.WELL;
            assertEquals(
                    new Answer.OutOfOrder("still busy with what it was asked before"),
                    lane.ask(device, record(2), PATIENT));
            device.released.countDown();
            Answer answer;
            do {
                answer = lane.ask(device, record(2), PATIENT);
            } while (answer instanceof Answer.OutOfOrder);
            assertInstanceOf(Answer.Signed.class, answer);
        }
    }
}
