package org.evertill.app.headoffice.internal;

import org.evertill.headoffice.CleanupDesk;
import org.evertill.headoffice.CleanupDesk.Cleaned;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What no till needs any more. */
@Command(
        name = "cleanup",
        mixinStandardHelpOptions = true,
        description =
                "Takes out what no till needs any more: deleted rows and word of rows that moved, once every till has"
                        + " them; conflicts and incidents that were closed " + CleanupDesk.SETTLED_DAYS
                        + " days ago; old enrolment codes. A server does it by itself every hour.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class CleanupCommand extends OfficeCommand {

    @Option(names = "--dry-run", description = "Only say what would be taken out.")
    private boolean dryRun;

    @Option(
            names = "--silent-days",
            paramLabel = "N",
            description =
                    "From now on a till that was not heard of for so many days is not waited for; when it comes back"
                            + " it loads its data again and loses nothing. "
                            + CleanupDesk.DEFAULT_SILENT_DAYS + " without this.")
    private @Nullable Integer silentDays;

    CleanupCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var desk = office.desk().cleanup();
        if (silentDays != null && desk.forgetSilent(silentDays) instanceof Outcome.Failed<Integer>(var problem)) {
            return failed(problem);
        }
        return switch (dryRun ? desk.due() : desk.clean()) {
            case Outcome.Failed<Cleaned>(var problem) -> failed(problem);
            case Outcome.Ok<Cleaned>(var cleaned) -> {
                tell(cleaned);
                yield WELL;
            }
        };
    }

    private void tell(Cleaned cleaned) {
        terminal.say((dryRun ? "Due: " : "Taken out: ") + cleaned.deletions() + " deleted rows, " + cleaned.departures()
                + " words of rows that moved, " + cleaned.conflicts() + " conflicts, " + cleaned.incidents()
                + " incidents, " + cleaned.codes() + " enrolment codes.");
        if (cleaned.more()) {
            terminal.say("There may be more, or another head office is at it. The next turn goes on.");
        }
    }
}
