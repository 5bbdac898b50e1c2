package org.evertill.exchange.internal;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the text of one cell. */
final class Cell {

    /** Characters of a bad value that a message shows. */
    private static final int SHOWN = 40;

    /** No exponents: {@code 1E999999999} is short and would take all memory. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}([.,]\\d{1,18})?");

    private Cell() {}

    /** A decimal number with a point or a comma; empty for anything else. */
    static Optional<BigDecimal> decimal(String text) {
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(',', '.'))) : Optional.empty();
    }

    /** As much of a bad value as a message needs. */
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
