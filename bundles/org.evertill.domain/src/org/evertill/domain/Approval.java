package org.evertill.domain;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.jspecify.annotations.Nullable;

/**
 * That somebody who may do something let somebody do it once who may not. A fact: the use case that it allowed notes it, in the
 * same transaction.
 *
 * @param approvedAt when the approver typed the PIN
 * @param action what was done: the identifier of a sale, the number of a receipt, or what else the use case names
 * @param permission which was lacking
 * @param staffId who did it
 * @param approvedBy who let it be done
 * @param saleId the sale that it belongs to, if it does
 */
@Entity(table = "approvals", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
public record Approval(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant approvedAt,
        @Label("Register") String registerId,
        @Label("Action") String action,
        @Label("Permission") String permission,
        @Label("By") String staffId,
        @Label("Approved by") @Indexed String approvedBy,
        @Label("Sale") @Indexed @Nullable String saleId) {

    /** Whether it allows somebody something. */
    public boolean covers(String wantedPermission, String wantedAction, String byStaffId) {
        return permission.equals(wantedPermission) && action.equals(wantedAction) && staffId.equals(byStaffId);
    }

    /** The same, of a sale. */
    public Approval of(String sale) {
        return new Approval(id, storeId, approvedAt, registerId, action, permission, staffId, approvedBy, sale);
    }
}
