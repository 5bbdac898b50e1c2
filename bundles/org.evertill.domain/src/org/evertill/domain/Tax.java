package org.evertill.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.evertill.kernel.Money;

/**
 * Tax of one amount at one rate, rounded half up, away from zero (EN 16931 BR-CO-17). Rates are in hundredths of a per
 * cent: 17.5 % is 1 750.
 */
public final class Tax {

    private static final int WHOLE = 10_000;

    private Tax() {}

    /**
     * An amount taken apart; always {@code net + tax = gross}.
     */
    public record Amounts(Money net, Money tax, Money gross) {}

    /** Takes the tax out of an amount that contains it. */
    public static Amounts inclusive(Money gross, int rateBasisPoints) {
        return inclusive(gross, rateBasisPoints, 1);
    }

    /** The same, with the tax rounded to a multiple of so many minor units. */
    static Amounts inclusive(Money gross, int rateBasisPoints, int stepMinor) {
        var tax = share(gross, rateBasisPoints, WHOLE + rateBasisPoints, stepMinor);
        return new Amounts(gross.minus(tax), tax, gross);
    }

    /** Adds the tax to an amount without it. */
    public static Amounts exclusive(Money net, int rateBasisPoints) {
        return exclusive(net, rateBasisPoints, 1);
    }

    /** The same, with the tax rounded to a multiple of so many minor units. */
    static Amounts exclusive(Money net, int rateBasisPoints, int stepMinor) {
        var tax = share(net, rateBasisPoints, WHOLE, stepMinor);
        return new Amounts(net, tax, net.plus(tax));
    }

    private static Money share(Money amount, int numerator, int denominator, int stepMinor) {
        var step = BigDecimal.valueOf(stepMinor);
        var minor = BigDecimal.valueOf(amount.minor())
                .multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator).multiply(step), 0, RoundingMode.HALF_UP)
                .multiply(step);
        return new Money(minor.longValueExact(), amount.currency());
    }
}
