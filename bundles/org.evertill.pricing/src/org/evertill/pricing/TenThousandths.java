package org.evertill.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.evertill.kernel.Money;
import org.evertill.kernel.UnitPrice;

/** Amounts in ten-thousandths of the major unit, in which promotions are worked out before they are rounded once. */
final class TenThousandths {

    private static final int WHOLE_BASIS_POINTS = 10_000;

    private TenThousandths() {}

    /** An amount of money; exact, for no currency has more than four decimals. */
    static long of(Money money) {
        return money.toDecimal()
                .setScale(UnitPrice.DECIMALS, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    /** Rounded half up to minor units. */
    static Money money(long e4, Currency currency) {
        return Money.of(BigDecimal.valueOf(e4, UnitPrice.DECIMALS), currency, RoundingMode.HALF_UP);
    }

    /** A part of what one piece costs, rounded half up to a ten-thousandth: so a hundred pieces are a hundred times one. */
    static long percent(long eachE4, int basisPoints) {
        return BigDecimal.valueOf(eachE4)
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(BigDecimal.valueOf(WHOLE_BASIS_POINTS), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
