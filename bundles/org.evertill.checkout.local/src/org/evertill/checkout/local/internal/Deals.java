package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.checkout.CouponSource;
import org.evertill.pricing.Kinds;

/**
 * What bundles of a chain bring that makes something cost less.
 *
 * @param kinds of promotions, the product's own among them
 * @param coupons that are no promotion's
 */
record Deals(Kinds kinds, List<CouponSource> coupons) {

    static final Deals OWN = new Deals(new Kinds(List.of()), List.of());

    Deals {
        coupons = List.copyOf(coupons);
    }

    /** Whose coupon a code is; empty for a code that is none, or a promotion's. */
    Optional<CouponSource> source(String code) {
        return coupons.stream().filter(source -> source.isCoupon(code)).findFirst();
    }
}
