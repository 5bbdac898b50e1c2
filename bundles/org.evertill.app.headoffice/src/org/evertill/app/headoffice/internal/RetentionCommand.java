package org.evertill.app.headoffice.internal;

import java.util.OptionalInt;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long tills keep what has happened. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description =
                "Decides how many months of sales, payments and stock movements tills keep beside the present one."
                        + " Older ones leave a till once they are safe at head office, which keeps all of them.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class RetentionCommand extends OfficeCommand {

    @ArgGroup(multiplicity = "1")
    private Kept kept = new Kept();

    /** One of the two. */
    static final class Kept {

        @Option(names = "--months", paramLabel = "N", required = true, description = "1 to 1200 months.")
        private int months;

        @Option(names = "--all", required = true, description = "All months: what holds without this command.")
        private boolean all;
    }

    RetentionCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var wanted = kept.all ? OptionalInt.empty() : OptionalInt.of(kept.months);
        return switch (office.desk().keepFacts(wanted)) {
            case Outcome.Failed<Integer>(var problem) -> failed(problem);
            case Outcome.Ok<Integer>(var months) -> {
                terminal.say(months == 0 ? "Tills keep all months." : "Tills keep " + months + " months.");
                yield WELL;
            }
        };
    }
}
