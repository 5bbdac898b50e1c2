package org.evertill.pricing;

import java.util.Collection;
import java.util.List;
import org.evertill.domain.Promotion;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;

/**
 * What each promotion does to a basket, and why it does nothing. Pure: the same as the till that sells it would work out.
 *
 * @param basket with its discounts
 * @param effects of all promotions, those that give something first, the most first, then in the order in which they were given
 */
public record Trial(Basket basket, List<Effect> effects) {

    public Trial {
        effects = List.copyOf(effects);
    }

    /** What a promotion does. */
    public sealed interface Effect {

        Promotion promotion();

        /**
         * It takes something off.
         *
         * @param amount in all, as the prices of its lines are: with or without tax
         */
        record Gives(Promotion promotion, Money amount) implements Effect {}

        /**
         * It would take something off, but other promotions come first, or take more off the same pieces.
         *
         * @param alone what it would take off if there were no others
         */
        record Behind(Promotion promotion, Money alone) implements Effect {}

        /** It holds, but what is in the basket does not meet its terms. */
        record NotMet(Promotion promotion) implements Effect {}

        /** It does not hold. */
        record Hindered(Promotion promotion, Hindrance why) implements Effect {}
    }

    /** Why a promotion does not hold. */
    public enum Hindrance {
        NOT_ACTIVE,
        NOT_BEGUN,
        OVER,
        OTHER_STORE,
        OTHER_CUSTOMERS,
        NO_COUPON,
        OTHER_HOURS,
        UNREADABLE
    }

    /**
     * Tries promotions on a basket.
     *
     * @param asked where, when and for whom
     */
    public static Trial of(Basket basket, Collection<Promotion> promotions, Offers.Asked asked, Kinds kinds) {
        var priced = Pricing.price(basket, Offers.inForce(promotions, asked, kinds));
        var effects = promotions.stream()
                .map(promotion -> effect(priced, promotion, asked, kinds))
                .sorted((one, other) -> Long.compare(given(other), given(one)))
                .toList();
        return new Trial(priced, effects);
    }

    private static Effect effect(Basket priced, Promotion promotion, Offers.Asked asked, Kinds kinds) {
        var why = Offers.hindrance(promotion, asked);
        if (why.isPresent()) {
            return new Effect.Hindered(promotion, why.get());
        }
        if (!(kinds.rule(promotion.kind(), promotion.terms()) instanceof Outcome.Ok<PromotionRule>(var rule))) {
            return new Effect.Hindered(promotion, Hindrance.UNREADABLE);
        }
        var amount = taken(priced, promotion);
        if (amount.minor() > 0) {
            return new Effect.Gives(promotion, amount);
        }
        var alone = taken(Pricing.price(priced, List.of(new Offer(promotion, rule))), promotion);
        return alone.minor() > 0 ? new Effect.Behind(promotion, alone) : new Effect.NotMet(promotion);
    }

    private static Money taken(Basket basket, Promotion promotion) {
        return basket.lines().stream()
                .flatMap(line -> line.discounts().stream())
                .filter(discount ->
                        discount.promotionId().filter(promotion.id()::equals).isPresent())
                .map(Discount::amount)
                .reduce(Money.zero(basket.currency()), Money::plus);
    }

    private static long given(Effect effect) {
        return effect instanceof Effect.Gives(var promotion, var amount) ? amount.minor() : 0;
    }
}
