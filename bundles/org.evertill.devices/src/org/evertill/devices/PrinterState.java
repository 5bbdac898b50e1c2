package org.evertill.devices;

import java.util.Optional;
import org.evertill.kernel.Problem;

/** How a printer is. */
public enum PrinterState {
    /** It prints. */
    READY,
    /** It prints, and the roll will soon be at its end. */
    PAPER_LOW,
    PAPER_OUT,
    COVER_OPEN,
    /** Paper jam, knife stuck, or what else a person has to look at. */
    FAULT,
    /** It does not answer, or cannot be reached. */
    OFFLINE,
    /** It takes bytes and never says how it is. */
    SILENT;

    /** Whether it makes sense to send it something. */
    public boolean isPrinting() {
        return this == READY || this == PAPER_LOW || this == SILENT;
    }

    /** What somebody has to do before it prints; empty when it does. */
    public Optional<Problem> problem() {
        return switch (this) {
            case READY, PAPER_LOW, SILENT -> Optional.empty();
            case PAPER_OUT ->
                Optional.of(Problem.of(
                        "device.paper-out",
                        "The printer has no paper. Put in a new roll; printing goes on by itself."));
            case COVER_OPEN ->
                Optional.of(Problem.of(
                        "device.cover-open", "The printer's cover is open. Close it; printing goes on by itself."));
            case FAULT ->
                Optional.of(Problem.of(
                        "device.printer-fault",
                        "The printer reports a fault: a paper jam, or a stuck knife. Open it, take the paper out, switch"
                                + " it off and on; printing goes on by itself."));
            case OFFLINE ->
                Optional.of(Problem.of(
                        "device.printer-offline",
                        "The printer does not answer. Check that it is switched on and its cable; selling goes on, and"
                                + " what was not printed waits."));
        };
    }
}
