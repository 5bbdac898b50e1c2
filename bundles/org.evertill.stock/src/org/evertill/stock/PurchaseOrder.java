package org.evertill.stock;

import java.time.Instant;
import java.time.LocalDate;
import org.evertill.entity.Entity;
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
 * Goods that a store ordered of a supplier, at the store or at head office. What came of it are the receipts that name it.
 *
 * @param number by which people know it, {@code S1-R1-A-P000001}
 */
@Entity(table = "purchase_orders", scope = ScopeKind.STORE, inTraining = false)
@Needs({"ORDER_STOCK", "RECEIVE_STOCK"})
public record PurchaseOrder(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @Label("Number") @Indexed @MaxLength(80) String number,
        @Label("Supplier") @MaxLength(120) String supplier,
        @Label("Status") @Indexed OrderState state,
        @Label("Ordered") Instant orderedAt,
        @Label("Expected") @Nullable LocalDate expectedOn,
        @Label("Reason") @MaxLength(200) @Nullable String note,
        @Label("By") String orderedBy) {

    /** The same in another state. */
    public PurchaseOrder with(OrderState other) {
        return new PurchaseOrder(id, storeId, number, supplier, other, orderedAt, expectedOn, note, orderedBy);
    }
}
