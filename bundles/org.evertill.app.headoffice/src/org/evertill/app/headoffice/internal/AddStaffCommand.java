package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.util.Locale;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.Unknown;
import org.evertill.headoffice.access.Office;
import org.evertill.headoffice.access.Roles;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The name that the till shows.")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "cashier, supervisor, manager, administrator, or one of the chain's own.")
    private String role = "";

    @Option(names = "--store", paramLabel = "S", description = "Where the person works. Default: everywhere.")
    private @Nullable String store;

    AddStaffCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) throws IOException {
        var desk = office.desk();
        var pin = new NewPin(parts, terminal).pin();
        var outcome = pin.then(hash -> Roles.addMissing(desk, USER)
                .then(added -> Roles.named(desk, role))
                .then(known -> knownStore(desk)
                        .map(in -> new Staff(
                                Nanoid.random(), name, known.id(), hash, true, null, in.isEmpty() ? null : in)))
                .then(person -> desk.save(DomainTypes.STAFF, person, USER)));
        return switch (outcome) {
            case Outcome.Failed<Staff>(var failure) -> failed(failure);
            case Outcome.Ok<Staff>(var person) -> {
                terminal.say("Added " + person.role().toLowerCase(Locale.ROOT) + " " + person.id()
                        + ". Tills know it after their next synchronisation.");
                yield WELL;
            }
        };
    }

    /** The store that was named, an empty text for none. */
    private Outcome<String> knownStore(HeadOfficeDesk desk) {
        if (store == null) {
            return Outcome.ok("");
        }
        return desk.find(DomainTypes.STORE, store)
                .map(Store::id)
                .<Outcome<String>>map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(Unknown.store(store)));
    }
}
