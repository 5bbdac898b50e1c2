package org.evertill.app.till.cli;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.words.IncidentWords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What head office could not do. */
@Command(
        name = "incidents",
        description =
                "Lists what head office could not do as this till asked: transactions in quarantine, and facts that"
                        + " were taken although something about them is wrong.")
final class IncidentsCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var open = till.service(ConflictDesk.class).orThrow().incidents();
            var words = new IncidentWords(
                    Locale.getDefault(Locale.Category.DISPLAY),
                    ZoneId.systemDefault(),
                    new TillRows(till, commands.console));
            open.forEach(
                    incident -> show(commands.console, words.told(incident, operations(till, incident)), incident));
            commands.console.say("incidents " + open.size());
            return ExitCode.OK;
        });
    }

    /** What programs need stands last, in square brackets: identifier, kind, code, till, first and last operation. */
    private static void show(Console console, IncidentWords.Told told, Incident incident) {
        console.say(told.headline() + "  [" + incident.id() + " " + incident.kind() + " " + incident.code() + " "
                + incident.replica() + " " + incident.firstSeq() + " " + incident.lastSeq() + "]");
        told.changes().forEach(change -> console.say("  " + change));
        console.say("  " + incident.message());
    }

    /** Those that this till made itself and still has. */
    private static List<Operation> operations(OpenTill till, Incident incident) {
        var tracker = till.service(ChangeTracker.class).orThrow();
        boolean own = till.database()
                .identity()
                .map(TillIdentity::replica)
                .filter(incident.replica()::equals)
                .isPresent();
        if (!own || incident.firstSeq() <= tracker.compactedSeq()) {
            return List.of();
        }
        int count = (int) Math.min(incident.lastSeq() - incident.firstSeq() + 1, Limits.MAX_TXN_OPERATIONS);
        return tracker.from(incident.firstSeq(), count, Limits.PAGE_BYTES).stream()
                .filter(op -> op.seq() <= incident.lastSeq())
                .toList();
    }
}
