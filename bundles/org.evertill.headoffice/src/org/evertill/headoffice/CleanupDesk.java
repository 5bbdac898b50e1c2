package org.evertill.headoffice;

import org.evertill.kernel.Outcome;

/**
 * What only grows with history, and need not. Head office cleans up about once an hour by itself, a little at a time. Any
 * thread.
 */
public interface CleanupDesk {

    /** How long a till is not heard of until it holds nothing back any more, without a decision, in days. */
    int DEFAULT_SILENT_DAYS = 90;

    /** For how long conflicts and incidents stay that people have seen to, in days. */
    int SETTLED_DAYS = 90;

    /** Takes out what is due, as much as one turn does. Does nothing while another head office is at it. */
    Outcome<Cleaned> clean();

    /** What is due; changes nothing. */
    Outcome<Cleaned> due();

    /**
     * Decides after how many days a till that is not heard of holds nothing back any more. One that comes back later loads
     * its scopes again and loses nothing. Problem: {@code headoffice.bad-days}.
     *
     * @param days 1 to 3650
     * @return the days
     */
    Outcome<Integer> forgetSilent(int days);

    /**
     * @param deletions deleted rows that leave the change feed; what the merge knows of them is kept
     * @param departures word of rows that moved to another scope
     * @param conflicts that were settled long ago
     * @param incidents that were closed long ago
     * @param codes for enrolment that were used, or expired, long ago
     * @param more whether the next turn has to go on
     */
    record Cleaned(long deletions, long departures, long conflicts, long incidents, long codes, boolean more) {}
}
