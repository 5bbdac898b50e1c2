package org.evertill.devices.escpos.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.evertill.devices.PrinterState;
import org.evertill.devices.ReceiptPrinter.Progress;
import org.evertill.devices.escpos.internal.EscPosPrinter.Patience;

/** One slip on its way. */
final class Sending {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Line line;
    private final Answers answers;
    private final Progress progress;
    private final Patience patience;
    private final LongSupplier nanoTime;
    private final Pulse pulse;

    Sending(Line line, Answers answers, Progress progress, Patience patience, LongSupplier nanoTime, Pulse pulse) {
        this.line = line;
        this.answers = answers;
        this.progress = progress;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.pulse = pulse;
    }

    /**
     * Sends the slip and waits for it; false when it is not known what became of it.
     *
     * @param before how the printer was
     */
    boolean isDone(byte[] bytes, PrinterState before) throws IOException {
        if (!isSent(bytes)) {
            return false;
        }
        if (before == PrinterState.SILENT) {
            return true;
        }
        answers.askWhenDone();
        return isAnswered();
    }

    /** A printer without paper takes what its memory holds, then nothing. */
    private boolean isSent(byte[] bytes) throws IOException {
        int sent = 0;
        long begun = nanoTime.getAsLong();
        while (sent < bytes.length) {
            int more = line.write(bytes, sent, LOOK);
            sent += more;
            if (more > 0) {
                begun = nanoTime.getAsLong();
            } else if (progress.isStopped() || isOver(begun, patience.forPerson())) {
                return false;
            } else {
                progress.waits(PrinterState.FAULT);
            }
        }
        return true;
    }

    private boolean isAnswered() throws IOException {
        long asked = nanoTime.getAsLong();
        long heard = asked;
        long ready = asked;
        while (!answers.isDone(LOOK)) {
            if (progress.isStopped() || isOver(asked, patience.forPerson()) || isOver(heard, patience.forAnswer())) {
                return false;
            }
            var state = answers.state();
            long now = nanoTime.getAsLong();
            if (state != PrinterState.SILENT) {
                heard = now;
            }
            if (state == PrinterState.READY || state == PrinterState.PAPER_LOW) {
                if (isOver(ready, patience.forDone())) {
                    return true;
                }
            } else {
                ready = now;
                progress.waits(state);
            }
            openDrawer();
        }
        return true;
    }

    private void openDrawer() throws IOException {
        var pin = pulse.take();
        if (pin.isPresent()) {
            answers.send(Pulse.atOnce(pin.getAsInt()));
        }
    }

    private boolean isOver(long since, Duration limit) {
        return nanoTime.getAsLong() - since > limit.toNanos();
    }
}
