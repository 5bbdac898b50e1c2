package org.evertill.app.headoffice.internal;

import java.util.List;
import org.evertill.headoffice.DistributionDesk.ByColumn;
import org.evertill.headoffice.DistributionDesk.Everywhere;
import org.evertill.headoffice.DistributionDesk.OnCoordinator;
import org.evertill.headoffice.DistributionDesk.Placed;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The tables over the servers of a Citus cluster. */
@Command(
        name = "distribute",
        mixinStandardHelpOptions = true,
        description =
                "Prints the SQL that spreads the tables over the servers of a Citus cluster, and why the others stay on"
                        + " the coordinator. Changes nothing without --apply. Read docs/scaling.md first: it was never run on a cluster.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class DistributeCommand extends OfficeCommand {

    @Option(
            names = "--apply",
            description =
                    "Runs it, in one transaction, while no head office is at work; what is distributed already stays.")
    private boolean apply;

    DistributeCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var desk = office.desk().distribution();
        if (!apply) {
            var plan = desk.plan();
            terminal.say("-- Run it on the coordinator, when no head office is at work.");
            plan.tables().forEach(placed -> terminal.say("-- " + told(placed)));
            terminal.say("SET citus.enable_unsafe_triggers = on; -- op refuses changes of what it holds by a trigger");
            plan.statements().forEach(statement -> terminal.say(statement + ";"));
            return WELL;
        }
        return switch (desk.apply()) {
            case Outcome.Failed<List<String>>(var problem) -> failed(problem);
            case Outcome.Ok<List<String>>(var statements) -> {
                statements.forEach(statement -> terminal.say(statement + ";"));
                terminal.note(statements.isEmpty() ? "All tables were in their places." : "Done.");
                yield WELL;
            }
        };
    }

    private static String told(Placed placed) {
        return placed.table()
                + switch (placed.place()) {
                    case ByColumn(String column, String group) -> ": by " + column + ", beside " + group;
                    case Everywhere all -> ": whole on every server";
                    case OnCoordinator(String reason) -> ": on the coordinator; " + reason;
                };
    }
}
