package org.evertill.domain;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.Sensitive;
import org.jspecify.annotations.Nullable;

/**
 * A person who works at tills.
 *
 * @param role a {@link Role}'s identifier
 * @param pinHash Argon2id in PHC string form
 * @param active false from the moment that head office ends the person's work
 * @param passwordHash as the PIN's; null for somebody who has a PIN alone
 * @param storeId where the person works; null for all stores
 */
@Entity(table = "staff", scope = ScopeKind.CHAIN, version = 2)
@Needs("EDIT_STAFF")
public record Staff(
        @Id String id,
        @Label("Name") @Sensitive String name,
        @Label("Role") String role,
        @Label("PIN") @Sensitive String pinHash,
        @Label("Active") boolean active,
        @Label("Password") @Sensitive @Nullable String passwordHash,
        @Label("Store") @Nullable String storeId) {

    /** One who works in all stores and has a PIN alone. */
    public Staff(String id, String name, String role, String pinHash, boolean active) {
        this(id, name, role, pinHash, active, null, null);
    }

    /** Whether the person works in a store. */
    public boolean worksIn(String store) {
        return active && (storeId == null || storeId.equals(store));
    }
}
