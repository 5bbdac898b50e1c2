package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.util.Arrays;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Adds a person who may log in at tills. */
@Command(
        name = "add-staff",
        mixinStandardHelpOptions = true,
        description = "Adds a member of staff. The PIN is asked for, or read as one line of the standard input.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class AddStaffCommand extends OfficeCommand {

    private static final int MIN_DIGITS = 4;
    private static final int MAX_DIGITS = 12;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The name that the till shows.")
    private String name = "";

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "One of ${COMPLETION-CANDIDATES}.")
    private Role role = Role.CASHIER;

    AddStaffCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) throws IOException {
        char[] pin = terminal.secret("PIN (" + MIN_DIGITS + " to " + MAX_DIGITS + " digits)");
        var problem = problemOf(pin);
        if (problem != null) {
            Arrays.fill(pin, '\0');
            return failed(problem);
        }
        var outcome = parts.pinHash()
                .map(hash -> new Staff(Nanoid.random(), name, role, hash.of(pin), true))
                .then(person -> office.desk().save(DomainTypes.STAFF, person, USER));
        return switch (outcome) {
            case Outcome.Failed<Staff>(var failure) -> failed(failure);
            case Outcome.Ok<Staff>(var person) -> {
                terminal.say("Added " + person.role().name().toLowerCase(java.util.Locale.ROOT) + " " + person.id()
                        + ". Tills know it after their next synchronisation.");
                yield WELL;
            }
        };
    }

    private @org.jspecify.annotations.Nullable Problem problemOf(char[] pin) throws IOException {
        boolean digits = new String(pin).chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || pin.length < MIN_DIGITS || pin.length > MAX_DIGITS) {
            return Problem.of(
                    "headoffice.bad-pin",
                    "A PIN has " + MIN_DIGITS + " to " + MAX_DIGITS + " digits and nothing else. Nothing was added.");
        }
        if (terminal.console().isPresent() && !Arrays.equals(pin, terminal.secret("The same PIN again"))) {
            return Problem.of("headoffice.bad-pin", "The two PINs differ. Nothing was added.");
        }
        return null;
    }
}
