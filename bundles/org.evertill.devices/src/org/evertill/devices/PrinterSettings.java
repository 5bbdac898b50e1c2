package org.evertill.devices;

import java.net.URI;
import java.util.Locale;
import org.evertill.receipt.PrinterProfile;

/**
 * Which printer a till has and what it is used for.
 *
 * @param address {@code tcp://host:9100}, {@code file:/dev/usb/lp0} for a device or a file that grows, {@code file:/folder/} with a slash
 *     at its end for a file a slip
 * @param language of the slips
 */
public record PrinterSettings(URI address, PrinterProfile profile, Locale language, Drawer drawer, Use receipts) {

    /** Where the drawer's cable is plugged in. */
    public enum Drawer {
        NONE,
        /** The first drawer: pin 2 of the printer's socket. */
        FIRST,
        /** The second drawer: pin 5. */
        SECOND
    }

    /** When receipts are printed. */
    public enum Use {
        /** Of each completed sale. */
        ALWAYS,
        /** When somebody asks for one. */
        ON_DEMAND
    }
}
