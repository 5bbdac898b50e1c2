package org.evertill.pricing;

import org.evertill.kernel.Money;

/** What a promotion makes of a price. */
sealed interface Benefit {

    /** What is taken off something, in ten-thousandths; zero when it would not get cheaper. */
    long offE4(long valueE4);

    /** A part of it, in hundredths of a per cent. */
    record Percent(int basisPoints) implements Benefit {

        @Override
        public long offE4(long valueE4) {
            return TenThousandths.percent(valueE4, basisPoints);
        }
    }

    /** An amount, or all of it where it costs less. */
    record Amount(Money money) implements Benefit {

        @Override
        public long offE4(long valueE4) {
            return Math.min(valueE4, TenThousandths.of(money));
        }
    }

    /** A price of its own. */
    record Price(Money money) implements Benefit {

        @Override
        public long offE4(long valueE4) {
            return Math.max(0, valueE4 - TenThousandths.of(money));
        }
    }

    /** Whether it can be used where people pay in a currency. */
    default boolean fits(Cart cart) {
        return switch (this) {
            case Percent percent -> true;
            case Amount(var money) -> money.currency().equals(cart.currency());
            case Price(var money) -> money.currency().equals(cart.currency());
        };
    }
}
