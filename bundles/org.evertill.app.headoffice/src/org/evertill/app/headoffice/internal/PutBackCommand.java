package org.evertill.app.headoffice.internal;

import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import picocli.CommandLine.Command;

/** Tells head office that its database is that of a backup. */
@Command(
        name = "put-back",
        mixinStandardHelpOptions = true,
        description =
                "Tells head office that rows were put back from a backup while its database server went on running, for example"
                        + " by pg_restore --data-only. A server that was started, or a database that was made anew, it notices by"
                        + " itself. Tills then send once more what it lacks, and read everything once more.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class PutBackCommand extends OfficeCommand {

    PutBackCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        return switch (office.desk().putBack()) {
            case Outcome.Failed<Integer>(var problem) -> failed(problem);
            case Outcome.Ok<Integer>(var epoch) -> {
                terminal.say("Head office begins anew, with epoch " + epoch
                        + ". An incident says so to everybody; close it when you have looked what is missing.");
                yield WELL;
            }
        };
    }
}
