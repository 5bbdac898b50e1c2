package org.evertill.shift;

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

/**
 * That a Z was shown or printed again: a fact. The copies of a Z are counted.
 *
 * @param copy from 1
 */
@Entity(table = "z_copies", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs({"SELL", "MANAGE_SHIFT"})
public record ZCopy(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant copiedAt,
        @Label("Register") String registerId,
        @Label("Z") @Indexed String closingId,
        @Label("Copy") int copy,
        @Label("By") String staffId) {}
