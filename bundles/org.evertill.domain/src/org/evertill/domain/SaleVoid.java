package org.evertill.domain;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * That something which was scanned for a sale was taken out of it again, that the sale was given up, or that it was reversed after it was
 * paid: a fact. What was never scanned and what a customer brings back is none.
 *
 * @param basketId the sale, if it was completed
 * @param productId what was taken out; null for all that there was
 * @param lines how many lines it was
 * @param quantity how much of the product; null for all that there was
 * @param amount what it would have cost, tax included
 * @param approvalId of the approval that allowed it, where the person's role did not
 */
@Entity(table = "sale_voids", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs(value = "SELL", systems = "replay")
public record SaleVoid(
        @Id String id,

        @ScopePart(Part.STORE) @Indexed(then = "voided_at") String storeId,

        @Label("Voided") @ScopePart(Part.TIME) Instant voidedAt,
        @Label("Register") String registerId,
        @Label("By") String staffId,
        @Label("Sale") String basketId,
        @Label("Product") @Nullable String productId,
        @Label("Lines") int lines,
        @Label("Quantity") @Nullable Quantity quantity,
        @Label("Amount") Money amount,
        @Label("Approval") @Nullable String approvalId) {}
