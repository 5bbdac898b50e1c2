package org.evertill.loyalty;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Group;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.kernel.Category;
import org.jspecify.annotations.Nullable;

/**
 * That products of a category earn more, or nothing.
 *
 * @param category a path; it stands for all below it
 * @param percent of the usual points: 300 for three times as many, 0 for none
 */
@Entity(table = "loyalty_multipliers", scope = ScopeKind.CHAIN)
@Needs(value = "EDIT_PRICE", systems = "cli")
public record LoyaltyMultiplier(
        @Id String id,
        @Label("Category") @MaxLength(200) String category,
        @Label("Per cent") int percent,
        @Label("Valid from") @Group("validity") Instant validFrom,
        @Label("Valid until") @Group("validity") @Nullable Instant validUntil) {

    public LoyaltyMultiplier {
        if (percent < 0 || percent > Earning.MAX_PERCENT) {
            throw new IllegalArgumentException("no multiplier: " + percent);
        }
    }

    boolean holds(@Nullable String productCategory, Instant at) {
        return productCategory != null
                && Category.of(productCategory).isWithin(Category.of(category))
                && !at.isBefore(validFrom)
                && (validUntil == null || at.isBefore(validUntil));
    }
}
