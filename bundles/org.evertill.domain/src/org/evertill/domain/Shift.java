package org.evertill.domain;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Group;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.evertill.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * The time between opening and closing a drawer of a register; sales belong to the shift they were made in.
 *
 * @param openedBy who opened it, or began to sell when none was open
 * @param cashierId whose drawer it is; null for a drawer that all share
 */
@Entity(table = "shifts", scope = ScopeKind.STORE_MONTH, nature = Nature.PROCESS, version = 2)
@Needs(value = "SELL", systems = "replay")
public record Shift(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @Label("Register") @Indexed String registerId,
        @Label("Number") long number,
        @Label("Opened by") String openedBy,
        @Label("Opened") @ScopePart(Part.TIME) Instant openedAt,
        @Label("Float") Money openingFloat,
        @Label("Closed by") @Group("close") @Nullable String closedBy,
        @Label("Closed") @Group("close") @Nullable Instant closedAt,
        @Label("Drawer of") @Nullable String cashierId) {

    /** One of a drawer that all share. */
    public Shift(
            String id,
            String storeId,
            String registerId,
            long number,
            String openedBy,
            Instant openedAt,
            Money openingFloat,
            @Nullable String closedBy,
            @Nullable Instant closedAt) {
        this(id, storeId, registerId, number, openedBy, openedAt, openingFloat, closedBy, closedAt, null);
    }

    /** The same with another float. */
    public Shift withFloat(Money money, String by) {
        return new Shift(id, storeId, registerId, number, by, openedAt, money, closedBy, closedAt, cashierId);
    }

    /** The same, closed. */
    public Shift closed(String by, Instant at) {
        return new Shift(id, storeId, registerId, number, openedBy, openedAt, openingFloat, by, at, cashierId);
    }
}
