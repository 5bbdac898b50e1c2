package org.evertill.loyalty.local.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.evertill.checkout.CouponSource;
import org.evertill.customer.KnownCustomer;
import org.evertill.domain.Promotion;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.loyalty.LoyaltyTerms;
import org.evertill.pricing.Kinds;
import org.evertill.pricing.Offer;
import org.evertill.pricing.PromotionRule;
import org.evertill.usecase.Customers;
import org.osgi.service.component.annotations.Component;

/**
 * Points that are redeemed: {@code points:500}, {@code points:all}, or {@code points:0} for none after all, scanned or typed like a coupon. They
 * take something off the sale, under a cap, of the balance that this till knows.
 */
@Component
public final class PointsCoupon implements CouponSource {

    /** By this the discount is found on a completed sale. */
    static final String PROMOTION = "loyalty.points";

    private static final String PREFIX = "points:";
    private static final String ALL = "all";
    private static final Pattern CODE = Pattern.compile("(?i)points:([0-9]{1,9}|all)");

    /** After all promotions of the chain. */
    private static final int LAST = -1_000_000;

    private static final Kinds KINDS = new Kinds(List.of());

    @Override
    public boolean isCoupon(String code) {
        return CODE.matcher(code).matches();
    }

    @Override
    public Outcome<Offer> offer(Asked asked) {
        if (!isLast(asked)) {
            return Outcome.failed("loyalty.other-points", "Other points were entered after these.");
        }
        String wanted = asked.code().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        var basket = asked.basket();
        var terms = Ledger.terms(asked.reader(), basket.currency()).filter(LoyaltyTerms::active);
        if (wanted.matches("0+")) {
            return Outcome.ok(offer("", cart -> List.of()));
        }
        if (terms.isEmpty()) {
            return Outcome.failed(
                    "loyalty.no-terms", "No points are redeemed here in " + basket.currency() + ". Sell without them.");
        }
        return basket.customerId()
                .flatMap(id -> Customers.of(asked.reader(), id))
                .map(customer -> offer(asked, terms.get(), customer, wanted))
                .orElseGet(() ->
                        Outcome.failed("loyalty.no-customer", "Enter the customer first: points belong to somebody."));
    }

    private static Outcome<Offer> offer(Asked asked, LoyaltyTerms terms, KnownCustomer customer, String wanted) {
        long balance = Ledger.balance(asked.reader(), customer);
        long most = Math.min(balance, terms.mostMinor() / terms.worthMinor());
        long points = wanted.equals(ALL) ? most : Long.parseLong(wanted);
        if (points > most || points < terms.leastPoints()) {
            long redeemable = Math.max(most, 0);
            return Outcome.failed(Problem.of(
                            "loyalty.not-redeemable",
                            "The customer has " + balance + " points as far as this till knows; " + terms.leastPoints()
                                    + " to " + redeemable + " of them can be redeemed now.")
                    .with("balance", balance)
                    .with("least", terms.leastPoints())
                    .with("most", redeemable));
        }
        var off = new Money(
                Math.multiplyExact(points, terms.worthMinor()), asked.basket().currency());
        return rule(off).map(rule -> offer(terms.name() + ": " + points, rule));
    }

    private static Outcome<PromotionRule> rule(Money off) {
        String currency = " " + off.currency().getCurrencyCode();
        String least =
                BigDecimal.valueOf(1, off.currency().getDefaultFractionDigits()).toPlainString();
        return KINDS.rule(
                "ticket-off",
                "{\"amount\":\"" + off.toDecimal().toPlainString() + currency + "\",\"from\":\"" + least + currency
                        + "\"}");
    }

    private static Offer offer(String name, PromotionRule rule) {
        var promotion = new Promotion(
                PROMOTION, name, PROMOTION, "{}", null, null, null, Instant.EPOCH, null, null, LAST, false, true);
        return new Offer(promotion, rule);
    }

    private boolean isLast(Asked asked) {
        return asked.basket().coupons().stream()
                .filter(this::isCoupon)
                .reduce((first, later) -> later)
                .filter(asked.code()::equals)
                .isPresent();
    }
}
