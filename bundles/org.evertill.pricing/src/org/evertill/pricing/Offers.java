package org.evertill.pricing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.Promotion;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;

/** Which promotions hold. Pure. */
public final class Offers {

    private Offers() {}

    /**
     * Where, when and for whom.
     *
     * @param zone of the store's clock
     * @param coupons that were scanned
     * @param numbered the promotions for which a coupon with a number of its own was scanned that is good
     */
    public record Asked(
            String storeId,
            ZoneId zone,
            Instant at,
            Optional<String> customerGroup,
            Set<String> coupons,
            Set<String> numbered) {

        public Asked {
            coupons = Set.copyOf(coupons);
            numbered = Set.copyOf(numbered);
        }

        /** Without coupons that have numbers. */
        public Asked(String storeId, ZoneId zone, Instant at, Optional<String> customerGroup, Set<String> coupons) {
            this(storeId, zone, at, customerGroup, coupons, Set.of());
        }
    }

    /** Those of some promotions that hold. One that cannot be read holds nowhere: it was refused where it was entered, or is of a newer version. */
    public static List<Offer> inForce(Collection<Promotion> promotions, Asked asked, Kinds kinds) {
        var offers = new ArrayList<Offer>();
        for (Promotion promotion : promotions) {
            if (holds(promotion, asked)
                    && kinds.rule(promotion.kind(), promotion.terms()) instanceof Outcome.Ok<PromotionRule>(var rule)) {
                offers.add(new Offer(promotion, rule));
            }
        }
        return offers;
    }

    /**
     * What is wrong with a promotion, before it is written. Problems: {@code promotion.unknown-kind}, {@code promotion.bad-terms},
     * {@code promotion.bad-hours}.
     */
    public static Outcome<Promotion> checked(Promotion promotion, Kinds kinds) {
        String hours = promotion.hours();
        return kinds.rule(promotion.kind(), promotion.terms())
                .then(rule -> hours == null
                        ? Outcome.ok(promotion)
                        : Hours.read(hours).map(read -> promotion));
    }

    private static boolean holds(Promotion promotion, Asked asked) {
        return hindrance(promotion, asked).isEmpty();
    }

    /** The first thing for which it does not hold; empty for one that holds. */
    static Optional<Trial.Hindrance> hindrance(Promotion promotion, Asked asked) {
        var until = promotion.validUntil();
        if (!promotion.active()) {
            return Optional.of(Trial.Hindrance.NOT_ACTIVE);
        }
        if (asked.at().isBefore(promotion.validFrom())) {
            return Optional.of(Trial.Hindrance.NOT_BEGUN);
        }
        if (until != null && !asked.at().isBefore(until)) {
            return Optional.of(Trial.Hindrance.OVER);
        }
        if (!isFor(promotion.storeId(), Optional.of(asked.storeId()))) {
            return Optional.of(Trial.Hindrance.OTHER_STORE);
        }
        if (!isFor(promotion.customerGroup(), asked.customerGroup())) {
            return Optional.of(Trial.Hindrance.OTHER_CUSTOMERS);
        }
        if (!hasCoupon(promotion, asked)) {
            return Optional.of(Trial.Hindrance.NO_COUPON);
        }
        return isHour(promotion, asked) ? Optional.empty() : Optional.of(Trial.Hindrance.OTHER_HOURS);
    }

    private static boolean hasCoupon(Promotion promotion, Asked asked) {
        String coupon = promotion.coupon();
        return coupon == null
                || (promotion.isNumbered()
                        ? asked.numbered().contains(promotion.id())
                        : asked.coupons().contains(coupon));
    }

    private static boolean isHour(Promotion promotion, Asked asked) {
        String hours = promotion.hours();
        return hours == null
                || Hours.read(hours) instanceof Outcome.Ok<Hours>(var read)
                        && read.contains(asked.at().atZone(asked.zone()).toLocalDateTime());
    }

    private static boolean isFor(@Nullable String only, Optional<String> who) {
        return only == null || Objects.equals(only, who.orElse(null));
    }
}
