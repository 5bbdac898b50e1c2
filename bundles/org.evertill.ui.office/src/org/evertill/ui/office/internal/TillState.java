package org.evertill.ui.office.internal;

import java.time.Duration;
import java.time.Instant;
import org.evertill.headoffice.HeadOfficeDesk.Till;
import org.evertill.headoffice.OperationsDesk;
import org.evertill.sync.protocol.Hello;

/** How a till is, those first that somebody should look after. */
enum TillState {
    /** Nothing was heard of it for a day. */
    SILENT,
    /** Its clock is wrong. */
    CLOCK,
    /** Somebody shut it out, and what it sold since then waits for a decision. */
    KEPT_APART,
    /** It was enrolled and never heard of. */
    NEW,
    /** It is not connected at the moment: the shop is closed, or has no network. */
    AWAY,
    CONNECTED,
    SHUT_OUT;

    /** After this time a till is silent: a shop that closes is back the next day. */
    static final Duration SILENT_AFTER = Duration.ofHours(24);

    static TillState of(Till till, Instant now) {
        if (till.revokedAt().isPresent()) {
            return till.keptApart() > 0 ? KEPT_APART : SHUT_OUT;
        }
        if (till.lastSeen().isEmpty()) {
            return isLonger(till.enrolledAt(), now, SILENT_AFTER) ? SILENT : NEW;
        }
        var seen = till.lastSeen().get();
        if (isLonger(seen, now, SILENT_AFTER)) {
            return SILENT;
        }
        if (till.clockSkew().abs().compareTo(Hello.NOTABLE_SKEW) > 0) {
            return CLOCK;
        }
        return isLonger(seen, now, OperationsDesk.CONNECTED) ? AWAY : CONNECTED;
    }

    /** Whether somebody should look after it. */
    boolean isTrouble() {
        return this == SILENT || this == CLOCK || this == KEPT_APART;
    }

    private static boolean isLonger(Instant since, Instant now, Duration than) {
        return Duration.between(since, now).compareTo(than) > 0;
    }
}
