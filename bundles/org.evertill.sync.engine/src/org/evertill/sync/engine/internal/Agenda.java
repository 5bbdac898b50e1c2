package org.evertill.sync.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evertill.kernel.Problem;

/**
 * When the next round is due: at once when somebody asks or head office has come back, soon after a change, and now and
 * then to see what others did; after failures as the retry schedule says. Pure but for its own memory; one thread.
 */
final class Agenda {

    /** How often others' changes are looked for while there are none of one's own. */
    static final Duration IDLE_INTERVAL = Duration.ofSeconds(15);

    private final RetrySchedule retries;
    private boolean asked;
    private int failures;
    private Instant due = Instant.MIN;
    private Optional<Problem> lastFailure = Optional.empty();
    private Optional<Instant> lastRound = Optional.empty();

    Agenda(RetrySchedule retries) {
        this.retries = retries;
    }

    /** Somebody wants a round now, whatever failed before; also head office's coming back. */
    void ask() {
        asked = true;
        failures = 0;
    }

    /**
     * Whether a round is due.
     *
     * @param hasChanges whether there is something to send
     */
    boolean isDue(Instant now, boolean hasChanges) {
        boolean changesMayGo = hasChanges && failures == 0;
        return asked || changesMayGo || !now.isBefore(due) || isClockSetBack(now);
    }

    /** A due time further away than any wait is one from before the clock was set back. */
    private boolean isClockSetBack(Instant now) {
        return due.isAfter(now.plus(RetrySchedule.CAP).plus(IDLE_INTERVAL));
    }

    void begins() {
        asked = false;
    }

    void succeeded(Instant now) {
        failures = 0;
        lastFailure = Optional.empty();
        lastRound = Optional.of(now);
        due = now.plus(IDLE_INTERVAL);
    }

    void failed(Problem problem, Instant now) {
        failures++;
        lastFailure = Optional.of(problem);
        due = now.plus(retries.delay(failures));
    }

    Optional<Problem> lastFailure() {
        return lastFailure;
    }

    Optional<Instant> lastRound() {
        return lastRound;
    }

    /** When it is tried again by itself; empty before the first round. */
    Optional<Instant> nextTry() {
        return due.equals(Instant.MIN) ? Optional.empty() : Optional.of(due);
    }
}
