package org.evertill.domain;

import java.util.Locale;

/**
 * What stands on a receipt: register, series and number, for example {@code S1-R1-A-000001}. Numbers are gapless per
 * register and series; a till whose database was replaced by an older one goes on in a new series.
 *
 * @param number from 1
 */
public record ReceiptNumber(String registerId, String series, long number) {

    public ReceiptNumber {
        if (number < 1 || registerId.isEmpty() || series.isEmpty()) {
            throw new IllegalArgumentException("not a receipt number: " + registerId + ", " + series + ", " + number);
        }
    }

    /** With six digits at least. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s-%s-%06d", registerId, series, number);
    }
}
