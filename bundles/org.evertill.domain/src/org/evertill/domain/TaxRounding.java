package org.evertill.domain;

/**
 * Where tax is rounded, and to what.
 *
 * @param stepMinor the tax is a multiple of so many minor units, usually 1
 */
public record TaxRounding(Level level, int stepMinor) {

    /** Every line's tax is rounded, and the document's is their sum: what the till does. */
    public static final TaxRounding PER_LINE = new TaxRounding(Level.LINE, 1);

    /** The lines of a rate are added up first, and the tax of the sum is rounded once. */
    public static final TaxRounding PER_DOCUMENT = new TaxRounding(Level.DOCUMENT, 1);

    public TaxRounding {
        if (stepMinor < 1) {
            throw new IllegalArgumentException("tax cannot be a multiple of " + stepMinor + " minor units");
        }
    }

    /** What an amount is, before its tax is rounded. */
    public enum Level {
        LINE,
        DOCUMENT
    }
}
