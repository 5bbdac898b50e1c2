package org.evertill.app.till.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.evertill.checkout.Checkout;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;

/** What words of a typed line mean. Pure. */
final class TypedWords {

    private TypedWords() {}

    static Outcome<Integer> position(String text) {
        return number(text)
                .then(number -> number.signum() > 0
                                && number.stripTrailingZeros().scale() <= 0
                                && number.compareTo(BigDecimal.valueOf(Checkout.MAX_LINES)) <= 0
                        ? Outcome.ok(number.intValue())
                        : notUnderstood("A line of the basket has a number from 1 on; /list shows them."));
    }

    static Outcome<Quantity> quantity(String text) {
        return number(text).then(number -> {
            try {
                return Outcome.ok(Quantity.of(number));
            } catch (ArithmeticException e) {
                return Outcome.failed(
                        "sale.bad-quantity", "A quantity has at most three decimals. Type it like 3 or 1.250.");
            }
        });
    }

    static Outcome<BigDecimal> number(String text) {
        try {
            return Outcome.ok(new BigDecimal(text.replace(',', '.')));
        } catch (NumberFormatException e) {
            return notUnderstood("This is no number: " + text + ". Type it like 3 or 12.50.");
        }
    }

    static <T> Outcome<T> notUnderstood(String why) {
        return Outcome.failed("till.not-understood", why);
    }

    /** An amount of the basket's currency. */
    static Outcome<Optional<Money>> amount(Basket basket, Optional<BigDecimal> amount) {
        try {
            if (amount.filter(a -> a.scale() > basket.currency().getDefaultFractionDigits())
                    .isPresent()) {
                return notUnderstood("The amount may mean thousands or decimals. Type it like 1250 or 12.50.");
            }
            return Outcome.ok(amount.map(a -> Money.of(a, basket.currency(), RoundingMode.UNNECESSARY)));
        } catch (ArithmeticException e) {
            return notUnderstood("This is no amount of " + basket.currency() + ": it has too many digits.");
        }
    }
}
