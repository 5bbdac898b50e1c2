package org.evertill.domain;

import java.util.Set;
import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;

/**
 * What members of staff may do who have it. Head office gives the first ones ({@link FirstRoles}); a chain changes them, and
 * adds its own.
 *
 * @param permissions names of {@link Permission}, or of a chain's own; one that nobody asks for allows nothing
 */
@Entity(table = "roles", scope = ScopeKind.CHAIN)
@Needs("EDIT_STAFF")
public record Role(
        @Id String id,
        @Label("Name") String name,

        @Label("Permissions") @Merge(MergePolicy.SET) @MaxLength(8_000)
        Set<String> permissions) {

    /** Sells. */
    public static final String CASHIER = "CASHIER";

    /** Looks after cashiers. */
    public static final String SUPERVISOR = "SUPERVISOR";

    /** Runs a store. */
    public static final String MANAGER = "MANAGER";

    /** Runs the chain. */
    public static final String ADMINISTRATOR = "ADMINISTRATOR";

    public Role {
        permissions = Set.copyOf(permissions);
    }

    /** Whether it holds a permission. */
    public boolean holds(String permission) {
        return permissions.contains(permission);
    }
}
