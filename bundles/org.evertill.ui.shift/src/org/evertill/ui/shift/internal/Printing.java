package org.evertill.ui.shift.internal;

import java.util.Locale;
import java.util.function.Function;
import org.evertill.devices.DeviceDesk;
import org.evertill.devices.PrintQueue;
import org.evertill.kernel.Outcome;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.ui.Notices;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;

/** Queues slips in the language in which this till prints. What was done stands, whether it can be printed or not. UI thread. */
final class Printing {

    private final Till till;
    private final UiTasks tasks;
    private final Notices notices;

    Printing(Till till, UiTasks tasks, Notices notices) {
        this.till = till;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** A till without a printer prints nothing, and says nothing about it: the slip is on the screen. */
    void print(Function<Locale, ReceiptDocument> slip) {
        tasks.ask(Lane.BACKGROUND, () -> till.service(DeviceDesk.class).then(desk -> queue(desk, slip)), outcome -> {
            if (outcome instanceof Outcome.Failed<Boolean>(var problem)) {
                notices.problem(problem);
            }
        });
    }

    private Outcome<Boolean> queue(DeviceDesk desk, Function<Locale, ReceiptDocument> slip) {
        var printer = desk.printer();
        return printer.isEmpty()
                ? Outcome.ok(false)
                : till.service(PrintQueue.class)
                        .then(queue ->
                                queue.add("shift", slip.apply(printer.get().language())))
                        .map(job -> true);
    }
}
