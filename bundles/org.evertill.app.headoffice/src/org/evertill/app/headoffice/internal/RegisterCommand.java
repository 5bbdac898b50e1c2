package org.evertill.app.headoffice.internal;

import java.util.Locale;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.DrawerUse;
import org.evertill.domain.Register;
import org.evertill.headoffice.Unknown;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How a register is used. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "Says whose money is in the drawers of a register: one drawer for all, or each person's own.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class RegisterCommand extends OfficeCommand {

    @Option(names = "--store", required = true, paramLabel = "S", description = "The store, for example S1.")
    private String store = "";

    @Option(names = "--register", required = true, paramLabel = "R", description = "The register, for example R1.")
    private String code = "";

    @Option(names = "--drawers", required = true, paramLabel = "USE", description = "shared or own.")
    private DrawerUse drawers = DrawerUse.SHARED;

    RegisterCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        String id = store + "-" + code;
        var known = office.desk().find(DomainTypes.REGISTER, id);
        if (known.isEmpty()) {
            return failed(Unknown.register(id));
        }
        var old = known.get();
        var changed = new Register(old.id(), old.storeId(), old.code(), old.name(), drawers);
        return switch (office.desk().save(DomainTypes.REGISTER, changed, USER)) {
            case Outcome.Failed<Register>(var problem) -> failed(problem);
            case Outcome.Ok<Register>(var saved) -> {
                terminal.say(
                        "Drawers of " + id + ": " + saved.drawerUse().name().toLowerCase(Locale.ROOT)
                                + ". Shifts that are open stay open until they are closed.");
                yield WELL;
            }
        };
    }
}
