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

/** The time between opening and closing a register; sales belong to the shift they were made in. */
@Entity(table = "shifts", scope = ScopeKind.STORE_MONTH, nature = Nature.PROCESS)
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
        @Label("Closed") @Group("close") @Nullable Instant closedAt) {}
