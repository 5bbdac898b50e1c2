package org.evertill.sync.protocol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Head office's epochs: one ends, and the next begins, whenever its database may have been put back from a backup. The numbers that it
 * gives, in the order of a scope and to the versions of a row, tell by themselves in which epoch they were given, so that one that was
 * lost is never taken for one that was given since. The first is 1; the others are named by the minute in which they began, for what a
 * backup knows of later ones is nothing, and none may come twice.
 */
public final class Epoch {

    /**
     * So many numbers of a kind has an epoch, 268 million, until the next start of the database; and so many epochs, 33 million, until
     * 2088. Together they are what every reader of JSON can count on.
     */
    private static final int BITS = 28;

    private static final Instant BEGINNING = Instant.parse("2025-01-01T00:00:00Z");

    private Epoch() {}

    /** Behind which number an epoch's numbers begin; all numbers of earlier ones are smaller. */
    public static long before(int epoch) {
        return (epoch - 1L) << BITS;
    }

    /** The epoch in which a number was given, from 1. */
    public static int of(long number) {
        return (int) ((number - 1) >> BITS) + 1;
    }

    /** The epoch that follows one, when it begins now. */
    public static int after(int epoch, Instant now) {
        return Math.max(epoch + 1, (int) ChronoUnit.MINUTES.between(BEGINNING, now));
    }

    /**
     * Whether a number that a till has come to is one that was lost when an epoch began: it was given before, and the scope stood
     * before it.
     *
     * @param stood the newest number of the scope that was there then; for a scope that was not, {@link #before} the epoch that ended
     */
    public static boolean hasLost(int epoch, long number, long stood) {
        return number < before(epoch) && number > stood;
    }

    /**
     * Whether a till takes operations for safe, in this epoch or an earlier one, that are not here.
     *
     * @param known the newest operation of its log that is here
     */
    public static boolean isLossShown(int epoch, Hello.Request request, long known) {
        boolean knowsEpoch = request.epoch() > 0 && request.epoch() <= epoch;
        return knowsEpoch && request.acknowledgedSeq() > known;
    }
}
