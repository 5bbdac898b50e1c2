package org.evertill.headoffice.access;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.FirstRoles;
import org.evertill.domain.Role;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/** The chain's roles, which begin as the product brings them. */
public final class Roles {

    private Roles() {}

    /** Adds those of the product's roles that head office does not have; what people made of the others stays. */
    public static Outcome<Integer> addMissing(HeadOfficeDesk desk, String userId) {
        int added = 0;
        for (Role role : FirstRoles.ALL) {
            if (desk.find(DomainTypes.ROLE, role.id()).isEmpty()) {
                if (desk.save(DomainTypes.ROLE, role, userId) instanceof Outcome.Failed<Role>(var problem)) {
                    return Outcome.failed(problem);
                }
                added++;
            }
        }
        return Outcome.ok(added);
    }

    /** All of them with what they hold, those that may least first. */
    public static List<Role> all(HeadOfficeDesk desk) {
        return desk.all(DomainTypes.ROLE).stream()
                .map(Role::decided)
                .sorted(Comparator.<Role>comparingInt(role -> role.permissions().size())
                        .thenComparing(Role::id))
                .toList();
    }

    /** A role by its identifier, in capitals or not. Problem: {@code headoffice.unknown-role}. */
    public static Outcome<Role> named(HeadOfficeDesk desk, String name) {
        var known = all(desk);
        Optional<Role> role =
                known.stream().filter(r -> r.id().equalsIgnoreCase(name)).findFirst();
        return role.<Outcome<Role>>map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(Problem.of(
                                "headoffice.unknown-role",
                                "There is no role " + name + ". Choose one of "
                                        + known.stream()
                                                .map(r -> r.id().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", "))
                                        + ", or add it: roles --allow " + name + " PERMISSION.")
                        .with("role", name)));
    }
}
