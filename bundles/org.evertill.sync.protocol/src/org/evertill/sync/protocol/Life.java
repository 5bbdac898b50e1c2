package org.evertill.sync.protocol;

/**
 * Head office's lives: one ends, and the next begins, when its database is put back from a backup. The numbers that it gives, in
 * the order of a scope and to the versions of a row, tell by themselves in which life they were given, so that one that was lost
 * is never taken for one that was given since. A life is named by its epoch, from 1.
 */
public final class Life {

    /** So many numbers of a kind has a life; more than are ever given, and still so few that every reader of JSON can count on. */
    private static final int BITS = 32;

    private Life() {}

    /** Behind which number a life's numbers begin; all numbers of earlier lives are smaller. */
    public static long before(int epoch) {
        return (epoch - 1L) << BITS;
    }

    /** In which life a number was given. */
    public static int of(long number) {
        return (int) (Math.max(0, number - 1) >> BITS) + 1;
    }
}
