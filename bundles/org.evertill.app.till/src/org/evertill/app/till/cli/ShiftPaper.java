package org.evertill.app.till.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.evertill.devices.DeviceDesk;
import org.evertill.devices.PrintQueue;
import org.evertill.kernel.ProblemException;
import org.evertill.receipt.ReceiptDocument;

/** The slips of what was done with a shift. What was done stands, whether it can be printed or not. */
final class ShiftPaper {

    private final List<Function<Locale, ReceiptDocument>> slips = new ArrayList<>();

    /** Notes a slip, made in the language in which this till prints. */
    void add(Function<Locale, ReceiptDocument> slip) {
        slips.add(slip);
    }

    /** Queues what was noted, and waits a moment for it. */
    void print(OpenTill till, Console console) {
        try {
            var desk = till.service(DeviceDesk.class).orThrow();
            var language = desk.printer()
                    .map(printer -> printer.language())
                    .orElseGet(() -> Locale.getDefault(Locale.Category.DISPLAY));
            var queue = till.service(PrintQueue.class).orThrow();
            for (var slip : slips) {
                var job = queue.add("shift", slip.apply(language)).orThrow();
                Slips.printed(till, console, job.id());
            }
        } catch (ProblemException e) {
            console.problem(e.problem());
        }
    }
}
