package org.evertill.pricing;

import java.util.List;

/** What a promotion takes off, by its terms. Pure: the same cart gives the same cuts on every till and at head office. */
@FunctionalInterface
public interface PromotionRule {

    /** Nothing when the promotion does not apply. No pieces are taken more often than there are. */
    List<Cut> cuts(Cart cart);
}
