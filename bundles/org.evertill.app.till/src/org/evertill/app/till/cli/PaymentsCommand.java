package org.evertill.app.till.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.evertill.checkout.TenderDesk;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Unsettled;
import org.evertill.receipt.TenderName;
import org.evertill.tender.TenderKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Payments of which nobody knows, or that are not undone yet. */
@Command(
        name = "payments",
        description = {
            "Lists payments that are not settled: UNKNOWN when nobody knows what became of them, REVERSING when they were taken back and"
                    + " are not undone yet. Ends with 3 when there are any.",
            "An unknown one is settled where it was begun: 'sell', which goes on with its basket, then /settle or /take-back."
        })
final class PaymentsCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Option(names = "--retry", description = "Tries to undo those that were taken back, now.")
    boolean retry;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var desk = till.service(TenderDesk.class).orThrow();
            List<Unsettled> unsettled = retry ? desk.retry() : desk.unsettled();
            var names = desk.kinds().stream().collect(Collectors.toMap(TenderKind::id, TenderKind::names));
            unsettled.forEach(part -> commands.console.say(text(part, names)));
            commands.console.say(unsettled.size() + " payments are not settled");
            return unsettled.isEmpty() ? ExitCode.OK : ExitCode.FOUND;
        });
    }

    private static String text(Unsettled part, Map<String, TenderName> names) {
        String name = TenderName.of(part.kind(), names, Locale.getDefault(Locale.Category.DISPLAY));
        return (part.state() == State.PENDING ? "UNKNOWN" : part.state().name()) + "  " + part.kind() + " (" + name
                + ")  "
                + part.amount() + "  " + part.at() + "  by " + part.staffId() + "  [" + part.provider() + " "
                + part.id()
                + "]";
    }
}
