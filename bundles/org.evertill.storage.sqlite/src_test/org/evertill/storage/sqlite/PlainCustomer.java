package org.evertill.storage.sqlite;

import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.MaxLength;
import org.evertill.entity.ScopeKind;
import org.jspecify.annotations.Nullable;

/** The domain's customer as it would be without anything sensitive: in the same table, in clear. */
@Entity(table = "customers", scope = ScopeKind.CHAIN)
record PlainCustomer(
        @Id String id,
        @Indexed @MaxLength(40) String number,
        @Nullable String name,
        @Nullable String email,
        @MaxLength(40) @Nullable String phone,
        @MaxLength(60) @Nullable String country,
        @Nullable String taxNumber) {

    static final EntityType<PlainCustomer> TYPE = new EntityType<>(PlainCustomer.class);
}
