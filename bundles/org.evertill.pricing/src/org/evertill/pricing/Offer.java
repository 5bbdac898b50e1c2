package org.evertill.pricing;

import org.evertill.domain.Promotion;

/** A promotion that holds, with its rule. */
public record Offer(Promotion promotion, PromotionRule rule) {}
