package org.evertill.sync.merge;

import java.util.Set;
import org.evertill.entity.AtLeast;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Row;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.Unique;

/** An entity that moves between stores, with a counter, a set, a rule and a number that should be its own. */
@Entity(table = "parcels", scope = ScopeKind.STORE)
public record Parcel(
        @Id String id,
        @ScopePart(ScopePart.Part.STORE) String storeId,
        @Unique("number") String number,
        @Merge(MergePolicy.COUNTER) @AtLeast(0) long points,
        Set<String> labels,
        @Merge(MergePolicy.RULE) String state) {

    static final EntityType<Parcel> TYPE = new EntityType<>(Parcel.class);

    static Row row(String id, String number) {
        return TYPE.toRow(new Parcel(id, "S1", number, 10, Set.of("red"), "new"));
    }
}
