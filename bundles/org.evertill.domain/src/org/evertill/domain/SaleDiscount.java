package org.evertill.domain;

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
import org.evertill.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Why a line of a sale cost less than its price: one row per cause. Negative in a refund, which takes the discount back. */
@Entity(table = "sale_discounts", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs(value = "SELL", systems = "replay")
public record SaleDiscount(
        @Id String id,
        @Label("Sale") @Indexed String saleId,
        @Label("Line") String saleLineId,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant completedAt,
        @Label("Kind") DiscountKind kind,
        @Label("Promotion") @Nullable String promotionId,
        @Label("Name") @MaxLength(300) String name,
        @Label("Amount") Money amount) {}
