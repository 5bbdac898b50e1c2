package org.evertill.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.evertill.kernel.Money;

/**
 * What is paid in cash where the smallest coins are gone: an amount rounded to a multiple of the smallest coin, half away
 * from zero, so that a refund mirrors its sale exactly. Only the cash part of a payment is rounded, never the document.
 *
 * @param stepMinor the smallest coin in minor units: 5 for 0.05, 1 where nothing is rounded
 */
public record CashRounding(int stepMinor) {

    /** Where every minor unit has its coin. */
    public static final CashRounding NONE = new CashRounding(1);

    public CashRounding {
        if (stepMinor < 1) {
            throw new IllegalArgumentException("no coin is worth " + stepMinor + " minor units");
        }
    }

    /** What is paid in cash for an amount. */
    public Money round(Money amount) {
        var coins = BigDecimal.valueOf(amount.minor()).divide(BigDecimal.valueOf(stepMinor), 0, RoundingMode.HALF_UP);
        return new Money(coins.multiply(BigDecimal.valueOf(stepMinor)).longValueExact(), amount.currency());
    }

    /** What rounding adds to an amount, negative when it takes away. */
    public Money difference(Money amount) {
        return round(amount).minus(amount);
    }
}
