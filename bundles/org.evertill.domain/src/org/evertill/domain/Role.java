package org.evertill.domain;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.jspecify.annotations.Nullable;

/**
 * What members of staff may do who have it. Head office gives the first ones ({@link FirstRoles}); a chain changes them, and
 * adds its own.
 *
 * @param permissions names of {@link Permission}, or of a chain's own; one that nobody asks for allows nothing
 * @param edition of the list of permissions for which they were decided; null from before there was more than one
 * @param discountLimitBasisPoints the largest part of a price that they take off without another permission, in hundredths of a per cent;
 *     null for no limit
 */
@Entity(table = "roles", scope = ScopeKind.CHAIN, version = 3)
@Needs("EDIT_STAFF")
public record Role(
        @Id String id,
        @Label("Name") String name,

        @Label("Permissions") @Merge(MergePolicy.SET) @MaxLength(8_000)
        Set<String> permissions,

        @Label("Edition") @Nullable Integer edition,

        @Label("Discount at most") @Nullable Integer discountLimitBasisPoints) {

    /** All of a price, in hundredths of a per cent. */
    public static final int WHOLE_PRICE = 10_000;

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

    /** One that is decided now, without a limit. */
    public Role(String id, String name, Set<String> permissions) {
        this(id, name, permissions, Permission.EDITION, null);
    }

    /** Whether it holds a permission; one that came after it was decided, as {@link Permission#before} says. */
    public boolean holds(String permission) {
        return permissions.contains(permission)
                || Permission.named(permission)
                        .filter(p -> p.edition() > decidedFor())
                        .flatMap(Permission::before)
                        .filter(before -> holds(before.name()))
                        .isPresent();
    }

    /** The same with all that it holds written out, so that from now on it is as somebody decides. */
    public Role decided() {
        var all = new HashSet<>(permissions);
        Arrays.stream(Permission.values())
                .map(Permission::name)
                .filter(this::holds)
                .forEach(all::add);
        return new Role(id, name, all, Math.max(Permission.EDITION, decidedFor()), discountLimitBasisPoints);
    }

    private int decidedFor() {
        return edition == null ? 1 : edition;
    }
}
