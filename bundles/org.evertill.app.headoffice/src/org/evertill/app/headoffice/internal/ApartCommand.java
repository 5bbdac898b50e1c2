package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.domain.Permission;
import org.evertill.headoffice.ApartDesk.Decision;
import org.evertill.headoffice.ApartDesk.KeptApart;
import org.evertill.headoffice.HeadOfficeDesk.Till;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is kept apart of tills that were shut out: lists it, takes or drops it. */
@Command(
        name = "apart",
        mixinStandardHelpOptions = true,
        description =
                "Lists what is kept apart of tills that were shut out: nobody has read it, and it counts for nothing. --take enters all of"
                        + " a till as if it had sent it, --drop throws it away and keeps nothing more of it. Who decides is named, may"
                        + " say which tills there are (configure), and types PIN or password. A till that is enrolled once"
                        + " more (cli enrol --again) brings by itself what it has.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE, Exits.FOUND})
final class ApartCommand extends OfficeCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "TILL",
            description = "With --take or --drop: the till, by replica or register.")
    private Optional<String> till = Optional.empty();

    @ArgGroup
    private Wanted wanted = new Wanted();

    @Option(names = "--by", paramLabel = "STAFF", description = "Who decides, as the list of staff has it.")
    private Optional<String> by = Optional.empty();

    /** One of them, or the list. */
    static final class Wanted {

        @Option(
                names = "--take",
                description = "Enter what is kept of the till, with the checks that all tills' sales meet.")
        private boolean take;

        @Option(names = "--drop", description = "Throw away what is kept of the till, for good.")
        private boolean drop;
    }

    ApartCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) throws IOException {
        boolean decides = wanted.take || wanted.drop;
        if (decides != till.isPresent() || decides != by.isPresent()) {
            terminal.note(
                    "Name a till, what becomes of what is kept of it (--take or --drop) and who decides (--by STAFF);"
                            + " or none of them for the list.");
            return USAGE;
        }
        return decides ? decide(office, till.orElseThrow(), by.orElseThrow()) : list(office);
    }

    private int decide(Office office, String name, String staff) throws IOException {
        var desk = office.desk().apart();
        var decided = new Acting(parts, terminal)
                .person(office.desk(), staff, Permission.CONFIGURE)
                .then(person -> wanted.take ? desk.take(name, person.id()) : desk.drop(name, person.id()));
        return switch (decided) {
            case Outcome.Failed<Decision>(var problem) -> failed(problem);
            case Outcome.Ok<Decision>(var decision) -> {
                terminal.say(said(decision));
                yield decision.setAside() > 0 ? FOUND_SOMETHING : WELL;
            }
        };
    }

    private int list(Office office) {
        var desk = office.desk().apart();
        var kept = desk.tills();
        kept.forEach(this::tell);
        var registers = office.desk().tills().stream()
                .collect(Collectors.toMap(Till::replica, Till::registerId, (first, second) -> first));
        desk.decisions()
                .forEach(decision -> terminal.say("Decided: " + registers.getOrDefault(decision.replica(), "?") + " "
                        + decision.replica() + ", " + decision.at() + " by " + decision.userId() + ". "
                        + said(decision)));
        boolean waits = kept.stream().anyMatch(one -> one.operations() > 0);
        if (!waits) {
            terminal.say("Nothing is kept apart.");
        }
        return waits ? FOUND_SOMETHING : WELL;
    }

    private void tell(KeptApart kept) {
        String closed = kept.isClosed() ? " Nothing more is kept of it since what there was was dropped." : "";
        if (kept.operations() == 0) {
            terminal.say(kept.registerId() + " " + kept.replica() + ":" + closed);
            return;
        }
        terminal.say(String.format(
                Locale.ROOT,
                "%s %s: %,d operations (%d to %d), of which %,d are sales and refunds; %,.1f KB; handed in from %s to %s;"
                        + " dropped on %s unless somebody decides.%s",
                kept.registerId(),
                kept.replica(),
                kept.operations(),
                kept.firstSeq(),
                kept.lastSeq(),
                kept.sales(),
                kept.bytes() / 1e3,
                at(kept.since()),
                at(kept.lastAt()),
                kept.keptUntil()
                        .map(until -> LocalDate.ofInstant(until, ZoneOffset.UTC).toString())
                        .orElse("?"),
                closed));
    }

    private static String at(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("?");
    }

    private static String said(Decision decision) {
        String range = decision.operations() == 0 ? "" : ", " + decision.firstSeq() + " to " + decision.lastSeq();
        String what = String.format(Locale.ROOT, "%,d operations%s", decision.operations(), range);
        return switch (decision.verdict()) {
            case TAKEN ->
                what + ", are taken"
                        + (decision.known() > 0 ? "; " + decision.known() + " of them had come before" : "")
                        + (decision.setAside() > 0
                                ? "; " + decision.setAside() + " of them are set aside (incidents)"
                                : "")
                        + ".";
            case DROPPED -> what + ", are dropped. Nothing more is kept of this till until it is enrolled again.";
            case EXPIRED -> what + ", are dropped, since nobody has decided in time.";
        };
    }
}
