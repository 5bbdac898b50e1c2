package org.evertill.entity;

import java.time.Instant;
import java.time.LocalDate;
import org.evertill.entity.ScopePart.Part;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;

/** An entity with a field of every type. */
@Entity(table = "things", scope = ScopeKind.STORE_MONTH, version = 3)
record Thing(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant madeAt,
        @Label("Name") @Indexed @Searchable @MaxLength(10) String name,
        @Sensitive @Nullable String secretHTMLText,
        Colour colour,
        boolean active,
        long amount,
        int count,
        @Nullable Long perhapsAmount,
        @Nullable Integer perhapsCount,
        @Nullable Boolean perhapsActive,
        @Nullable LocalDate day,
        @Group("price") @Indexed UnitPrice unitPrice,
        @Group("price") @Merge(MergePolicy.MANUAL) boolean taxIncluded,
        Money total,
        @Nullable Money rebate,
        Quantity quantity) {

    static final EntityType<Thing> TYPE = new EntityType<>(Thing.class);

    /** A thing has a positive count. */
    Thing {
        if (count < 0) {
            throw new IllegalArgumentException("a negative count");
        }
    }

    enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "like grass";
            }
        }
    }
}
