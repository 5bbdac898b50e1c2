package org.evertill.devices;

import org.evertill.kernel.Outcome;

/** Makes printers of settings; a service of whoever speaks their language. Any thread. */
public interface Printers {

    /** A printer; nothing is opened or asked yet. Problem: {@code device.bad-address}. */
    Outcome<Connected> at(PrinterSettings settings);

    /** A printer with the drawer that hangs on it; without one, opening it is refused. */
    record Connected(ReceiptPrinter printer, CashDrawer drawer) {}
}
