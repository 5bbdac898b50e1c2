package org.evertill.app.headoffice.internal;

import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import org.evertill.sync.merge.Incident;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What waits for people. */
@Command(
        name = "incidents",
        mixinStandardHelpOptions = true,
        description = "Lists what waits for people: transactions that were set aside, sales with something wrong, open"
                + " conflicts; or settles one of them.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class IncidentsCommand extends OfficeCommand {

    @ArgGroup
    private Wanted wanted = new Wanted();

    /** One of the two, or the list. */
    static final class Wanted {

        @Option(
                names = "--release",
                paramLabel = "INCIDENT",
                description = "Judge a transaction that was set aside again.")
        private String release = "";

        @Option(
                names = "--close",
                paramLabel = "INCIDENT",
                description = "Leave a transaction out for good, or take note of a sale. What was received is kept.")
        private String close = "";
    }

    IncidentsCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var desk = office.desk().incidents();
        if (!wanted.release.isEmpty()) {
            return told(desk.release(wanted.release, USER));
        }
        if (!wanted.close.isEmpty()) {
            return told(desk.close(wanted.close, USER));
        }
        new WaitingList(terminal, office.desk()).show();
        return WELL;
    }

    private int told(Outcome<Incident> outcome) {
        return switch (outcome) {
            case Outcome.Failed<Incident>(var problem) -> failed(problem);
            case Outcome.Ok<Incident>(var incident) -> {
                terminal.say(
                        switch (incident.status()) {
                            case OPEN -> "Still set aside: " + incident.code() + ": " + incident.message();
                            case RELEASED -> "Part of the rows now.";
                            case REJECTED -> "Left out for good. What the till sent is kept.";
                            case SEEN -> "Noted.";
                        });
                yield incident.status() == Incident.Status.OPEN ? PROBLEM : WELL;
            }
        };
    }
}
