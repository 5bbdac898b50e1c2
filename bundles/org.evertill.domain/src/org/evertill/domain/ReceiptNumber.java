package org.evertill.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands on a receipt: register, series and number, for example {@code S1-R1-A-000001}. Numbers are gapless per
 * register and series; a till whose database was replaced by an older one goes on in a new series.
 *
 * @param registerId may contain hyphens
 * @param series letters or digits, without hyphens
 * @param number from 1
 */
public record ReceiptNumber(String registerId, String series, long number) {

    /** With this begins the series in which people practise; head office gives out letters of the alphabet in their order. */
    public static final String TRAINING = "TRAINING";

    private static final Pattern FORM = Pattern.compile("(.+)-([^-]+)-(?!0+$)([0-9]{6,18})");

    public ReceiptNumber {
        if (number < 1 || registerId.isEmpty() || series.isEmpty() || series.contains("-")) {
            throw new IllegalArgumentException("not a receipt number: " + registerId + ", " + series + ", " + number);
        }
    }

    /** The number that a text stands for, empty when it is not in the one form that {@link #toString} gives. */
    public static Optional<ReceiptNumber> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new ReceiptNumber(parts.group(1), parts.group(2), Long.parseLong(parts.group(3))))
                        .filter(number -> number.toString().equals(text))
                : Optional.empty();
    }

    /** Whether somebody practised: then it stands for no sale. */
    public boolean isTraining() {
        return series.startsWith(TRAINING);
    }

    /** With six digits at least. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s-%s-%06d", registerId, series, number);
    }
}
