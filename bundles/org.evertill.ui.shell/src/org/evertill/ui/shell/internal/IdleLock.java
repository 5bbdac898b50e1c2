package org.evertill.ui.shell.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.ui.Preferences;
import org.evertill.ui.Session;

/** Locks the till when nobody has touched it for as long as somebody chose; what was being sold stays. UI thread only. */
final class IdleLock {

    /** The name of the preference: whole minutes, 0 for never; not chosen, what the chain says holds. */
    static final String PREFERENCE = "window.lock-minutes";

    /** What can be chosen, in minutes. */
    static final List<Integer> OFFERED = List.of(0, 1, 5, 15);

    private static final int MAX_MINUTES = 24 * 60;

    private final Preferences preferences;
    private final Session session;
    private final Clock clock;
    private Instant touched;
    private int ofChain;

    IdleLock(Preferences preferences, Session session, Clock clock) {
        this.preferences = preferences;
        this.session = session;
        this.clock = clock;
        this.touched = clock.instant();
    }

    /** After how many minutes somebody chose, 0 for never; empty as long as nobody did, also for what is no number. */
    static Optional<Integer> chosen(Preferences preferences) {
        return preferences
                .value(PREFERENCE)
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .filter(minutes -> minutes <= MAX_MINUTES);
    }

    /** What the chain has set for this till. */
    void chainSays(int minutes) {
        ofChain = minutes;
    }

    /** Somebody is there: a key, a touch. */
    void touched() {
        touched = clock.instant();
    }

    /** Called every few seconds. A clock that was set back counts from there. */
    void check() {
        var now = clock.instant();
        if (now.isBefore(touched)) {
            touched = now;
        }
        int minutes = chosen(preferences).orElse(ofChain);
        if (minutes > 0 && Duration.between(touched, now).toMinutes() >= minutes) {
            session.lock();
        }
    }
}
