package org.evertill.checkout;

import java.time.Instant;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Offer;
import org.evertill.storage.Reader;

/**
 * Coupons that are no promotion's of the chain: what they take off depends on something that a bundle knows, as a customer's points; a
 * service. A code that is scanned and is one of its coupons stays in the basket, and is asked about anew after every change.
 */
public interface CouponSource {

    /** Whether a code is one of its coupons; pure and quick, for it is asked at every scan. */
    boolean isCoupon(String code);

    /**
     * What a coupon takes off now: a promotion that is stored nowhere, by whose identifier the discount is found on the completed sale, and its
     * rule. Reads a little and writes nothing. Problem: why it does not hold, said when it is scanned; later such a coupon is passed over.
     */
    Outcome<Offer> offer(Asked asked);

    /**
     * What is asked.
     *
     * @param basket with the coupon among its codes; one that was scanned again stands last
     */
    record Asked(String code, Basket basket, Instant at, Reader reader) {}
}
