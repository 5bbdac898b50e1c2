package org.evertill.app.headoffice.internal;

import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shuts a till out. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description =
                "Shuts a till out at once: it was stolen, or another one stands in its place. What it has sent stays; what it still"
                        + " sells is kept apart and counts for nothing until somebody takes or drops it (apart), or the till is enrolled"
                        + " once more (cli enrol --again).",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class RevokeCommand extends OfficeCommand {

    @Parameters(paramLabel = "REPLICA", description = "The till, as the command tills names it.")
    private String replica = "";

    RevokeCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        String till = replica.replaceFirst("~.*", "");
        return switch (office.desk().revoke(till)) {
            case Outcome.Failed<Boolean>(var problem) ->
                failed(
                        problem.code().equals("auth.unknown-device")
                                ? Problem.of(
                                        "headoffice.no-till",
                                        "There is no till " + till + ". The command tills lists them all.")
                                : problem);
            case Outcome.Ok<Boolean>(var now) -> {
                terminal.say(now ? "The till " + till + " is shut out." : "The till " + till + " was shut out before.");
                yield WELL;
            }
        };
    }
}
