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

/**
 * What head office tells a store of a {@link StockDocument} that another store wrote about a transfer between the two: a fact of
 * head office's own in the scope of the store that is told. No till writes one.
 *
 * @param toldAt when head office told it
 * @param number of the document
 * @param transfer of the document with which the goods were sent
 * @param fromStoreId who wrote the document
 * @param happenedAt when it was written
 */
@Entity(table = "transfer_notices", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs(TransferNotice.NOBODY)
public record TransferNotice(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @Label("Told") @ScopePart(Part.TIME) Instant toldAt,
        @Label("Number") @Indexed @MaxLength(80) String number,
        @Label("Kind") DocumentKind kind,
        @Label("Transfer") @Indexed @MaxLength(80) String transfer,
        @Label("Other store") @MaxLength(20) String fromStoreId,
        @Label("Made") Instant happenedAt) {

    /** A permission that no role holds: what head office tells is head office's to write. */
    public static final String NOBODY = "headoffice.tells";
}
