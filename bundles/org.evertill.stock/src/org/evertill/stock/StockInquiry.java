package org.evertill.stock;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;

/** That somebody wants to know how much of a product other stores have: a fact, answered by head office as {@link StockElsewhere}. */
@Entity(table = "stock_inquiries", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
public record StockInquiry(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,

        @Label("Asked") @ScopePart(Part.TIME) Instant askedAt,

        @Label("Register") String registerId,

        @Label("Product") @Indexed(then = {"store_id", "asked_at"})
        String productId,

        @Label("By") String staffId) {}
