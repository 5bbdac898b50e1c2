package org.evertill.app.headoffice.internal;

import java.time.Duration;
import java.util.Locale;
import org.evertill.headoffice.OperationsDesk.Overview;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How everything is, on one page. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says on one page how head office and its tills are, and what waits for people.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class StatusCommand extends OfficeCommand {

    private static final int MAX_DAYS = 3_650;

    @Option(
            names = "--silent-days",
            paramLabel = "N",
            defaultValue = "7",
            description = "Names tills that were not heard of for more than N days. Default: ${DEFAULT-VALUE}.")
    private int silentDays;

    StatusCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        if (silentDays < 1 || silentDays > MAX_DAYS) {
            terminal.note("Choose 1 to 3650 days.");
            return USAGE;
        }
        var now = parts.clock().instant();
        return switch (office.desk().operations().overview(now, Duration.ofDays(silentDays))) {
            case Outcome.Failed<Overview>(var problem) -> failed(problem);
            case Outcome.Ok<Overview>(var overview) -> {
                write(overview);
                yield WELL;
            }
        };
    }

    private void write(Overview now) {
        line("Chain", now.chainName());
        line("Epoch", now.epoch() + ", begun when the database was last started, moved or put back");
        line("Head", number(now.chainHead()) + " of what all tills see, in " + number(now.scopes()) + " scopes");
        line("Operations", number(now.operations()) + " received");
        line(
                "Tills",
                number(now.tills()) + ", of which " + number(now.connected()) + " were heard of in the last 2 minutes; "
                        + number(now.shutOut()) + " shut out");
        line("Pending", number(now.pendingReported()) + " operations that tills had not sent when they last said so");
        line("Silent", silent(now));
        line("Conflicts", number(now.openConflicts()) + " open" + hint(now.openConflicts(), "incidents"));
        line("Quarantine", number(now.quarantined()) + " transactions" + hint(now.quarantined(), "incidents"));
        line("Exceptions", number(now.exceptions()) + hint(now.exceptions(), "incidents"));
        if (now.apartTills() > 0) {
            line(
                    "Kept apart",
                    number(now.apartOperations()) + " operations of " + number(now.apartTills())
                            + " tills that were shut out. List them with apart, and take or drop them");
        }
        line("Database", megabytes(now.databaseBytes()));
        line("Backups", "head office does not know of any. Look at those of PostgreSQL, and put one back on trial");
    }

    private String silent(Overview now) {
        if (now.silentTills() == 0) {
            return "none for more than " + silentDays + " days";
        }
        String more = now.silentTills() > now.silent().size() ? " and others" : "";
        return number(now.silentTills()) + " for more than " + silentDays + " days: " + String.join(", ", now.silent())
                + more + ". What they sold since is only there. Connect them, or shut them out if they are gone";
    }

    private static String hint(long count, String command) {
        return count == 0 ? "" : ". List them with " + command;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void line(String name, String text) {
        terminal.say(String.format(Locale.ROOT, "%-11s %s.", name, text));
    }
}
