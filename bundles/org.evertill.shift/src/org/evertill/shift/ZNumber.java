package org.evertill.shift;

import java.util.Locale;

/**
 * What stands on a Z: register, series and number, {@code S1-R1-A-Z000001}. Gapless per register and series, as receipts are; a till
 * whose database was replaced by an older one goes on in another series. It is never taken for a receipt's number, which has no letter
 * in its last part.
 *
 * @param number from 1
 */
public record ZNumber(String registerId, String series, long number) {

    public ZNumber {
        if (number < 1 || registerId.isEmpty() || series.isEmpty() || series.contains("-")) {
            throw new IllegalArgumentException("not the number of a Z: " + registerId + ", " + series + ", " + number);
        }
    }

    /** With six digits at least. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s-%s-Z%06d", registerId, series, number);
    }
}
