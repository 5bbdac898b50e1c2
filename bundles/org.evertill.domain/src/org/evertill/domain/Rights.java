package org.evertill.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Who may do what, by the roles of the chain. Pure, immutable, any thread. */
public final class Rights {

    /** What programs of the product act as, and never a person: {@code system:import}. */
    public static final String SYSTEM = "system:";

    private final Map<String, Role> roles = new HashMap<>();

    /**
     * @param roles as the database has them; one of {@link FirstRoles} that is not among them counts as it was first given
     */
    public Rights(Collection<Role> roles) {
        FirstRoles.ALL.forEach(role -> this.roles.put(role.id(), role));
        roles.forEach(role -> this.roles.put(role.id(), role));
    }

    /** Whether a person may do something: who works here no more may nothing, nor may one whose role nobody knows. */
    public boolean may(Staff person, Permission permission) {
        return may(person, permission.name());
    }

    /** The same for a chain's own permission. */
    public boolean may(Staff person, String permission) {
        var role = roles.get(person.role());
        return person.active() && role != null && role.holds(permission);
    }

    /** The largest part of a price that a person takes off without {@link Permission#DISCOUNT_BEYOND}, in hundredths of a per cent. */
    public int discountLimitBasisPoints(Staff person) {
        var role = roles.get(person.role());
        Integer limit = role == null ? null : role.discountLimitBasisPoints();
        return limit == null ? Role.WHOLE_PRICE : limit;
    }

    /** Whether an author is a program and no person. */
    public static boolean isSystem(String userId) {
        return userId.startsWith(SYSTEM);
    }
}
