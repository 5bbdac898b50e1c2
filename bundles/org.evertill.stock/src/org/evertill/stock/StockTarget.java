package org.evertill.stock;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How much of a product a store wants to have.
 *
 * @param minimum at or below which it is low
 * @param target up to which it is ordered
 * @param orderUnit what a supplier sells at least and in multiples of; null for 1
 * @param supplier where it is ordered; null where that is open
 */
@Entity(table = "stock_targets", scope = ScopeKind.STORE)
@Needs("ORDER_STOCK")
public record StockTarget(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @Label("Product") @Indexed String productId,
        @Label("Minimum") Quantity minimum,
        @Label("Target") Quantity target,
        @Label("Order unit") @Nullable Quantity orderUnit,

        @Label("Supplier") @MaxLength(120) @Nullable String supplier) {

    /** The identifier of a store's target of a product: there is one. */
    public static String idOf(String storeId, String productId) {
        return Nanoid.derived("stock_targets", storeId + " " + productId);
    }
}
