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
import org.jspecify.annotations.Nullable;

/**
 * A line of a {@link TransferNotice}, as it stands in the document.
 *
 * @param cost what all of it cost there; null when nobody knows
 */
@Entity(table = "transfer_notice_lines", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs(TransferNotice.NOBODY)
public record TransferNoticeLine(
        @Id String id,
        @Label("Document") @Indexed String noticeId,
        @ScopePart(Part.STORE) String storeId,
        @Label("Told") @ScopePart(Part.TIME) Instant toldAt,
        @Label("Product") String productId,
        @Label("Quantity") Quantity quantity,
        @Label("Cost") @Nullable Money cost) {}
