package org.evertill.stock;

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
import org.jspecify.annotations.Nullable;

/**
 * A paper that goes with goods: a receipt, a transfer; a fact, whose lines are {@link StockDocumentLine}. What a line moved is a
 * movement with the line's identifier.
 *
 * @param number as it is written on paper, {@code S1-R1-A-D000001}
 * @param reverses the number of the document that it takes back; null for one that takes nothing back
 * @param otherStoreId where the goods of a transfer went, or came from
 * @param transfer the number of the document with which the goods of a transfer were sent
 * @param supplier who brought a receipt
 * @param reference the supplier's own number
 * @param orderId of the purchase order that a receipt belongs to
 */
@Entity(table = "stock_documents", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs({"RECEIVE_STOCK", "ADJUST_STOCK"})
public record StockDocument(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @Label("Made") @ScopePart(Part.TIME) Instant occurredAt,
        @Label("Register") String registerId,
        @Label("Number") @Indexed @MaxLength(80) String number,
        @Label("Kind") DocumentKind kind,

        @Label("Takes back") @Indexed @MaxLength(80) @Nullable
        String reverses,

        @Label("Other store") @Indexed(then = "occurred_at") @MaxLength(20) @Nullable
        String otherStoreId,

        @Label("Transfer") @Indexed @MaxLength(80) @Nullable String transfer,
        @Label("Supplier") @MaxLength(120) @Nullable String supplier,
        @Label("Reference") @MaxLength(200) @Nullable String reference,
        @Label("Order") @Indexed @Nullable String orderId,
        @Label("Reason") @MaxLength(200) @Nullable String reason,
        @Label("By") String staffId) {

    /** The number of the transfer that it is a part of. */
    public String transferNumber() {
        return transfer == null ? number : transfer;
    }
}
