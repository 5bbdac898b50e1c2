package org.evertill.tender;

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

/**
 * That something came onto a {@link StoredValue} or was taken off it: a fact.
 *
 * @param saleId the sale or refund by which
 * @param partId the line or the payment in it
 * @param amount negative for what was taken off
 */
@Entity(table = "stored_movements", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs({"SELL", "REFUND"})
public record StoredMovement(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @Label("When") @ScopePart(Part.TIME) Instant movedAt,
        @Label("Register") String registerId,
        @Label("By") String staffId,
        @Label("Of") @Indexed String storedValueId,
        @Label("Sale") String saleId,
        @Label("Part of the sale") String partId,
        @Label("Amount") Money amount) {}
