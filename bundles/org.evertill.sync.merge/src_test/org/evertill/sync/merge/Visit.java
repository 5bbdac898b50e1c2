package org.evertill.sync.merge;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.Row;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;

/** A fact. */
@Entity(table = "visits", scope = ScopeKind.STORE_MONTH, nature = Entity.Nature.FACT)
public record Visit(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant at,
        long visitors) {

    static final EntityType<Visit> TYPE = new EntityType<>(Visit.class);
    static final String SCOPE = "facts:S1:2026-11";

    static Row row(String id, long visitors) {
        return TYPE.toRow(new Visit(id, "S1", Instant.parse("2026-11-23T10:00:00Z"), visitors));
    }
}
