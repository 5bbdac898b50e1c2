package org.evertill.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many pieces, kilograms, litres …: a decimal with three places.
 *
 * @param thousandths thousandths of the unit: 1.5 is 1 500; negative for what leaves
 */
public record Quantity(long thousandths) implements Comparable<Quantity> {

    /** Decimals that a quantity keeps. */
    public static final int DECIMALS = 3;

    /** Before the decimal point no quantity has as many. */
    private static final int MAX_DIGITS = 18;

    public static final Quantity ZERO = new Quantity(0);
    public static final Quantity ONE = Quantity.of(1);

    /** A whole number of units. */
    public static Quantity of(long units) {
        return new Quantity(Math.multiplyExact(units, 1000L));
    }

    /**
     * A decimal number of units.
     *
     * @throws ArithmeticException when the number has more than three decimals, or is too large
     */
    public static Quantity of(BigDecimal units) {
        if (units.precision() - (long) units.scale() > MAX_DIGITS) {
            throw new ArithmeticException("more than a quantity holds"); // before it is written out digit by digit
        }
        return new Quantity(units.setScale(DECIMALS, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact());
    }

    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(thousandths, other.thousandths));
    }

    public Quantity negated() {
        return new Quantity(Math.negateExact(thousandths));
    }

    public boolean isZero() {
        return thousandths == 0;
    }

    public boolean isNegative() {
        return thousandths < 0;
    }

    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(thousandths, DECIMALS);
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(thousandths, other.thousandths);
    }

    /** Without needless zeros: {@code 3}, {@code 1.5}. */
    @Override
    public String toString() {
        return isZero() ? "0" : toDecimal().stripTrailingZeros().toPlainString();
    }
}
