package org.evertill.loyalty;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.jspecify.annotations.Nullable;

/**
 * Why points came or went: a fact.
 *
 * @param points negative for what went
 * @param saleId the sale or refund that it belongs to; null for a correction
 * @param originalSaleId of a refund, the sale that earned or redeemed them
 */
@Entity(table = "loyalty_movements", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs({"SELL", "REFUND", "EDIT_CUSTOMER"})
public record LoyaltyMovement(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant at,
        @Label("Account") @Indexed String accountId,
        @Label("Kind") Kind kind,
        @Label("Points") long points,
        @Label("Sale") @Indexed @Nullable String saleId,
        @Label("Refund of") @Indexed @Nullable String originalSaleId,
        @Label("Reason") @MaxLength(300) @Nullable String reason,
        @Label("By") String staffId) {

    /** What happened. */
    public enum Kind {
        /** Earned by a sale, or taken back with a refund. */
        EARNED,
        /** Redeemed in a sale, or given back with a refund. */
        REDEEMED,
        /** Somebody corrected them. */
        CORRECTED
    }
}
