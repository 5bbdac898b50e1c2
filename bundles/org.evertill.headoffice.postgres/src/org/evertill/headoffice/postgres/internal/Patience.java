package org.evertill.headoffice.postgres.internal;

import java.time.Duration;

/**
 * How long all rules of a chain together may think about what is judged in one transaction of the database: it holds locks
 * meanwhile that other tills wait for, and the database ends one that idles. Used by one thread.
 */
final class Patience {

    private static final Duration IN_ONE_TRANSACTION = Duration.ofSeconds(5);

    private long leftNanos;

    Patience(Duration left) {
        this.leftNanos = left.toNanos();
    }

    static Patience ofATransaction() {
        return new Patience(IN_ONE_TRANSACTION);
    }

    long leftNanos() {
        return leftNanos;
    }

    boolean isOver() {
        return leftNanos <= 0;
    }

    /** Takes off what a rule took; whether that was all that was left. */
    boolean endsWith(long nanos) {
        boolean before = isOver();
        leftNanos -= nanos;
        return !before && isOver();
    }
}
