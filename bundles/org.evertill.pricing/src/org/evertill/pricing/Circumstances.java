package org.evertill.pricing;

import java.util.Optional;
import org.evertill.domain.TaxRounding;

/**
 * What holds for a whole basket beside its lines.
 *
 * @param ageCheck what somebody saw of the customer's age
 * @param exemption why no tax is charged; empty for nearly all
 * @param rounding where tax is rounded
 * @param voidReason why it reverses a whole sale that was paid; empty for nearly all
 * @param returnReason why something comes back: without a receipt, or by more than a tender's limit
 */
public record Circumstances(
        Optional<AgeCheck> ageCheck,
        Optional<String> exemption,
        TaxRounding.Level rounding,
        Optional<String> voidReason,
        Optional<String> returnReason) {

    /** Those of nearly all baskets. */
    public static final Circumstances USUAL = new Circumstances(
            Optional.empty(), Optional.empty(), TaxRounding.Level.LINE, Optional.empty(), Optional.empty());

    /**
     * That somebody saw how old the customer is.
     *
     * @param years at least so old
     */
    public record AgeCheck(int years, String staffId) {}

    /** The same after a look at the customer; an older check for more years stands. */
    public Circumstances checked(AgeCheck check) {
        boolean isMore =
                ageCheck.filter(before -> before.years() >= check.years()).isEmpty();
        return isMore ? new Circumstances(Optional.of(check), exemption, rounding, voidReason, returnReason) : this;
    }

    /** The same with or without tax. */
    public Circumstances exempt(Optional<String> reason) {
        return new Circumstances(ageCheck, reason, rounding, voidReason, returnReason);
    }

    /** The same with tax rounded elsewhere. */
    public Circumstances rounded(TaxRounding.Level level) {
        return new Circumstances(ageCheck, exemption, level, voidReason, returnReason);
    }

    /** The same of a basket that reverses a whole sale. */
    public Circumstances reversing(String reason) {
        return new Circumstances(ageCheck, exemption, rounding, Optional.of(reason), returnReason);
    }

    /** The same of a basket of what comes back without a receipt. */
    public Circumstances returned(String reason) {
        return new Circumstances(ageCheck, exemption, rounding, voidReason, Optional.of(reason));
    }

    /** Whether the basket reverses a whole sale. */
    public boolean isVoid() {
        return voidReason.isPresent();
    }
}
