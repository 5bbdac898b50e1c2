package org.evertill.kernel;

import java.util.HexFormat;

/**
 * A reading of a hybrid logical clock (Kulkarni et al. 2014): physical milliseconds and a counter that orders events
 * within one millisecond.
 *
 * @param millis milliseconds since 1970, 0 to 2^48 − 1
 * @param counter 0 to 65 535
 */
public record Hlc(long millis, int counter) implements Comparable<Hlc> {

    public static final Hlc ZERO = new Hlc(0, 0);

    static final int MAX_COUNTER = 0xFFFF;
    private static final long MAX_MILLIS = (1L << 48) - 1;

    public Hlc {
        if (millis < 0 || millis > MAX_MILLIS || counter < 0 || counter > MAX_COUNTER) {
            throw new IllegalArgumentException("not a hybrid logical clock reading: " + millis + ", " + counter);
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when it is not twelve hex digits, a hyphen and four hex digits
     */
    public static Hlc parse(String text) {
        if (text.length() != 17 || text.charAt(12) != '-') {
            throw new IllegalArgumentException("not a hybrid logical clock reading: " + text);
        }
        return new Hlc(HexFormat.fromHexDigitsToLong(text, 0, 12), HexFormat.fromHexDigits(text, 13, 17));
    }

    /** This reading, or the given time when this one lies ahead of it; keeps a wrong clock from winning. */
    public Hlc clampedTo(long maxMillis) {
        return millis <= maxMillis ? this : new Hlc(maxMillis, MAX_COUNTER);
    }

    @Override
    public int compareTo(Hlc other) {
        int byMillis = Long.compare(millis, other.millis);
        return byMillis != 0 ? byMillis : Integer.compare(counter, other.counter);
    }

    /** Seventeen characters which sort as the readings do, for example {@code 018f3c2a9b10-0001}. */
    @Override
    public String toString() {
        var hex = HexFormat.of();
        return hex.toHexDigits(millis, 12) + "-" + hex.toHexDigits(counter, 4);
    }
}
