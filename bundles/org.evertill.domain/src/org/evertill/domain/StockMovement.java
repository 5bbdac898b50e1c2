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
import org.evertill.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/** Goods that came or went. Stock is the last count and the sum of these after it, never a number that a till overwrites. */
@Entity(table = "stock_movements", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs(
        value = {"SELL", "ADJUST_STOCK", "RECEIVE_STOCK"},
        systems = "replay")
public record StockMovement(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant occurredAt,
        @Label("Register") String registerId,

        @Label("Product") @Indexed(then = {"store_id", "occurred_at"})
        String productId,

        @Label("Quantity") Quantity quantity,
        @Label("Kind") MovementKind kind,
        @Label("Sale line") @Nullable String saleLineId,
        @Label("Reason") @Nullable String reason,
        @Label("Reference") @Nullable String reference,
        @Label("By") String staffId) {}
