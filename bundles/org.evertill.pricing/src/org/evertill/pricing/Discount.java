package org.evertill.pricing;

import java.util.Optional;
import org.evertill.domain.DiscountKind;
import org.evertill.domain.Promotion;
import org.evertill.kernel.Money;

/**
 * What one cause takes off a line.
 *
 * @param promotionId the promotion that gave it; empty for what somebody took off
 * @param name of the promotion, or the reason that somebody gave: what the receipt says
 * @param amount more than nothing, with or without tax as the line's price is
 */
public record Discount(DiscountKind kind, Optional<String> promotionId, String name, Money amount) {

    /** A promotion's. */
    public static Discount of(Promotion promotion, Money amount) {
        return new Discount(DiscountKind.PROMOTION, Optional.of(promotion.id()), promotion.name(), amount);
    }

    /** The same cause with another amount. */
    public Discount withAmount(Money newAmount) {
        return new Discount(kind, promotionId, name, newAmount);
    }
}
