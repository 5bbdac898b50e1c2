package org.evertill.stock;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * How much of a product was ordered.
 *
 * @param unitCost what a unit is expected to cost; null when that is open
 */
@Entity(table = "purchase_order_lines", scope = ScopeKind.STORE, inTraining = false)
@Needs("ORDER_STOCK")
public record PurchaseOrderLine(
        @Id String id,
        @Label("Order") @Indexed String orderId,
        @ScopePart(Part.STORE) String storeId,
        @Label("Position") int position,
        @Label("Product") @Indexed String productId,
        @Label("Quantity") Quantity quantity,
        @Label("Unit cost") @Nullable UnitPrice unitCost) {}
