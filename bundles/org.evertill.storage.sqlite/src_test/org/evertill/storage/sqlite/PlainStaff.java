package org.evertill.storage.sqlite;

import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.ScopeKind;
import org.jspecify.annotations.Nullable;

/** The domain's member of staff as it would be without anything sensitive: in the same table, in clear. */
@Entity(table = "staff", scope = ScopeKind.CHAIN)
record PlainStaff(
        @Id String id,
        String name,
        String role,
        String pinHash,
        boolean active,
        @Nullable String passwordHash,
        @Nullable String storeId) {

    static final EntityType<PlainStaff> TYPE = new EntityType<>(PlainStaff.class);
}
