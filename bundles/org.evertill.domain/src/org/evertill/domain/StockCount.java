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
import org.evertill.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What somebody found on the shelves of a store: a fact, and a checkpoint. From it on the stock of the product is what was
 * counted and the movements after {@code occurredAt}; those up to it, whenever they arrive, are in what was counted. Of
 * several counts the one with the latest moment stands, of one moment the one with the greatest identifier.
 *
 * @param quantity what was counted, not negative
 * @param expected what the books of the counting till said then
 * @param sheetId of the sheet that it was counted with; null for a count by itself
 */
@Entity(table = "stock_counts", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT, version = 2)
@Needs(
        value = "COUNT_STOCK",
        systems = {"cli", "import"})
public record StockCount(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant occurredAt,
        @Label("Register") String registerId,

        @Label("Product") @Indexed(then = {"store_id", "occurred_at"})
        String productId,

        @Label("Counted") Quantity quantity,
        @Label("Expected") Quantity expected,
        @Label("Reference") @MaxLength(200) @Nullable String reference,
        @Label("By") String staffId,
        @Label("Sheet") @Indexed @Nullable String sheetId) {

    /** A count by itself. */
    public StockCount(
            String id,
            String storeId,
            Instant occurredAt,
            String registerId,
            String productId,
            Quantity quantity,
            Quantity expected,
            @Nullable String reference,
            String staffId) {
        this(id, storeId, occurredAt, registerId, productId, quantity, expected, reference, staffId, null);
    }
}
