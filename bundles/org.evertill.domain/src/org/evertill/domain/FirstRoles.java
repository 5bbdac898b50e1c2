package org.evertill.domain;

import static org.evertill.domain.Permission.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The roles that a chain begins with. They also stand for rows that have not arrived yet, so that a till whose head office is
 * of an older version sells.
 */
public final class FirstRoles {

    private static final Set<Permission> CASHIERS =
            EnumSet.of(SELL, VOID, OPEN_DRAWER, COUNT_STOCK, EDIT_CUSTOMER, RESOLVE_CONFLICT);

    private static final Set<Permission> SUPERVISORS = and(
            CASHIERS,
            EnumSet.of(
                    REFUND,
                    DISCOUNT,
                    PRICE_OVERRIDE,
                    ADJUST_STOCK,
                    UNLOCK_STAFF,
                    PAY_OUT,
                    MANAGE_SHIFT,
                    RECEIVE_STOCK,
                    ORDER_STOCK,
                    EXEMPT_TAX,
                    VOID_PAID));

    private static final Set<Permission> MANAGERS =
            and(SUPERVISORS, EnumSet.of(DISCOUNT_BEYOND, REFUND_BEYOND, EDIT_CATALOGUE, EDIT_PRICE, EXPORT_PERSONAL));

    /** All of them, the one that may least first. */
    public static final List<Role> ALL = List.of(
            role(Role.CASHIER, "Cashier", CASHIERS),
            role(Role.SUPERVISOR, "Supervisor", SUPERVISORS),
            role(Role.MANAGER, "Manager", MANAGERS),
            role(Role.ADMINISTRATOR, "Administrator", EnumSet.allOf(Permission.class)));

    private FirstRoles() {}

    private static Set<Permission> and(Set<Permission> some, Set<Permission> more) {
        var all = EnumSet.copyOf(some);
        all.addAll(more);
        return all;
    }

    private static Role role(String id, String name, Set<Permission> permissions) {
        return new Role(id, name, permissions.stream().map(Permission::name).collect(Collectors.toUnmodifiableSet()));
    }
}
