package org.evertill.pricing;

import org.evertill.kernel.Outcome;

/**
 * A kind of promotion; a service. Chains bring kinds of their own, with a dot in their name. Any thread.
 */
public interface PromotionKind {

    /** As it stands in {@link org.evertill.domain.Promotion#kind()}. */
    String name();

    /**
     * The rule of one promotion. Problem: {@code promotion.bad-terms}.
     *
     * @param terms JSON, as {@link org.evertill.domain.Promotion#terms()} has it
     */
    Outcome<PromotionRule> rule(String terms);
}
