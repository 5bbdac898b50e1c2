package org.evertill.stock;

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
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * How much of a product came or went with a {@link StockDocument}: a fact. Where goods moved, there is a movement of this identifier.
 *
 * @param kind the document's
 * @param quantity as it moved, negative for what left; of a settlement what is given up
 * @param unitCost what was paid for one; null where only the whole is known, or nothing
 * @param cost what all of it cost, with the quantity's sign; null when nobody knows
 * @param onHand what there was of it before, as far as the till knew
 * @param reversedLineId of the line that it takes back
 */
@Entity(table = "stock_document_lines", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs({"RECEIVE_STOCK", "ADJUST_STOCK"})
public record StockDocumentLine(
        @Id String id,
        @Label("Document") @Indexed String documentId,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant occurredAt,
        @Label("Position") int position,
        @Label("Kind") DocumentKind kind,

        @Label("Product") @Indexed(then = {"store_id", "occurred_at"})
        String productId,

        @Label("Quantity") Quantity quantity,
        @Label("Unit cost") @Nullable UnitPrice unitCost,
        @Label("Cost") @Nullable Money cost,
        @Label("On hand before") Quantity onHand,
        @Label("Line of the order") @Indexed @Nullable String orderLineId,
        @Label("Takes back line") @Nullable String reversedLineId) {}
