package org.evertill.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.evertill.kernel.Money;

/** How much less than its price something costs. */
public sealed interface Reduction {

    /** The whole, in hundredths of a per cent. */
    int WHOLE_BASIS_POINTS = 10_000;

    /** What is taken off an amount: not more than the amount itself, rounded half up to minor units. */
    Money of(Money amount);

    /** A part of the price, in hundredths of a per cent: 10 % is 1 000. */
    record Percent(int basisPoints) implements Reduction {

        public Percent {
            if (basisPoints <= 0 || basisPoints > WHOLE_BASIS_POINTS) {
                throw new IllegalArgumentException("not a reduction: " + basisPoints + " basis points");
            }
        }

        @Override
        public Money of(Money amount) {
            long minor = BigDecimal.valueOf(amount.minor())
                    .multiply(BigDecimal.valueOf(basisPoints))
                    .divide(BigDecimal.valueOf(WHOLE_BASIS_POINTS), 0, RoundingMode.HALF_UP)
                    .longValueExact();
            return new Money(minor, amount.currency());
        }
    }

    /** An amount of money, more than nothing. */
    record Amount(Money money) implements Reduction {

        public Amount {
            if (money.minor() <= 0) {
                throw new IllegalArgumentException("not a reduction: " + money);
            }
        }

        @Override
        public Money of(Money amount) {
            return amount.compareTo(money) < 0 ? amount : money;
        }
    }
}
