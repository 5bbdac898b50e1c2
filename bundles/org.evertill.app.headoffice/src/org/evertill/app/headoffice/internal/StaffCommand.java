package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Staff;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.access.Office;
import org.evertill.headoffice.access.Roles;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Who works in the chain. */
@Command(
        name = "staff",
        mixinStandardHelpOptions = true,
        description =
                "Lists the members of staff, or changes one. PIN and password are asked for, or read as one line of"
                        + " the standard input.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class StaffCommand extends OfficeCommand {

    /** What is done with one. */
    enum Deed {
        LIST,
        END,
        RESUME,
        ROLE,
        SET_PIN,
        SET_PASSWORD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "list",
            paramLabel = "WHAT",
            description =
                    "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. An ended person is refused at a till as soon"
                            + " as the till has heard of it.")
    private Deed deed = Deed.LIST;

    @Parameters(index = "1", arity = "0..1", defaultValue = "", paramLabel = "ID", description = "As the list has it.")
    private String id = "";

    @Parameters(index = "2", arity = "0..1", defaultValue = "", paramLabel = "ROLE", description = "For role.")
    private String role = "";

    StaffCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) throws IOException {
        var desk = office.desk();
        if (deed == Deed.LIST) {
            list(desk);
            return WELL;
        }
        var person = desk.find(DomainTypes.STAFF, id);
        if (person.isEmpty()) {
            return failed(Problem.of(
                    "headoffice.unknown-staff", "Nobody has the identifier " + id + ". List them: staff list."));
        }
        return switch (changed(desk, person.get()).then(now -> desk.save(DomainTypes.STAFF, now, USER))) {
            case Outcome.Failed<Staff>(var problem) -> failed(problem);
            case Outcome.Ok<Staff>(var saved) -> {
                terminal.say("Changed " + saved.id() + ". Tills know it after their next synchronisation.");
                yield WELL;
            }
        };
    }

    private Outcome<Staff> changed(HeadOfficeDesk desk, Staff old) throws IOException {
        var secret = new NewPin(parts, terminal);
        return switch (deed) {
            case LIST -> Outcome.ok(old);
            case END -> Outcome.ok(with(old, old.role(), old.pinHash(), false, old.passwordHash()));
            case RESUME -> Outcome.ok(with(old, old.role(), old.pinHash(), true, old.passwordHash()));
            case ROLE ->
                Roles.addMissing(desk, USER)
                        .then(added -> Roles.named(desk, role))
                        .map(r -> with(old, r.id(), old.pinHash(), old.active(), old.passwordHash()));
            case SET_PIN -> secret.pin().map(hash -> with(old, old.role(), hash, old.active(), old.passwordHash()));
            case SET_PASSWORD ->
                secret.password().map(hash -> with(old, old.role(), old.pinHash(), old.active(), hash));
        };
    }

    private static Staff with(Staff old, String role, String pinHash, boolean active, @Nullable String passwordHash) {
        return new Staff(old.id(), old.name(), role, pinHash, active, passwordHash, old.storeId());
    }

    private void list(HeadOfficeDesk desk) {
        String line = "%-22s %-14s %-8s %-7s %s%n";
        terminal.out().printf(line, "ID", "ROLE", "STORE", "WORKS", "NAME");
        desk.all(DomainTypes.STAFF).stream()
                .sorted(Comparator.comparing(Staff::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Staff::id))
                .forEach(person -> terminal.out()
                        .printf(
                                line,
                                person.id(),
                                person.role(),
                                person.storeId() == null ? "all" : person.storeId(),
                                person.active() ? "yes" : "ended",
                                person.name()));
        terminal.out().flush();
    }
}
