package org.evertill.sync.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evertill.kernel.Problem;

/**
 * When the next round is due: at once when somebody asks, something has changed here or at head office, or head office has
 * come back, and now and then in any case; after failures as the retry schedule says. Pure but for its own memory.
 * Any thread.
 */
final class Agenda {

    /** How often others' changes are looked for while nobody tells of them. */
    static final Duration IDLE_INTERVAL = Duration.ofSeconds(15);

    /** How often while a stream tells of them: only in case that it is wrong, and to measure the clock. */
    static final Duration WATCHED_INTERVAL = Duration.ofSeconds(60);

    /** When a push at the latest is followed by the cut that holds it. */
    static final Duration SETTLE_INTERVAL = Duration.ofSeconds(1);

    private final RetrySchedule retries;
    private boolean asked;
    private boolean poked;
    private Duration idle = IDLE_INTERVAL;
    private int failures;
    private Instant due = Instant.MIN;
    private Optional<Instant> settles = Optional.empty();
    private Optional<Problem> lastFailure = Optional.empty();
    private Optional<Instant> lastRound = Optional.empty();

    Agenda(RetrySchedule retries) {
        this.retries = retries;
    }

    /** Somebody wants a round now, whatever failed before; also head office's coming back. */
    synchronized void ask() {
        asked = true;
        failures = 0;
    }

    /**
     * Head office says that something has changed, so it is there: a round now, or soon when rounds fail all the same;
     * what would fail again anyway is not hurried by it.
     */
    synchronized void poked(Instant now) {
        if (failures == 0) {
            poked = true;
        } else if (lastFailure.filter(p -> p.code().startsWith("connection.")).isPresent()) {
            failures = 1;
            var soon = now.plus(retries.delay(failures));
            due = soon.isBefore(due) ? soon : due;
        }
    }

    /** From now on others' changes are looked for so often, when nothing fails. */
    synchronized void lookEvery(Duration interval) {
        idle = interval;
        if (failures == 0) {
            due = lastRound.map(at -> at.plus(idle)).orElse(due);
        }
    }

    /** Whether somebody wants a round now. */
    synchronized boolean isAsked() {
        return asked;
    }

    /**
     * Whether a round is due.
     *
     * @param hasChanges whether there is something to send
     */
    synchronized boolean isDue(Instant now, boolean hasChanges) {
        return isWholeDue(now) || hasChanges && failures == 0;
    }

    /** Whether more is due than to send what there is. */
    synchronized boolean isWholeDue(Instant now) {
        boolean settled = settles.filter(at -> !now.isBefore(at) || at.isAfter(now.plus(SETTLE_INTERVAL)))
                .isPresent();
        return asked || poked || settled || !now.isBefore(due) || isClockSetBack(now);
    }

    /** A due time further away than any wait is one from before the clock was set back. */
    private boolean isClockSetBack(Instant now) {
        return due.isAfter(now.plus(RetrySchedule.CAP).plus(WATCHED_INTERVAL));
    }

    synchronized void begins() {
        asked = false;
        poked = false;
    }

    /** What there was is sent; the cut that holds it follows soon. */
    synchronized void sent(Instant now) {
        lastFailure = Optional.empty();
        settles = settles.or(() -> Optional.of(now.plus(SETTLE_INTERVAL)));
    }

    synchronized void succeeded(Instant now) {
        settles = Optional.empty();
        failures = 0;
        lastFailure = Optional.empty();
        lastRound = Optional.of(now);
        due = now.plus(idle);
    }

    synchronized void failed(Problem problem, Instant now) {
        settles = Optional.empty();
        failures++;
        lastFailure = Optional.of(problem);
        due = now.plus(retries.delay(failures));
    }

    synchronized Optional<Problem> lastFailure() {
        return lastFailure;
    }

    synchronized Optional<Instant> lastRound() {
        return lastRound;
    }

    /** When it is tried again by itself; empty before the first round. */
    synchronized Optional<Instant> nextTry() {
        return due.equals(Instant.MIN) ? Optional.empty() : Optional.of(due);
    }
}
