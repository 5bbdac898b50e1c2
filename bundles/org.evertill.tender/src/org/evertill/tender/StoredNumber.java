package org.evertill.tender;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A number that a till gives by itself: its register and series, which no other till has, a counter, and two check digits (ISO 7064, MOD 97-10), which
 * notice one wrong character and two that changed places. {@code S1-R1-A-000017-42}.
 */
public record StoredNumber(String registerId, String series, long number) {

    private static final Pattern FORM = Pattern.compile("(.+)-([^-]+)-([0-9]{6,18})-([0-9]{2})");
    private static final int MODULUS = 97;

    /** Without the check digits, as a beginning of all numbers of a till. */
    public static String prefix(String registerId, String series) {
        return registerId + "-" + series + "-";
    }

    /** Whether a text has this form, and check digits that do not fit. A number of another form says nothing of itself. */
    public static boolean isMistyped(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                && !new StoredNumber(parts.group(1), parts.group(2), Long.parseLong(parts.group(3)))
                        .toString()
                        .equals(text);
    }

    @Override
    public String toString() {
        String text = prefix(registerId, series) + String.format(Locale.ROOT, "%06d", number);
        return text + String.format(Locale.ROOT, "-%02d", check(text));
    }

    /** Letters count as two digits, as in ISO 13616; everything else that is none as none. */
    private static int check(String text) {
        int rest = 0;
        for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
            int value = Character.digit(c, 36);
            if (value >= 0) {
                rest = (rest * (value < 10 ? 10 : 100) + value) % MODULUS;
            }
        }
        return MODULUS + 1 - rest * 100 % MODULUS;
    }
}
