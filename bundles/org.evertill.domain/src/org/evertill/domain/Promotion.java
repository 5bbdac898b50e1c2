package org.evertill.domain;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Group;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.jspecify.annotations.Nullable;

/**
 * What makes something cost less for a time. Delivered ahead of time, like prices.
 *
 * @param name as it stands on the receipt
 * @param kind which rule reads the terms: one of the product's own, or a chain's, with a dot in it
 * @param terms what the rule needs to know, as JSON
 * @param storeId the only store where it holds; null for all
 * @param customerGroup the only customers whom it is for; null for everybody
 * @param coupon the code that has to be scanned for it, {@link #NUMBERED} for a {@link Coupon} of its own; null when none is needed
 * @param hours when it holds, by the store's clock, like {@code MO-FR 17:00-19:00, SA 09:00-12:00}; null for always
 * @param priority what is tried first: higher ones before lower ones, of equal ones that which saves the customer most
 * @param exclusive whether a piece that it takes is taken by no other one
 */
@Entity(table = "promotions", scope = ScopeKind.CHAIN)
@Needs(
        value = "EDIT_PRICE",
        systems = {"import", "cli"})
public record Promotion(
        @Id String id,
        @Label("Name") @MaxLength(120) String name,

        @Label("Kind") @Group("terms") @MaxLength(80) String kind,

        @Label("Terms") @Group("terms") @MaxLength(8_000) String terms,

        @Label("Store") @Nullable String storeId,

        @Label("Customer group") @MaxLength(80) @Nullable String customerGroup,

        @Label("Coupon") @Indexed @MaxLength(80) @Nullable String coupon,

        @Label("Valid from") @Group("validity") Instant validFrom,
        @Label("Valid until") @Group("validity") @Nullable Instant validUntil,

        @Label("Hours") @Group("validity") @MaxLength(200) @Nullable
        String hours,

        @Label("Priority") int priority,
        @Label("Exclusive") boolean exclusive,
        @Label("Active") boolean active) {

    /** Instead of a code: that one of its coupons with numbers is needed. A till that does not know of these waits for a code that nobody has. */
    public static final String NUMBERED = "#";

    /** Whether a coupon with a number of its own is needed. */
    public boolean isNumbered() {
        return NUMBERED.equals(coupon);
    }
}
