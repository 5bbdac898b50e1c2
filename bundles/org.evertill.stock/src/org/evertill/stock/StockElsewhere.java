package org.evertill.stock;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How much of a product another store has, as head office answered the last time that somebody of this store asked. Head office writes
 * it and nobody else.
 *
 * @param heardAt when head office last heard of a till of the other store: what happened there since is not in it; null if it never did
 */
@Entity(table = "stock_elsewhere", scope = ScopeKind.STORE, inTraining = false)
@Needs(TransferNotice.NOBODY)
public record StockElsewhere(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @Label("Product") @Indexed String productId,
        @Label("Other store") String otherStoreId,
        @Label("Quantity") Quantity quantity,
        @Label("Heard of") @Nullable Instant heardAt,
        @Label("Answered") Instant answeredAt) {

    /** The identifier of what a store knows of another one. */
    public static String idOf(String storeId, String productId, String otherStoreId) {
        return Nanoid.derived("stock_elsewhere", storeId + " " + productId + " " + otherStoreId);
    }
}
