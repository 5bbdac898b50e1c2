package org.evertill.sync.merge;

import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Group;
import org.evertill.entity.Id;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Row;
import org.evertill.entity.ScopeKind;
import org.jspecify.annotations.Nullable;

/** An entity with every policy that decides by itself. */
@Entity(table = "items", scope = ScopeKind.CHAIN, version = 2)
public record Item(
        @Id String id,
        String name,
        @Group("price") long price,
        @Group("price") @Nullable String currency,
        @Merge(MergePolicy.HEAD_OFFICE_WINS) String taxClass,
        @Merge(MergePolicy.MAXIMUM) long highest,
        @Merge(MergePolicy.MINIMUM) @Nullable Long lowest,
        @Merge(MergePolicy.MANUAL) String note) {

    static final EntityType<Item> TYPE = new EntityType<>(Item.class);

    static Row row(String id) {
        return TYPE.toRow(new Item(id, "name", 100, "EUR", "standard", 5, 5L, "note"));
    }
}
