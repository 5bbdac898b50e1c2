package org.evertill.app.headoffice.internal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.domain.Role;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.access.Office;
import org.evertill.headoffice.access.Roles;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What roles there are, and what they may do. */
@Command(
        name = "roles",
        mixinStandardHelpOptions = true,
        description = "Lists the roles with what they may do, or changes one.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class RolesCommand extends OfficeCommand {

    /** A chain's own permission has a dot in it. */
    private static final String OWN = "[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+";

    private static final String ROLE_NAME = "[A-Za-z][A-Za-z0-9_]{0,19}";

    @ArgGroup
    private Wanted wanted = new Wanted();

    /** One of the three, or the list. */
    static final class Wanted {

        @Option(
                names = "--allow",
                arity = "2",
                paramLabel = "WHAT",
                description = "A role, which is made when it is new, and a permission that it gets.")
        private List<String> allow = List.of();

        @Option(
                names = "--forbid",
                arity = "2",
                paramLabel = "WHAT",
                description = "A role, and a permission that it loses.")
        private List<String> forbid = List.of();

        @Option(
                names = "--discount-limit",
                arity = "2",
                paramLabel = "WHAT",
                description =
                        "A role, and the largest part of a price that it takes off by itself, in per cent; 100 for no"
                                + " limit. Beyond it somebody with discount-beyond has to allow it.")
        private List<String> discountLimit = List.of();
    }

    RolesCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var desk = office.desk();
        var done = Roles.addMissing(desk, USER).then(added -> changed(desk));
        if (done instanceof Outcome.Failed<List<Role>>(var problem)) {
            return failed(problem);
        }
        for (Role role : done.orThrow()) {
            terminal.say(role.id() + " (" + role.name() + "): " + String.join(" ", new TreeSet<>(role.permissions()))
                    + limit(role));
        }
        return WELL;
    }

    private static String limit(Role role) {
        Integer limit = role.discountLimitBasisPoints();
        return limit == null
                ? ""
                : ", discounts up to "
                        + BigDecimal.valueOf(limit, 2).stripTrailingZeros().toPlainString() + " %";
    }

    private Outcome<List<Role>> changed(HeadOfficeDesk desk) {
        if (!wanted.allow.isEmpty()) {
            var permission = permission(wanted.allow.get(1));
            return permission.then(p -> known(desk, wanted.allow.getFirst()).then(role -> {
                var more = new HashSet<>(role.permissions());
                more.add(p);
                return saved(desk, role, more);
            }));
        }
        if (!wanted.forbid.isEmpty()) {
            var permission = permission(wanted.forbid.get(1));
            return permission.then(p -> Roles.named(desk, wanted.forbid.getFirst())
                    .then(role -> {
                        var fewer = new HashSet<>(role.permissions());
                        fewer.remove(p);
                        return saved(desk, role, fewer);
                    }));
        }
        if (!wanted.discountLimit.isEmpty()) {
            return limit(wanted.discountLimit.get(1))
                    .then(limit -> Roles.named(desk, wanted.discountLimit.getFirst())
                            .then(role -> saved(desk, role, role.permissions(), limit.orElse(null))));
        }
        return Outcome.ok(Roles.all(desk));
    }

    /** In hundredths of a per cent; empty for the whole price. */
    private static Outcome<Optional<Integer>> limit(String percent) {
        try {
            int basisPoints =
                    new BigDecimal(percent.replace("%", "")).movePointRight(2).intValueExact();
            if (basisPoints >= 0 && basisPoints <= Role.WHOLE_PRICE) {
                return Outcome.ok(Optional.of(basisPoints).filter(limit -> limit < Role.WHOLE_PRICE));
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // said below
        }
        return Outcome.failed(
                "headoffice.bad-limit", percent + " is no percentage from 0 to 100 with two decimals at most.");
    }

    /** The role, or a new one of that name. */
    private static Outcome<Role> known(HeadOfficeDesk desk, String name) {
        var known = Roles.named(desk, name);
        return known.isOk() || !name.matches(ROLE_NAME)
                ? known
                : Outcome.ok(new Role(name.toUpperCase(Locale.ROOT), name, Set.of()));
    }

    private static Outcome<List<Role>> saved(HeadOfficeDesk desk, Role role, Set<String> permissions) {
        return saved(desk, role, permissions, role.discountLimitBasisPoints());
    }

    private static Outcome<List<Role>> saved(
            HeadOfficeDesk desk, Role role, Set<String> permissions, @Nullable Integer discountLimit) {
        return desk.save(
                        DomainTypes.ROLE,
                        new Role(role.id(), role.name(), permissions, role.edition(), discountLimit),
                        USER)
                .map(List::of);
    }

    private static Outcome<String> permission(String typed) {
        String name = typed.toUpperCase(Locale.ROOT).replace('-', '_');
        boolean known =
                Arrays.stream(Permission.values()).anyMatch(p -> p.name().equals(name));
        if (known || typed.matches(OWN)) {
            return Outcome.ok(known ? name : typed);
        }
        return Outcome.failed(
                "headoffice.unknown-permission",
                "There is no permission " + typed + ". Choose one of " + Arrays.toString(Permission.values())
                        + ", or a chain's own, which has a dot in it.");
    }
}
