package org.evertill.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money: a count of minor units (cents, pence, yen) of one currency. Every operation is exact and throws
 * {@link ArithmeticException} on overflow; where an amount must be rounded, the rounding is written at the call.
 *
 * @param minor minor units, may be negative
 * @param currency an ISO 4217 currency that people pay in; not gold, not {@code XXX}
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " has no minor units, so nobody pays in it");
        }
    }

    /** No money in the given currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * The amount of a decimal number of major units, for example {@code 2.55}.
     *
     * @throws ArithmeticException when rounding is {@link RoundingMode#UNNECESSARY} and digits would be lost
     */
    public static Money of(BigDecimal major, Currency currency, RoundingMode rounding) {
        var scaled = major.setScale(currency.getDefaultFractionDigits(), rounding);
        return new Money(scaled.unscaledValue().longValueExact(), currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    /** The amount in major units with all decimals of the currency, for example {@code 2.50}. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** Orders amounts of one currency; different currencies are a programmer's error. */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    /** The decimal and the currency code, for example {@code 2.50 EUR}; for logs and messages, not for a receipt. */
    @Override
    public String toString() {
        return toDecimal().toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }
}
