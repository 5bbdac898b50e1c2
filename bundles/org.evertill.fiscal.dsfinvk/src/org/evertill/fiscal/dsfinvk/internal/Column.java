package org.evertill.fiscal.dsfinvk.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A column of a file.
 *
 * @param size characters that fit, or the decimals of a number
 * @param isRequired whether annex G of the DSFinV-K marks it as required
 */
record Column(String name, boolean isNumber, int size, boolean isRequired) {

    private static final Pattern WRITTEN = Pattern.compile("(\\w+):(n?)(\\d+)(\\*?)");

    /** So many decimals an amount shows, also where more would fit. */
    private static final int AMOUNT = 2;

    /** Of how the table of columns has it: {@code BON_NR:n0*}. */
    static Column of(String written) {
        var match = WRITTEN.matcher(written);
        if (!match.matches()) {
            throw new IllegalArgumentException("no column: " + written);
        }
        return new Column(
                match.group(1),
                !match.group(2).isEmpty(),
                Integer.parseInt(match.group(3)),
                !match.group(4).isEmpty());
    }

    /** A value as the file has it: text that is too long is cut, a number has a decimal comma. */
    String text(Object value) {
        if (!isNumber) {
            String text = value.toString();
            return text.codePointCount(0, text.length()) > size
                    ? text.substring(0, text.offsetByCodePoints(0, size))
                    : text;
        }
        return number(value).toPlainString().replace('.', ',');
    }

    private BigDecimal number(Object value) {
        var exact = (value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString()))
                .setScale(size, RoundingMode.UNNECESSARY);
        if (size <= AMOUNT + 1) {
            return exact;
        }
        var shortest = exact.stripTrailingZeros();
        return shortest.scale() < AMOUNT ? shortest.setScale(AMOUNT) : shortest;
    }
}
