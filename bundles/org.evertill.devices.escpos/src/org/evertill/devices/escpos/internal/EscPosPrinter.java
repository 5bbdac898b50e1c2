package org.evertill.devices.escpos.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.evertill.devices.CashDrawer;
import org.evertill.devices.PrinterSettings.Drawer;
import org.evertill.devices.PrinterState;
import org.evertill.devices.ReceiptPrinter;
import org.evertill.devices.ReceiptPrinter.Printing.BrokenOff;
import org.evertill.devices.ReceiptPrinter.Printing.Done;
import org.evertill.devices.ReceiptPrinter.Printing.NotBegun;
import org.evertill.kernel.Problem;
import org.evertill.receipt.PrinterProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A printer with the drawer that hangs on it. Both share one line, for such printers take one connection at a time: while a slip waits for
 * paper, the drawer opens by it.
 */
final class EscPosPrinter implements ReceiptPrinter, CashDrawer {

    private static final Logger LOG = LoggerFactory.getLogger(EscPosPrinter.class);

    /** How long somebody stands before a drawer that does not open. */
    private static final Duration DRAWER = Duration.ofSeconds(3);

    private static final Duration ASK_AGAIN = Duration.ofMillis(50);

    private final Line.Opener opener;
    private final PrinterProfile profile;
    private final Drawer drawer;
    private final Patience patience;
    private final LongSupplier nanoTime;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Pulse pulse = new Pulse();

    EscPosPrinter(Line.Opener opener, PrinterProfile profile, Drawer drawer, Patience patience, LongSupplier nanoTime) {
        this.opener = opener;
        this.profile = profile;
        this.drawer = drawer;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /**
     * How long is waited.
     *
     * @param forPerson until somebody has put in paper
     * @param forAnswer of a printer that has answered before
     * @param forDone of one that says it is ready, but never that it is done
     */
    record Patience(Duration forPerson, Duration forAnswer, Duration forDone) {

        static final Patience USUAL =
                new Patience(Duration.ofMinutes(15), Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    @Override
    public PrinterProfile profile() {
        return profile;
    }

    @Override
    public PrinterState state() {
        turn.lock();
        try (var line = opener.open()) {
            return new Answers(line).state();
        } catch (IOException e) {
            LOG.debug("the printer is not there", e);
            return PrinterState.OFFLINE;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Printing print(byte[] bytes, Progress progress) {
        turn.lock();
        try {
            var state = PrinterState.OFFLINE;
            try (var line = opener.open()) {
                var answers = new Answers(line);
                state = answers.state();
                if (state.isPrinting()) {
                    progress.begins();
                    var sending = new Sending(line, answers, progress, patience, nanoTime, pulse);
                    return sending.isDone(bytes, state) ? new Done() : new BrokenOff(offline());
                }
            } catch (IOException e) {
                LOG.debug("printing broke off", e);
                if (state.isPrinting()) {
                    return new BrokenOff(offline());
                }
            }
            return new NotBegun(state.problem().orElseGet(EscPosPrinter::offline));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Optional<Problem> open() {
        if (drawer == Drawer.NONE) {
            return Optional.of(
                    Problem.of(
                            "device.no-drawer",
                            "No drawer is set to hang on the printer. Set it with 'printer --drawer', or open it with its key."));
        }
        int pin = drawer == Drawer.FIRST ? 0 : 1;
        long begun = nanoTime.getAsLong();
        do {
            if (turn.tryLock()) {
                try {
                    return opened(pin);
                } finally {
                    turn.unlock();
                }
            }
            if (pulse.isTaken(pin, ASK_AGAIN)) {
                return Optional.empty();
            }
        } while (nanoTime.getAsLong() - begun < DRAWER.toNanos());
        return Optional.of(Problem.of(
                "device.drawer-busy",
                "The printer is busy, and the drawer hangs on it. Open it with its key, or try again."));
    }

    private Optional<Problem> opened(int pin) {
        try (var line = opener.open()) {
            var answers = new Answers(line);
            answers.send(answers.state().isPrinting() ? Pulse.inTurn(pin) : Pulse.atOnce(pin));
            return Optional.empty();
        } catch (IOException e) {
            LOG.debug("the drawer's printer is not there", e);
            return Optional.of(offline());
        }
    }

    private static Problem offline() {
        return PrinterState.OFFLINE.problem().orElseThrow();
    }
}
