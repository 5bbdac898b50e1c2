package org.evertill.ui.shell.internal;

import java.util.Map;
import org.evertill.domain.FirstRoles;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.ui.Messages;

/**
 * What roles are called.
 *
 * @param names as the chain has them, by identifier
 */
record RoleWords(Messages texts, Map<String, String> names) {

    /** The role of a person, in the window's language as long as the chain has not renamed it. */
    String of(Staff person) {
        var name = names.getOrDefault(person.role(), person.role());
        return isRenamed(person.role(), name)
                ? name
                : texts.find("role." + person.role()).orElse(name);
    }

    private static boolean isRenamed(String role, String name) {
        var first = FirstRoles.ALL.stream()
                .filter(r -> r.id().equals(role))
                .map(Role::name)
                .findFirst();
        return !name.equals(role) && !name.equals(first.orElse(role));
    }
}
