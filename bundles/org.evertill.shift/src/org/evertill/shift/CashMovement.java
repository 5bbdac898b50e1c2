package org.evertill.shift;

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
import org.evertill.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that went into or out of a drawer without a sale: a fact.
 *
 * @param amount negative when it left the drawer
 * @param approvalId of the approval that allowed it, where the person's role did not
 */
@Entity(table = "cash_movements", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs({"OPEN_DRAWER", "PAY_OUT"})
public record CashMovement(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant movedAt,
        @Label("Register") String registerId,
        @Label("Shift") @Indexed String shiftId,
        @Label("Kind") CashMovementKind kind,
        @Label("Amount") Money amount,
        @Label("Reason") @MaxLength(200) @Nullable String reason,
        @Label("By") String staffId,
        @Label("Approval") @Nullable String approvalId) {}
