package org.evertill.devices;

import org.evertill.kernel.Problem;
import org.evertill.receipt.PrinterProfile;

/** A printer of receipts. Waits for the device, so not on the UI's thread; one caller at a time prints, others wait. */
public interface ReceiptPrinter {

    PrinterProfile profile();

    /** How it is now; asks it, for a few seconds at most. */
    PrinterState state();

    /**
     * Prints, and waits until it is done where the printer says so. While somebody has to put in paper it waits on, up to some minutes.
     *
     * @param bytes whole slips in the printer's language
     */
    Printing print(byte[] bytes, Progress progress);

    /** What came of it. */
    sealed interface Printing {

        /** It is on paper; of a printer that never says how it is: it was sent. */
        record Done() implements Printing {}

        /** Nothing was sent: it can be printed later as if this had not been. */
        record NotBegun(Problem problem) implements Printing {}

        /** Something was sent and it is not known what is on paper. */
        record BrokenOff(Problem problem) implements Printing {}
    }

    /** What happens meanwhile. */
    interface Progress {

        /** Told before the first byte leaves. */
        void begins();

        /** The printer waits for a person. */
        void waits(PrinterState state);

        /** Whether to give up, because the till ends. */
        boolean isStopped();
    }
}
