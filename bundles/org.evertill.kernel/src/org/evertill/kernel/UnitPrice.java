package org.evertill.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * The price of one unit, with up to four decimals of the major unit, so that prices per gram or per hundred pieces stay
 * exact until a line is rounded.
 *
 * @param tenThousandths ten-thousandths of the major unit: 2.55 is 25 500
 * @param currency an ISO 4217 currency
 */
public record UnitPrice(long tenThousandths, Currency currency) implements Comparable<UnitPrice> {

    /** Decimals of the major unit that a unit price keeps. */
    public static final int DECIMALS = 4;

    public UnitPrice {
        Objects.requireNonNull(currency, "currency");
    }

    /**
     * The unit price of a decimal number of major units.
     *
     * @throws ArithmeticException when the number has more than four decimals
     */
    public static UnitPrice of(BigDecimal major, Currency currency) {
        return new UnitPrice(
                major.setScale(DECIMALS, RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .longValueExact(),
                currency);
    }

    public static UnitPrice of(Money money) {
        return of(money.toDecimal(), money.currency());
    }

    /** Quantity × unit price, rounded once to minor units. */
    public Money times(Quantity quantity, RoundingMode rounding) {
        return Money.of(toDecimal().multiply(quantity.toDecimal()), currency, rounding);
    }

    public boolean isNegative() {
        return tenThousandths < 0;
    }

    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(tenThousandths, DECIMALS);
    }

    /** Orders prices of one currency; different currencies are a programmer's error. */
    @Override
    public int compareTo(UnitPrice other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot compare " + currency + " with " + other.currency);
        }
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    @Override
    public String toString() {
        return toDecimal().toPlainString() + " " + currency.getCurrencyCode();
    }
}
